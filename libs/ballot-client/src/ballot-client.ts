import { RSABSSA } from '@cloudflare/blindrsa-ts';
import {
  SHEET_SUITE,
  TICKET_SUITE,
  type ClosedBody,
  type OpenedBody,
  type RsaPublicJwk,
  type SealedSheet,
  type Sheet,
  type Ticket,
} from './definition';
import { fromBase64url, toBase64url } from './encoding';
import { encodeSheet, sheetBinding, sheetProblem } from './sheet';
import { TICKET_MESSAGE } from './ticket';
import { BallotClientError } from './ballot-client.errors';

/** Stays on the voter's device between the two steps; JSON-safe, base64url. Whoever has it has the ticket. */
export interface TicketSecret {
  alg: typeof TICKET_SUITE;
  publicKeyJwk: RsaPublicJwk;
  preparedMessage: string;
  inverse: string;
}

export interface TicketRequest {
  /** Sent to the issuer, base64url; says nothing about the ticket. */
  blinded: string;
  secret: TicketSecret;
}

/**
 * Refuses a key that the board does not show for this class: an issuer could tag a voter with a private key of
 * his own (anchors, trap 8). @throws BallotClientError KEY_NOT_ON_BOARD
 */
export function assertKeyOnBoard(opened: OpenedBody, classId: string, key: RsaPublicJwk): void {
  const published = opened.ticketClasses.find(({ id }) => id === classId)?.publicKeyJwk;
  if (!published || published.n !== key.n || published.e !== key.e || published.alg !== key.alg) {
    throw new BallotClientError(
      'KEY_NOT_ON_BOARD',
      'The issuer offers a key that is not on the board.',
    );
  }
}

/** RFC 9474 Prepare + Blind. Call `assertKeyOnBoard` first. About 0.1 s. @throws BallotClientError KEY_UNUSABLE */
export async function createTicketRequest(publicKeyJwk: RsaPublicJwk): Promise<TicketRequest> {
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const key = await importTicketKey(publicKeyJwk);
  const prepared = suite.prepare(new TextEncoder().encode(TICKET_MESSAGE));
  const { blindedMsg, inv } = await suite.blind(key, prepared);
  const secret: TicketSecret = {
    alg: TICKET_SUITE,
    publicKeyJwk,
    preparedMessage: toBase64url(prepared),
    inverse: toBase64url(inv),
  };
  return { blinded: toBase64url(blindedMsg), secret };
}

/**
 * RFC 9474 Finalize: unblinds and verifies.
 * @param blindSignature base64url, from the issuer @throws BallotClientError BLIND_SIGNATURE_INVALID
 */
export async function finalizeTicket(
  secret: TicketSecret,
  blindSignature: string,
): Promise<Ticket> {
  const suite = RSABSSA.SHA384.PSS.Randomized();
  const key = await importTicketKey(secret.publicKeyJwk);
  try {
    const signature = await suite.finalize(
      key,
      bytesOf(secret.preparedMessage),
      bytesOf(blindSignature),
      bytesOf(secret.inverse),
    );
    return { preparedMessage: secret.preparedMessage, signature: toBase64url(signature) };
  } catch {
    throw new BallotClientError('BLIND_SIGNATURE_INVALID', 'The issuer did not sign this ticket.');
  }
}

/** The tracker a voter keeps: lower-case hex SHA-256 of the prepared message. Says "counted", never what. */
export async function ticketId(preparedMessage: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesOf(preparedMessage)));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Is my ticket in the box, and was its sheet readable? */
export function trackTicket(
  closed: ClosedBody,
  { preparedMessage }: Ticket,
): 'absent' | 'void' | 'counted' {
  const found = closed.tickets.find((ticket) => ticket.preparedMessage === preparedMessage);
  return found ? (found.counted ? 'counted' : 'void') : 'absent';
}

/**
 * Seals a sheet to the closing key on the board (RSA-OAEP-256 around a fresh AES-256-GCM key), for this ticket only.
 * All sheets of an appraisal have the same length. @throws BallotClientError SHEET_INVALID, BOARD_NOT_UNDERSTOOD
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
  const closingKey = await importKey({ kty, n, e }, { name: 'RSA-OAEP', hash: 'SHA-256' }, [
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
  return {
    alg: SHEET_SUITE,
    encryptedKey: toBase64url(new Uint8Array(encryptedKey)),
    iv: toBase64url(iv),
    ciphertext: toBase64url(new Uint8Array(ciphertext)),
  };
}

function importTicketKey({ kty, n, e }: RsaPublicJwk) {
  return importKey({ kty, n, e }, { name: 'RSA-PSS', hash: 'SHA-384' }, ['verify']);
}

async function importKey(
  jwk: { kty: string; n: string; e: string },
  algorithm: { name: string; hash: string },
  usages: ('verify' | 'encrypt')[],
) {
  try {
    // Extractable because the library reads the modulus through an export; the key is public anyway.
    return await crypto.subtle.importKey('jwk', jwk, algorithm, true, usages);
  } catch {
    throw new BallotClientError('KEY_UNUSABLE', 'The public key cannot be used.');
  }
}

function bytesOf(text: string): Uint8Array {
  return fromBase64url(text) ?? new Uint8Array();
}
