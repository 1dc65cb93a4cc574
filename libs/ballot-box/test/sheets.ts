import { createHash, randomBytes } from 'node:crypto';
import { SHEET_SUITE, TICKET_MESSAGE } from '@huiyin/ballot-client';
import type { BoxLayout } from '../src/box-layout';
import type { BoxedSheet } from '../src/slot';

/** Small enough to read, with every part there. */
export function aLayout(change: Partial<BoxLayout> = {}): BoxLayout {
  const sizes = {
    classIds: ['a', 'b'],
    messageBytes: 32 + TICKET_MESSAGE.length,
    signatureBytes: 20,
    encryptedKeyBytes: 20,
    ciphertextBytes: 17,
    slotsPerPage: 4,
    pageCount: 3,
    ...change,
  };
  const { messageBytes, signatureBytes, encryptedKeyBytes, ciphertextBytes } = sizes;
  return {
    ...sizes,
    slotBytes: 3 + messageBytes + signatureBytes + encryptedKeyBytes + 12 + ciphertextBytes,
  };
}

const text = (bytes: number) => randomBytes(bytes).toString('base64url');

/** A sheet of the ticket with this number; `content` makes it another sheet of the same ticket. */
export function aSheet(
  layout: BoxLayout,
  ticketNo: number,
  content = text(layout.ciphertextBytes),
) {
  const random = createHash('sha256').update(`ticket ${ticketNo}`).digest();
  const message = Buffer.concat([random, Buffer.from(TICKET_MESSAGE)]);
  const sheet: BoxedSheet = {
    ticketId: createHash('sha256').update(message).digest('hex'),
    ticketClass: layout.classIds[ticketNo % layout.classIds.length] ?? '',
    ticket: {
      preparedMessage: message.toString('base64url'),
      signature: createHash('sha512')
        .update(random)
        .digest()
        .subarray(0, layout.signatureBytes)
        .toString('base64url'),
    },
    sealed: {
      alg: SHEET_SUITE,
      encryptedKey: text(layout.encryptedKeyBytes),
      iv: text(12),
      ciphertext: content,
    },
  };
  return sheet;
}
