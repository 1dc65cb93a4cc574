import { RSABSSA } from '@cloudflare/blindrsa-ts';
import { BallotClientError } from './ballot-client.errors';
import { TICKET_SUITE, type RsaPublicJwk, type Ticket } from './definition';
import { fromBase64url, toBase64url } from './encoding';
import { TICKET_MESSAGE } from './ticket';

/** Stays on the voter's device between the two steps; JSON-safe, base64url. Whoever has it has the ticket. */
export interface TicketSecret {
  alg: typeof TICKET_SUITE;
  publicKeyJwk: RsaPublicJwk;
  preparedMessage: string;
  inverse: string;
}

/** WebCrypto's key; the type has no global name outside a browser's typings. */
type CryptoKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

export interface TicketRequest {
  /** Sent to the issuer, base64url; says nothing about the ticket. */
  blinded: string;
  secret: TicketSecret;
}

/** RFC 9474 Prepare + Blind. Call `assertKeyOnBoard` first. About 0.1 s. @throws BallotClientError KEY_UNUSABLE */
export async function createTicketRequest(publicKeyJwk: RsaPublicJwk): Promise<TicketRequest> {
  const suite = RSABSSA.SHA384.PSS.Randomized();
  return blindMessage(publicKeyJwk, suite.prepare(new TextEncoder().encode(TICKET_MESSAGE)));
}

/** RFC 9474 Blind alone, of a message that is prepared already: what the vectors of its appendix test. */
export async function blindMessage(
  publicKeyJwk: RsaPublicJwk,
  prepared: Uint8Array,
): Promise<TicketRequest> {
  const key = await importTicketKey(publicKeyJwk);
  const { blindedMsg, inv } = await RSABSSA.SHA384.PSS.Randomized().blind(key, prepared);
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
  const key = await importTicketKey(secret.publicKeyJwk);
  try {
    const signature = await RSABSSA.SHA384.PSS.Randomized().finalize(
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

/** @throws BallotClientError KEY_UNUSABLE */
export function importTicketKey({ kty, n, e }: RsaPublicJwk): Promise<CryptoKey> {
  return importPublicKey({ kty, n, e }, { name: 'RSA-PSS', hash: 'SHA-384' }, ['verify']);
}

/** @throws BallotClientError KEY_UNUSABLE */
export async function importPublicKey(
  jwk: { kty: string; n: string; e: string },
  algorithm: { name: string; hash: string },
  usages: ('verify' | 'encrypt')[],
): Promise<CryptoKey> {
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
