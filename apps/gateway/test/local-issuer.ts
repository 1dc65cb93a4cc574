import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  generateKeyPair,
  type JWK,
  type JWTPayload,
  SignJWT,
} from 'jose';

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

/** A key set and whatever tokens a test wants signed with it. */
export class LocalIssuer {
  keys: SigningKey[] = [];
  fetches = 0;
  isAway = false;
  private readonly server: Server;
  url = '';

  constructor() {
    this.server = createServer((_request, response) => {
      this.fetches += 1;
      response.writeHead(this.isAway ? 503 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ keys: this.keys.map(({ jwk }) => jwk) }));
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    await this.rotate('first');
    return this;
  }

  /** From now on only this key is published. */
  async rotate(kid: string, alg = 'ES256'): Promise<SigningKey> {
    const key = await signingKey(kid, alg);
    this.keys = [key];
    return key;
  }

  get key(): SigningKey {
    const [key] = this.keys;
    if (!key) throw new Error('cannot happen: no key');
    return key;
  }

  settings() {
    return { url: this.url, audience: 'huiyin', jwksUrl: `${this.url}/jwks`, jwksCooldownMs: 0 };
  }

  /** A good access token, except for what the test changes. */
  token(
    claims: JWTPayload = {},
    header: Record<string, unknown> = {},
    key = this.key,
  ): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      iss: this.url,
      aud: 'huiyin',
      sub: 'clerk',
      iat: now,
      exp: now + 300,
      ...claims,
    };
    const given = Object.fromEntries(
      Object.entries(payload).filter(([, value]) => value !== undefined),
    );
    return new SignJWT(given)
      .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header } as never)
      .sign(key.privateKey);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

export async function signingKey(kid: string, alg = 'ES256'): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}
