import { TokenRefused } from './authentication.errors';

const longestToken = 8_192;

/** The token of an `Authorization` header (RFC 6750 §2.1); null without the header. Anything else is refused. */
export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
  if (token === undefined || token.length > longestToken) throw new TokenRefused();
  return token;
}
