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
