import { createHmac } from 'node:crypto';
import { exportSPKI, importJWK, type CryptoKey } from 'jose';
import { type LocalIssuer, signingKey } from './local-issuer';

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = (token: string) => token.split('.') as [string, string, string];

/** Authorization headers none of which may pass (quality.md S7: at least eighteen). */
export async function badAuthorizations(issuer: LocalIssuer): Promise<Record<string, string>> {
  const now = Math.floor(Date.now() / 1000);
  const good = await issuer.token();
  const [header, payload, signature] = parts(good);
  const stranger = await signingKey(issuer.key.kid);
  const weak = await signingKey('weak', 'ES384');
  const bearer = async (token: Promise<string> | string) => `Bearer ${await token}`;
  return {
    'an empty header': '',
    'the wrong scheme': `Basic ${good}`,
    'no token after the scheme': 'Bearer ',
    rubbish: 'Bearer not-a-token',
    'three empty parts': 'Bearer ..',
    'two tokens': `Bearer ${good} ${good}`,
    'alg none': await bearer(`${encoded({ alg: 'none', typ: 'at+jwt' })}.${payload}.`),
    'alg none with a signature': await bearer(
      `${encoded({ alg: 'none', typ: 'at+jwt' })}.${payload}.${signature}`,
    ),
    'HS256 with the public key as secret': await bearer(confused(payload, await publicKey(issuer))),
    'a stranger’s key under our key id': await bearer(issuer.token({}, {}, stranger)),
    'an unknown key id': await bearer(issuer.token({}, { kid: 'nobody' }, stranger)),
    'a key it brings along itself': await bearer(
      issuer.token({}, { kid: undefined, jwk: stranger.jwk }, stranger),
    ),
    'an algorithm that is not allowed': await bearer(issuer.token({}, {}, weak)),
    'an expired token': await bearer(issuer.token({ exp: now - 30 })),
    'a token without an end': await bearer(issuer.token({ exp: undefined as never })),
    'a token that is not valid yet': await bearer(issuer.token({ nbf: now + 60 })),
    'another issuer': await bearer(issuer.token({ iss: 'https://issuer.example' })),
    'another audience': await bearer(issuer.token({ aud: 'somebody-else' })),
    'no audience': await bearer(issuer.token({ aud: undefined as never })),
    'no subject': await bearer(issuer.token({ sub: undefined as never })),
    'a subject with a line break': await bearer(issuer.token({ sub: 'clerk\nadmin' })),
    'a type that is no access token': await bearer(issuer.token({}, { typ: 'logout+jwt' })),
    'no type': await bearer(issuer.token({}, { typ: undefined })),
    'an ID token by its claim': await bearer(issuer.token({ typ: 'ID' })),
    'an extension it marks critical': await bearer(
      `${encoded({ alg: 'ES256', kid: issuer.key.kid, typ: 'at+jwt', crit: ['x'], x: 1 })}.${payload}.${signature}`,
    ),
    'a changed payload': await bearer(
      `${header}.${encoded({ iss: issuer.url, aud: 'huiyin', sub: 'leader', iat: now, exp: now + 300 })}.${signature}`,
    ),
    'a changed signature': await bearer(
      `${header}.${payload}.${signature.split('').reverse().join('')}`,
    ),
    'a missing signature': await bearer(`${header}.${payload}.`),
    'a token of nine thousand bytes': await bearer(issuer.token({ padding: 'x'.repeat(9_000) })),
  };
}

async function publicKey(issuer: LocalIssuer): Promise<string> {
  return exportSPKI((await importJWK(issuer.key.jwk, 'ES256', { extractable: true })) as CryptoKey);
}

function confused(payload: string, secret: string): string {
  const body = `${encoded({ alg: 'HS256', typ: 'at+jwt' })}.${payload}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}
