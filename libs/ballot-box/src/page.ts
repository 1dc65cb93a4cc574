import { randomInt } from 'node:crypto';
import { BoxPageUnreadable } from './ballot-box.errors';
import type { BoxLayout } from './box-layout';
import { type BoxKeys, decrypt, encrypt } from './box-secret';
import { type BoxedSheet, decodeSlot, encodeSlot } from './slot';

/** Sheets of one page; at most `slotsPerPage`. Their order means nothing. */
export type Page = readonly BoxedSheet[];

export interface PageCipher {
  readonly appraisalId: string;
  readonly layout: BoxLayout;
  readonly keys: BoxKeys;
}

/**
 * The whole page anew: fresh nonce, slots in a fresh random order, free slots indistinguishable from taken ones. Who holds
 * two versions of a page learns that it was written, not what changed.
 */
export function sealPage({ appraisalId, layout, keys }: PageCipher, no: number, page: Page) {
  const slots = Array.from({ length: layout.slotsPerPage }, (_, at) => {
    const sheet = page[at];
    const slot = sheet ? encodeSlot(layout, sheet) : Buffer.alloc(layout.slotBytes);
    if (slot === null || page.length > layout.slotsPerPage)
      throw new Error('cannot happen: a sheet that does not fit its page was let in');
    return slot;
  });
  return encrypt(keys.page, Buffer.concat(shuffled(slots)), pageLabel(appraisalId, no));
}

/** @throws BoxPageUnreadable */
export function openPage(cipher: PageCipher, no: number, content: Buffer): BoxedSheet[] {
  const { appraisalId, layout, keys } = cipher;
  const plain = decrypt(keys.page, content, pageLabel(appraisalId, no));
  if (plain?.length !== layout.slotsPerPage * layout.slotBytes) throw new BoxPageUnreadable(no);
  return Array.from({ length: layout.slotsPerPage }, (_, at) =>
    decodeSlot(layout, plain.subarray(at * layout.slotBytes, (at + 1) * layout.slotBytes)),
  ).filter((sheet) => sheet !== null);
}

/** Fisher–Yates with the system's randomness. */
export function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** A page moved to another number or another box does not open. */
function pageLabel(appraisalId: string, no: number): string {
  return `huiyin-box-page/1:${appraisalId}:${no}`;
}
