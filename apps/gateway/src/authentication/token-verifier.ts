import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { type Clock, systemClock } from '@huiyin/kernel';
import { IssuerUnavailable, TokenRefused } from './authentication.errors';

export interface IssuerSettings {
  readonly url: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** Shortest time between two fetches caused by unknown key ids, so that strangers cannot make us hammer the issuer. */
  readonly jwksCooldownMs: number;
}

const algorithms = ['RS256', 'ES256', 'PS256', 'EdDSA'];
// RFC 9068 access tokens, and what issuers that predate it (Keycloak) write. An ID token is `JWT` too: its audience differs.
const types = new Set(['at+jwt', 'application/at+jwt', 'jwt']);
const clockToleranceSeconds = 5;
const rememberedSeconds = 60;

/** Verifies access tokens (RFC 7519, RFC 9068 §4) against the issuer's published keys. */
export class TokenVerifier {
  private readonly keys;
  // Keyed by hash: a heap dump shows no usable token. One minute at most, so that a withdrawn key stops counting.
  private readonly verified = new LRUCache<string, { subject: string; until: number }>({
    max: 20_000,
  });

  constructor(
    private readonly issuer: IssuerSettings,
    private readonly clock: Clock = systemClock,
  ) {
    this.keys = createRemoteJWKSet(new URL(issuer.jwksUrl), {
      cooldownDuration: issuer.jwksCooldownMs,
      timeoutDuration: 2_000,
      cacheMaxAge: Infinity, // refreshed by reload(): an issuer that is away must not sign everybody out
    });
  }

  /** The subject. Throws TokenRefused for every bad token, IssuerUnavailable when no key was ever fetched. */
  async subjectOf(token: string): Promise<string> {
    const now = this.clock.now().getTime() / 1000;
    const hash = createHash('sha256').update(token).digest('base64url');
    const known = this.verified.get(hash);
    if (known && known.until > now) return known.subject;
    const { sub, exp } = await this.check(token);
    this.verified.set(hash, { subject: sub, until: Math.min(exp, now + rememberedSeconds) });
    return sub;
  }

  /** Fetches the keys anew, so that withdrawn ones are forgotten. Throws what the fetch throws. */
  async reload(): Promise<void> {
    await this.keys.reload();
    this.verified.clear();
  }

  /** Whether the keys were fetched at least once; fetches them otherwise. */
  async ready(): Promise<void> {
    if (this.keys.jwks() === undefined) await this.keys.reload();
  }

  private async check(token: string): Promise<{ sub: string; exp: number }> {
    const { payload, protectedHeader } = await jwtVerify(token, this.keys, {
      algorithms,
      issuer: this.issuer.url,
      audience: this.issuer.audience,
      clockTolerance: clockToleranceSeconds,
      currentDate: this.clock.now(),
      requiredClaims: ['sub', 'exp', 'iat'],
    }).catch((error: unknown) => {
      throw this.refusalFor(error);
    });
    if (!types.has(protectedHeader.typ?.toLowerCase() ?? '') || !isAccessToken(payload))
      throw new TokenRefused();
    return payload;
  }

  private refusalFor(error: unknown): TokenRefused | IssuerUnavailable {
    const aboutToken = error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout);
    // With keys at hand, a token they do not fit is a bad token, even if asking the issuer for newer ones failed.
    return this.keys.jwks() !== undefined || (aboutToken && error.code !== 'ERR_JOSE_GENERIC')
      ? new TokenRefused()
      : new IssuerUnavailable();
  }
}

function isAccessToken(payload: JWTPayload): payload is JWTPayload & { sub: string; exp: number } {
  const { sub, exp } = payload;
  // Keycloak tells its kinds of token apart by a `typ` claim.
  const claimed = payload['typ'];
  if (claimed !== undefined && claimed !== 'Bearer') return false;
  return typeof exp === 'number' && typeof sub === 'string' && /^[\x21-\x7e]{1,255}$/.test(sub);
}
