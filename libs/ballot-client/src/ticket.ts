import type { ClosedBody, Ticket } from './definition';
import { fromBase64url } from './encoding';

/**
 * What a ticket says: 32 random bytes (RFC 9474 PrepareRandomize) and a constant. The class and the appraisal are
 * told by the key that signed it, so all tickets of a class look alike.
 */
export const TICKET_MESSAGE = 'huiyin-ticket-v1';
const RANDOM_BYTES = 32;

/** True for a prepared message a voter's client makes; anything else signed by the key is not a ticket. */
export function isTicketMessage(prepared: Uint8Array): boolean {
  const constant = new TextEncoder().encode(TICKET_MESSAGE);
  return (
    prepared.length === RANDOM_BYTES + constant.length &&
    constant.every((byte, index) => prepared[RANDOM_BYTES + index] === byte)
  );
}

/** The tracker a voter keeps: lower-case hex SHA-256 of the prepared message. Says "counted", never what. */
export function ticketId(preparedMessage: string): Promise<string> {
  return sha256Hex(fromBase64url(preparedMessage) ?? new Uint8Array());
}

/**
 * Is my ticket in the box, and was its sheet readable? Looked up on this device: whoever reads the board is not told
 * which line was meant.
 */
export function trackTicket(
  closed: ClosedBody,
  { preparedMessage }: Ticket,
): 'absent' | 'void' | 'counted' {
  const found = closed.tickets.find((ticket) => ticket.preparedMessage === preparedMessage);
  return found ? (found.counted ? 'counted' : 'void') : 'absent';
}

/** Lower-case hex, by WebCrypto. */
export async function sha256Hex(data: string | Uint8Array): Promise<string> {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
