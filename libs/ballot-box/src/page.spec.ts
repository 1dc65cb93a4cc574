import fc from 'fast-check';
import { aLayout, aSheet } from '../test/sheets';
import { BoxPageUnreadable, BoxSecretUnreadable } from './ballot-box.errors';
import { boxKeys, homePage, newBoxSecret, openSecret, sealSecret } from './box-secret';
import { openPage, sealPage } from './page';
import { decodeSlot, encodeSlot } from './slot';

const layout = aLayout();
const appraisalId = '6f3b1e5e-7f0e-4c39-9a51-0f6d6a1d9b11';
const cipher = () => ({ appraisalId, layout, keys: boxKeys(newBoxSecret()) });
const byTicket = (sheets: readonly { ticketId: string }[]) =>
  [...sheets].sort((a, b) => a.ticketId.localeCompare(b.ticketId));

describe('a page of the ballot box', () => {
  it('gives back what was put in, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(1_000), { maxLength: layout.slotsPerPage }),
        fc.nat(50),
        (tickets, no) => {
          const [mine, sheets] = [cipher(), tickets.map((ticket) => aSheet(layout, ticket))];
          expect(byTicket(openPage(mine, no, sealPage(mine, no, sheets)))).toEqual(
            byTicket(sheets),
          );
        },
      ),
    );
  });

  it('is equally long empty and full, and shows no byte run of what is in it', () => {
    const mine = cipher();
    const sheets = [1, 2, 3, 4].map((ticket) => aSheet(layout, ticket));
    const full = sealPage(mine, 0, sheets);
    expect(sealPage(mine, 0, []).length).toBe(full.length);
    for (const { ticket, sealed, ticketId } of sheets)
      for (const part of [ticket.preparedMessage, ticket.signature, sealed.encryptedKey]) {
        expect(full.includes(Buffer.from(part, 'base64url').subarray(0, 6))).toBe(false);
        expect(full.includes(Buffer.from(ticketId, 'hex').subarray(0, 6))).toBe(false);
      }
  });

  it('shares nothing with another version of itself, not even when nothing changed', () => {
    const mine = cipher();
    const sheets = [1, 2].map((ticket) => aSheet(layout, ticket));
    const versions = Array.from({ length: 50 }, () => sealPage(mine, 3, sheets));
    expect(new Set(versions.map((one) => one.subarray(0, 12).toString('hex'))).size).toBe(50);
    // 16 equal bytes in a row at the same place would be an AES block under the same counter.
    for (const [at, one] of versions.entries())
      for (const other of versions.slice(at + 1))
        for (let from = 12; from + 16 <= one.length; from += 16)
          expect(one.subarray(from, from + 16).equals(other.subarray(from, from + 16))).toBe(false);
  });

  it('keeps its sheets in no order: the same sheet is found in every slot', () => {
    const mine = cipher();
    const sheets = [1, 2, 3, 4].map((ticket) => aSheet(layout, ticket));
    const first = sheets[0]?.ticketId;
    const places = Array.from({ length: 200 }, () =>
      openPage(mine, 0, sealPage(mine, 0, sheets)).findIndex(({ ticketId }) => ticketId === first),
    );
    for (const slot of [0, 1, 2, 3])
      expect(places.filter((place) => place === slot).length).toBeGreaterThan(20);
  });

  it('does not open under another number, another box, another key, or with one byte changed', () => {
    const mine = cipher();
    const content = sealPage(mine, 1, [aSheet(layout, 1)]);
    expect(() => openPage(mine, 2, content)).toThrow(BoxPageUnreadable);
    expect(() => openPage({ ...mine, appraisalId: 'other' }, 1, content)).toThrow(
      BoxPageUnreadable,
    );
    expect(() => openPage(cipher(), 1, content)).toThrow(BoxPageUnreadable);
    for (let at = 0; at < content.length; at += 7) {
      const changed = Buffer.from(content);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openPage(mine, 1, changed)).toThrow(BoxPageUnreadable);
    }
    expect(() => openPage(mine, 1, content.subarray(0, 20))).toThrow(BoxPageUnreadable);
  });
});

describe('a slot', () => {
  it('takes nothing of another length or another class', () => {
    const sheet = aSheet(layout, 1);
    expect(encodeSlot(layout, { ...sheet, ticketClass: 'c' })).toBeNull();
    const longer = { ...sheet.sealed, ciphertext: `${sheet.sealed.ciphertext}AAAA` };
    expect(encodeSlot(layout, { ...sheet, sealed: longer })).toBeNull();
    expect(decodeSlot(layout, encodeSlot(layout, sheet) as Buffer)).toEqual(sheet);
  });
});

describe('the secret of a box', () => {
  it('opens with the key of the process, for its own box only', () => {
    const [boxKey, secret] = [newBoxSecret(), newBoxSecret()];
    const sealed = sealSecret(boxKey, appraisalId, secret);
    expect(openSecret(boxKey, appraisalId, sealed).equals(secret)).toBe(true);
    expect(() => openSecret(newBoxSecret(), appraisalId, sealed)).toThrow(BoxSecretUnreadable);
    expect(() => openSecret(boxKey, 'other', sealed)).toThrow(BoxSecretUnreadable);
  });

  it('spreads tickets over the pages evenly, and differently in every box', () => {
    const tickets = Array.from({ length: 2_000 }, (_, at) => aSheet(layout, at).ticketId);
    const [one, other] = [boxKeys(newBoxSecret()).place, boxKeys(newBoxSecret()).place];
    const pages = tickets.map((ticket) => homePage(one, ticket, 10));
    for (let no = 0; no < 10; no += 1) {
      const share = pages.filter((page) => page === no).length;
      expect(share).toBeGreaterThan(120);
      expect(share).toBeLessThan(290);
    }
    const same = tickets.filter((ticket, at) => homePage(other, ticket, 10) === pages[at]).length;
    expect(same).toBeLessThan(290); // one in ten by chance
  });
});
