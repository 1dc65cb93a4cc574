import { BallotClientError } from './ballot-client.errors';
import { importPublicKey } from './blinding';
import {
  SHEET_SUITE,
  type OpenedBody,
  type SealedSheet,
  type Sheet,
  type Ticket,
} from './definition';
import { toBase64url } from './encoding';
import { encodeSheet, sheetBinding, sheetProblem } from './sheet';
import { ticketId } from './ticket';

/**
 * Seals a sheet to the closing key on the board (RSA-OAEP-256 around a fresh AES-256-GCM key), for this ticket only.
 * All sheets of an appraisal have the same length. Nothing that could open it again leaves this function, so a voter has
 * no receipt to sell and no device one to lose.
 * @throws BallotClientError SHEET_INVALID, BOARD_NOT_UNDERSTOOD, KEY_UNUSABLE
 */
export async function sealSheet(
  opened: OpenedBody,
  sheet: Sheet,
  ticket: Ticket,
): Promise<SealedSheet> {
  if (opened.suites.sheet !== SHEET_SUITE || opened.closingPublicKeyJwk.alg !== 'RSA-OAEP-256') {
    throw new BallotClientError(
      'BOARD_NOT_UNDERSTOOD',
      'The board asks for a suite this client does not know.',
    );
  }
  const problem = sheetProblem(opened.definition, sheet);
  if (problem)
    throw new BallotClientError(
      'SHEET_INVALID',
      `The sheet does not fit the appraisal: ${problem}.`,
    );
  const { kty, n, e } = opened.closingPublicKeyJwk;
  const closingKey = await importPublicKey({ kty, n, e }, { name: 'RSA-OAEP', hash: 'SHA-256' }, [
    'encrypt',
  ]);
  const rawKey = crypto.getRandomValues(new Uint8Array(32));
  const sheetKey = await crypto.subtle.importKey('raw', rawKey, 'AES-GCM', false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const additionalData = sheetBinding(opened.appraisalId, await ticketId(ticket.preparedMessage));
  const plain = encodeSheet(opened.definition, sheet);
  const ciphertext = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    sheetKey,
    plain,
  );
  const encryptedKey = await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, closingKey, rawKey);
  rawKey.fill(0);
  plain.fill(0);
  return {
    alg: SHEET_SUITE,
    encryptedKey: toBase64url(new Uint8Array(encryptedKey)),
    iv: toBase64url(iv),
    ciphertext: toBase64url(new Uint8Array(ciphertext)),
  };
}
