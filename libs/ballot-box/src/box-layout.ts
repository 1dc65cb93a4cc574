import { fromBase64url, type OpenedBody, sheetBytes, TICKET_MESSAGE } from '@huiyin/ballot-client';

/** Sizes in bytes. They follow from the opening on the board, so that every sheet and every page of a box looks alike. */
export interface BoxLayout {
  readonly classIds: readonly string[];
  readonly messageBytes: number;
  readonly signatureBytes: number;
  readonly encryptedKeyBytes: number;
  readonly ciphertextBytes: number;
  readonly slotBytes: number;
  readonly slotsPerPage: number;
  readonly pageCount: number;
}

/** Few, because each cast rewrites a page; more than one, so that a rewritten page does not mean one certain ticket. */
const SLOTS_PER_PAGE = 8;
/** Slots per voter: pages fill up unevenly, and a search ends early when some room is left. */
const ROOM = 1.25;
const RANDOM_BYTES = 32;
export const GCM_IV_BYTES = 12;
export const GCM_TAG_BYTES = 16;
/** Taken or free, and the number of the ticket class. */
export const SLOT_HEAD_BYTES = 3;

/** What the opening on the board makes of a box. */
export function boxLayout(opened: OpenedBody): BoxLayout {
  const { ticketClasses, closingPublicKeyJwk, definition } = opened;
  const eligible = ticketClasses.reduce((sum, one) => sum + one.eligible, 0);
  const messageBytes = RANDOM_BYTES + Buffer.byteLength(TICKET_MESSAGE);
  const signatureBytes = Math.max(...ticketClasses.map((one) => modulusBytes(one.publicKeyJwk.n)));
  const encryptedKeyBytes = modulusBytes(closingPublicKeyJwk.n);
  const ciphertextBytes = sheetBytes(definition) + GCM_TAG_BYTES;
  return {
    classIds: ticketClasses.map(({ id }) => id),
    ...{ messageBytes, signatureBytes, encryptedKeyBytes, ciphertextBytes },
    slotBytes:
      SLOT_HEAD_BYTES +
      messageBytes +
      signatureBytes +
      encryptedKeyBytes +
      GCM_IV_BYTES +
      ciphertextBytes,
    slotsPerPage: SLOTS_PER_PAGE,
    pageCount: Math.max(1, Math.ceil((eligible * ROOM) / SLOTS_PER_PAGE)),
  };
}

function modulusBytes(n: string): number {
  return fromBase64url(n)?.length ?? 0;
}
