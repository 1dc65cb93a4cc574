import type { OpenedBody, Ticket } from './definition';
import { createTicketRequest, finalizeTicket } from './blinding';
import { keyOfClass } from './board-keys';

/**
 * The voter's side of issuing without a device's storage (see `Voter` for one that survives a lost answer): the key is taken from the board and from nowhere else, so no issuer can hand
 * one voter a key of his own.
 * @param issue sends the blinded message (base64url) as the logged-in voter, resolves to the blind signature
 * @throws BallotClientError CLASS_UNKNOWN, KEY_UNUSABLE, BLIND_SIGNATURE_INVALID
 */
export async function obtainTicket(
  opened: OpenedBody,
  classId: string,
  issue: (blindedMessage: string) => Promise<string>,
): Promise<Ticket> {
  const key = keyOfClass(opened, classId);
  const { blinded, secret } = await createTicketRequest(key);
  return finalizeTicket(secret, await issue(blinded));
}
