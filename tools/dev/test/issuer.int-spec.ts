import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { eventually } from '@huiyin/testing';
import { quietPorts } from '../src/checks/ports';
import { requestToken } from '../src/issuer/request-token';
import { build, type Running, runBuilt } from './built';

jest.setTimeout(30_000); // processes start here, on machines that do other things too

describe('the local issuer (issue 2 D)', () => {
  let folder: string;
  let port: number;
  let issuer: string;
  let running: Running;

  beforeAll(async () => {
    await build();
    folder = mkdtempSync(join(tmpdir(), 'huiyin-issuer-'));
    [port = 0] = await quietPorts(1);
    issuer = `http://127.0.0.1:${port}`;
    running = await start();
  });

  afterAll(async () => {
    running.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });

  const env = () => ({ PORT: String(port), ISSUER_URL: issuer, ISSUER_FOLDER: folder });

  async function start(): Promise<Running> {
    const process = runBuilt('issuer/main.js', env());
    await eventually(async () => expect((await fetch(`${issuer}/healthz`)).status).toBe(200));
    return process;
  }

  function verified(token: string, audience = 'huiyin') {
    const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));
    return jwtVerify(token, keys, { issuer, audience, algorithms: ['RS256'] });
  }

  it('gives a demo login a token that verifies against its published keys, for one hour', async () => {
    const { payload, protectedHeader } = await verified(await requestToken(issuer, 'office'));

    expect(payload).toMatchObject({ sub: 'office', aud: 'huiyin', iss: issuer });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
  });

  it('is not fooled about the audience', async () => {
    const token = await requestToken(issuer, 'voter-060');

    await expect(verified(token, 'somebody-else')).rejects.toThrow('aud');
  });

  it.each(['nobody', '', 'voter-1', 'office '])('refuses the unknown login %j', async (login) => {
    await expect(requestToken(issuer, login)).rejects.toMatchObject({ code: 'DEMO_LOGIN_REFUSED' });
  });

  it('gives no token by a client that may not use the demo grant', async () => {
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:huiyin:demo-login',
        client_id: 'huiyin-web',
        login: 'office',
      }),
    });

    expect(answer.status).toBe(400);
  });

  it('publishes no private key and keeps its own for the owner’s eyes', async () => {
    const published = await (await fetch(`${issuer}/jwks`)).text();

    expect(JSON.parse(published).keys[0]).not.toHaveProperty('d');
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600);
  });

  it('signs a browser in by authorization code and PKCE, on any port of this machine', async () => {
    const token = await signIn('liaison', 'http://localhost:5173/callback');

    expect((await verified(token)).payload).toMatchObject({ sub: 'liaison' });
  });

  it('sends nobody to another host', async () => {
    const { status, headers } = await authorize('https://evil.example/callback', 'x');

    expect([status, headers.get('location')]).toEqual([400, null]);
  });

  it('refuses to start in production', async () => {
    const { code, output } = await runBuilt('issuer/main.js', {
      ...env(),
      NODE_ENV: 'production',
    }).ended;

    expect(code).toBe(1);
    expect(output).toContain('never runs in production');
  });

  it('accepts after a restart what it signed before', async () => {
    const token = await requestToken(issuer, 'office');
    const { kid } = decodeProtectedHeader(token);

    running.kill('SIGTERM');
    expect((await running.ended).code).toBe(0);
    running = await start();

    expect((await verified(token)).protectedHeader.kid).toBe(kid);
  });

  function authorize(redirectUri: string, challenge: string): Promise<Response> {
    const query = new URLSearchParams({
      client_id: 'huiyin-web',
      response_type: 'code',
      scope: 'openid graph',
      redirect_uri: redirectUri,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    return fetch(`${issuer}/auth?${query}`, { redirect: 'manual' });
  }

  /** What a browser does: to the login page, one click, back with a code, code for token. */
  async function signIn(login: string, redirectUri: string): Promise<string> {
    const verifier = randomBytes(32).toString('base64url');
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const jar = new Map<string, string>();
    const keep = (response: Response) => {
      for (const cookie of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
        jar.set(name, value);
      }
      return new URL(response.headers.get('location') ?? '', issuer).href;
    };
    const cookies = () => ({ cookie: [...jar].map((pair) => pair.join('=')).join('; ') });
    const follow = { redirect: 'manual' as const };

    const page = keep(await authorize(redirectUri, challenge));
    const html = await fetch(page, { ...follow, headers: cookies() });
    expect(await html.text()).toContain(`value="${login}"`);
    const body = new URLSearchParams({ login });
    let next = keep(await fetch(page, { ...follow, method: 'POST', body, headers: cookies() }));
    while (next.startsWith(issuer))
      next = keep(await fetch(next, { ...follow, headers: cookies() }));

    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        client_id: 'huiyin-web',
        code: new URL(next).searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
});
