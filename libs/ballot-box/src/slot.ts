import { SHEET_SUITE, type SealedSheet, type Ticket } from '@huiyin/ballot-client';
import { createHash } from 'node:crypto';
import { type BoxLayout, GCM_IV_BYTES, SLOT_HEAD_BYTES } from './box-layout';

/** What the box keeps of one ballot. Class and ticket say nothing of the voter, the sheet opens at closing only. */
export interface BoxedSheet {
  /** SHA-256 of the prepared message, hex. */
  readonly ticketId: string;
  readonly ticketClass: string;
  readonly ticket: Ticket;
  readonly sealed: SealedSheet;
}

const TAKEN = 1;

/** Fixed length; null when a part has not the length this box asks for. */
export function encodeSlot(layout: BoxLayout, sheet: BoxedSheet): Buffer | null {
  const classNo = layout.classIds.indexOf(sheet.ticketClass);
  if (classNo < 0) return null;
  const slot = Buffer.alloc(layout.slotBytes);
  slot.writeUInt8(TAKEN, 0);
  slot.writeUInt16BE(classNo, 1);
  let at = SLOT_HEAD_BYTES;
  for (const [text, bytes] of partsOf(layout, sheet)) {
    const part = Buffer.from(text, 'base64url');
    if (part.length !== bytes) return null;
    at += part.copy(slot, at);
  }
  return slot;
}

/** null for a free slot. */
export function decodeSlot(layout: BoxLayout, slot: Buffer): BoxedSheet | null {
  if (slot.readUInt8(0) !== TAKEN) return null;
  let at = SLOT_HEAD_BYTES;
  const next = (bytes: number): Buffer => slot.subarray(at, (at += bytes));
  const message = next(layout.messageBytes);
  const [signature, encryptedKey, iv, ciphertext] = [
    next(layout.signatureBytes),
    next(layout.encryptedKeyBytes),
    next(GCM_IV_BYTES),
    next(layout.ciphertextBytes),
  ].map((part) => part.toString('base64url')) as [string, string, string, string];
  return {
    ticketId: createHash('sha256').update(message).digest('hex'),
    ticketClass: layout.classIds[slot.readUInt16BE(1)] ?? '',
    ticket: { preparedMessage: message.toString('base64url'), signature },
    sealed: { alg: SHEET_SUITE, encryptedKey, iv, ciphertext },
  };
}

function partsOf(layout: BoxLayout, { ticket, sealed }: BoxedSheet): [string, number][] {
  return [
    [ticket.preparedMessage, layout.messageBytes],
    [ticket.signature, layout.signatureBytes],
    [sealed.encryptedKey, layout.encryptedKeyBytes],
    [sealed.iv, GCM_IV_BYTES],
    [sealed.ciphertext, layout.ciphertextBytes],
  ];
}
