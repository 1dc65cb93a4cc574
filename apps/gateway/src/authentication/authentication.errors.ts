import { Refusal } from '../http/refusal.errors';

/** Any credential that is not a good token. Says nothing about which check failed: that helps only attackers. */
export class TokenRefused extends Refusal {
  readonly code = 'UNAUTHENTICATED';
  readonly kind = 'forbidden';
  readonly status = 401;
  override readonly headers = { 'www-authenticate': 'Bearer error="invalid_token"' };
  constructor() {
    super('This bearer token is not valid. Please sign in again.');
  }
}

export class IssuerUnavailable extends Refusal {
  readonly code = 'ISSUER_UNAVAILABLE';
  readonly kind = 'unavailable';
  readonly status = 503;
  override readonly headers = { 'retry-after': '2' };
  constructor() {
    super('Sign-in cannot be checked right now: the identity provider does not answer.');
  }
}
