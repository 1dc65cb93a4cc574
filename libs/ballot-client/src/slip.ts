import { BallotClientError } from './ballot-client.errors';
import { importTicketKey } from './blinding';
import { keyOfClass } from './board-keys';
import type { OpenedBody, Ticket } from './definition';
import { fromBase64url } from './encoding';
import { isTicketMessage } from './ticket';

/** First field of a slip; another form gets another number. */
export const SLIP_FORM = 'HY1';

/** What the QR code of a printed ticket holds. It names an appraisal and a class, and nobody. */
export interface Slip {
  readonly appraisalId: string;
  readonly classId: string;
  readonly ticket: Ticket;
}

/**
 * `HY1.<appraisalId>.<classId>.<preparedMessage>.<signature>`, ASCII, 620 characters at 3072 bit and a class of one
 * letter: a QR code in byte mode of 93 modules at level M (version 19), 97 with a class of up to 40 characters.
 * @throws BallotClientError SLIP_UNREADABLE when the parts could not be told apart again
 */
export function encodeSlip({ appraisalId, classId, ticket }: Slip): string {
  const text = [SLIP_FORM, appraisalId, classId, ticket.preparedMessage, ticket.signature].join(
    '.',
  );
  const again = decodeSlip(text);
  if (again.appraisalId !== appraisalId || again.classId !== classId) throw unreadable();
  return text;
}

/**
 * The parts of a scanned slip; says nothing about its validity, see {@link checkTicket}. White space around it is ignored.
 * @throws BallotClientError SLIP_UNREADABLE
 */
export function decodeSlip(text: string): Slip {
  // A class id may hold dots, the other parts cannot.
  const match = /^HY1\.([^.\s]{1,80})\.([^\s]{1,80})\.([\w-]{64})\.([\w-]{342,1366})$/.exec(
    text.trim(),
  );
  const [, appraisalId = '', classId = '', preparedMessage = '', signature = ''] = match ?? [];
  const message = fromBase64url(preparedMessage);
  if (!match || !message || !isTicketMessage(message) || !fromBase64url(signature))
    throw unreadable();
  return { appraisalId, classId, ticket: { preparedMessage, signature } };
}

/**
 * Whether the key on the board made this ticket (RFC 9474 §4.5: RSASSA-PSS with SHA-384 and a salt of 48 bytes). A slip
 * of a forger, of another class or of another appraisal is found before somebody votes with it.
 * @throws BallotClientError CLASS_UNKNOWN, TICKET_INVALID, KEY_UNUSABLE
 */
export async function checkTicket(
  opened: OpenedBody,
  classId: string,
  ticket: Ticket,
): Promise<void> {
  const message = fromBase64url(ticket.preparedMessage);
  const signature = fromBase64url(ticket.signature);
  const key = await importTicketKey(keyOfClass(opened, classId));
  const isGenuine =
    message !== null &&
    signature !== null &&
    isTicketMessage(message) &&
    (await crypto.subtle.verify({ name: 'RSA-PSS', saltLength: 48 }, key, signature, message));
  if (!isGenuine)
    throw new BallotClientError('TICKET_INVALID', 'The key on the board did not sign this ticket.');
}

function unreadable(): BallotClientError {
  return new BallotClientError('SLIP_UNREADABLE', 'This is not the code of a ballot ticket.');
}
