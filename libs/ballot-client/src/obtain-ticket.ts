import type { OpenedBody, Ticket } from './definition';
import { assertKeyOnBoard, createTicketRequest, finalizeTicket } from './ballot-client';
import { BallotClientError } from './ballot-client.errors';

/**
 * The voter's side of issuing, whole: the key is taken from the board and from nowhere else, so no issuer can hand
 * one voter a key of his own.
 * @param issue sends the blinded message (base64url) as the logged-in voter, resolves to the blind signature
 * @throws BallotClientError BOARD_NOT_UNDERSTOOD, KEY_UNUSABLE, BLIND_SIGNATURE_INVALID
 */
export async function obtainTicket(
  opened: OpenedBody,
  classId: string,
  issue: (blindedMessage: string) => Promise<string>,
): Promise<Ticket> {
  const key = opened.ticketClasses.find(({ id }) => id === classId)?.publicKeyJwk;
  if (!key)
    throw new BallotClientError(
      'BOARD_NOT_UNDERSTOOD',
      `The board has no ticket class "${classId}".`,
    );
  assertKeyOnBoard(opened, classId, key);
  const { blinded, secret } = await createTicketRequest(key);
  return finalizeTicket(secret, await issue(blinded));
}
