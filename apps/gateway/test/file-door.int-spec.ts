import { request as httpRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { actorHeader, ActorVerifier } from '@huiyin/identity';
import { eventually } from '@huiyin/testing';
import { House } from './house';

const verifier = new ActorVerifier('organization', 'o'.repeat(32));

describe('R000.76 the file door', () => {
  let house: House;
  let seen: { url: string; bytes: number; whole: boolean; headers: Record<string, unknown> }[];
  beforeAll(async () => (house = await new House().start()));
  afterAll(() => house.stop());
  beforeEach(() => {
    seen = [];
    house.organization.files = (request, response) => void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const entry = { url: request.url ?? '', bytes: 0, whole: false, headers: request.headers };
    seen.push(entry);
    try {
      for await (const chunk of request) entry.bytes += (chunk as Buffer).length;
    } catch {
      return; // cut short: a subgraph saves nothing
    }
    entry.whole = true;
    response.writeHead(201, { 'content-type': 'application/json', 'set-cookie': 'no=no' });
    response.end('{"id":"i1"}');
  }

  async function send(
    path: string,
    { body, headers = {}, as = 'clerk' }: SendOptions = {},
  ): Promise<Reply> {
    const response = await fetch(`${house.url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { ...(as === null ? {} : await house.as(as)), ...headers },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    } as RequestInit);
    const text = await response.text();
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? null;
    return { status: response.status, text, code, headers: response.headers };
  }

  it('carries a file to the declared path of the subgraph, with the signed actor and the name', async () => {
    const headers = { 'x-file-name': '%E8%A1%A8.docx', cookie: 'a=b', 'x-huiyin-actor': 'forged' };
    const body = new Uint8Array(700_000);
    const {
      status,
      text,
      headers: got,
    } = await send('/files/organization/imports?as=x', { body, headers });
    expect([status, text]).toEqual([201, '{"id":"i1"}']);
    expect(seen).toMatchObject([{ url: '/files/imports?as=x', bytes: 700_000, whole: true }]);
    const sent = seen[0]!.headers;
    expect(sent['x-file-name']).toBe('%E8%A1%A8.docx');
    expect([sent['cookie'], sent['authorization'], got.get('set-cookie')]).toEqual([
      undefined,
      undefined,
      null,
    ]);
    const actor = verifier.verify(String(sent[actorHeader]));
    expect(actor).toMatchObject({ personId: 'p1', bureauId: 'b1' });
    expect(got.get('x-request-id')).toBe(sent['x-request-id']);
  });

  it('hands files out under the name the subgraph gives them', async () => {
    house.organization.files = (_request, response) =>
      response
        .writeHead(200, {
          'content-type': 'text/csv',
          'content-disposition': 'attachment; filename="a.csv"',
        })
        .end('a,b');
    const { status, text, headers } = await send('/files/organization/exports/g-1');
    expect([status, text]).toEqual([200, 'a,b']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="a.csv"');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each<[string, string, SendOptions, number, string]>([
    ['nobody', '/files/organization/imports', { as: null, body: 'x' }, 401, 'UNAUTHENTICATED'],
    ['nobody who fetches', '/files/organization/exports/a', { as: null }, 401, 'UNAUTHENTICATED'],
    [
      'a bad token',
      '/files/organization/imports',
      { as: null, body: 'x', headers: { authorization: 'Bearer a.b.c' } },
      401,
      'UNAUTHENTICATED',
    ],
    [
      'a stranger',
      '/files/organization/imports',
      { as: 'stranger', body: 'x' },
      403,
      'ACCOUNT_UNKNOWN',
    ],
    [
      'who asks to stay unknown',
      '/files/organization/imports',
      { body: 'x', headers: { 'x-huiyin-anonymous': '1' } },
      401,
      'UNAUTHENTICATED',
    ],
    ['an undeclared path', '/files/organization/other', {}, 404, 'BAD_REQUEST'],
    ['an undeclared method', '/files/organization/imports', {}, 404, 'BAD_REQUEST'],
    [
      'the inside',
      '/files/organization/exports/..%2f..%2finternal%2factors%2fclerk',
      {},
      400,
      'BAD_REQUEST',
    ],
    ['another subgraph', '/files/campaigns/imports', { body: 'x' }, 404, 'BAD_REQUEST'],
    ['another host', '/files/http:%2f%2fevil.example/imports', { body: 'x' }, 404, 'BAD_REQUEST'],
    ['a strange query', '/files/organization/exports/a?x=$', {}, 400, 'BAD_REQUEST'],
    [
      'a packed body',
      '/files/organization/imports',
      { body: 'x', headers: { 'content-encoding': 'gzip' } },
      415,
      'BAD_REQUEST',
    ],
    [
      'a file that says it is too large',
      '/files/organization/imports',
      { body: new Uint8Array(1024 * 1024 + 1) },
      413,
      'FILE_TOO_LARGE',
    ],
  ])('refuses %s before the subgraph hears of it', async (_what, path, options, status, code) => {
    const reply = await send(path, options);
    expect([reply.status, reply.code]).toEqual([status, code]);
    expect(seen).toEqual([]);
  });

  it('stops a file that turns out too large, and the subgraph never sees the whole of it', async () => {
    const endless = async function* () {
      for (let sent = 0; sent < 40; sent += 1) yield new Uint8Array(64 * 1024);
    };
    const { status, code } = await send('/files/organization/imports', {
      body: endless() as never,
    });
    expect([status, code]).toEqual([413, 'FILE_TOO_LARGE']);
    await eventually(() => expect(seen.every(({ whole }) => !whole)).toBe(true));
  });

  it('reads no faster than the subgraph does', async () => {
    let read = 0;
    house.organization.files = (request, response) => {
      request.once('data', () => request.pause());
      setTimeout(() => {
        request.on('data', (chunk: Buffer) => (read += chunk.length));
        request.on('end', () => response.writeHead(200).end('{}'));
        request.resume();
      }, 300);
    };
    let sent = 0;
    const slow = async function* () {
      for (; sent < 15; sent += 1) yield new Uint8Array(64 * 1024);
    };
    const whole = send('/files/organization/imports', { body: slow() as never });
    await sleep(150);
    expect(process.memoryUsage().external).toBeLessThan(200 * 1024 * 1024);
    expect((await whole).status).toBe(200);
    expect(read).toBeGreaterThan(900_000);
  });

  it('passes on what the subgraph refuses, also in the middle of the file', async () => {
    house.organization.files = (_request, response) =>
      response
        .writeHead(422, { 'content-type': 'application/json' })
        .end('{"errors":[{"message":"no","extensions":{"code":"FILE_NOT_RECOGNISED"}}]}');
    const body = new Uint8Array(900_000);
    const { status, code } = await send('/files/organization/imports', { body });
    expect([status, code]).toEqual([422, 'FILE_NOT_RECOGNISED']);
  });

  it('follows no redirect, and says only that files cannot be fetched', async () => {
    house.organization.files = (_request, response) =>
      response.writeHead(302, { location: 'http://evil.example/' }).end();
    const { status, code, headers } = await send('/files/organization/exports/a');
    expect([status, code, headers.get('location')]).toEqual([503, 'SUBGRAPH_UNAVAILABLE', null]);
  });

  it('lets nobody send more than two files at a time', async () => {
    const waiting: ServerResponse[] = [];
    house.organization.files = (_request, response) => void waiting.push(response);
    const two = [1, 2].map(() => send('/files/organization/exports/a'));
    await eventually(() => expect(waiting).toHaveLength(2));
    expect((await send('/files/organization/exports/a')).code).toBe('OVERLOADED');
    for (const response of waiting) response.end('ok');
    await Promise.all(two);
    house.organization.files = (_request, response) => response.end('ok');
    await eventually(async () =>
      expect((await send('/files/organization/exports/a')).status).toBe(200),
    );
  });

  it('cuts the subgraph off when the sender leaves', async () => {
    const { authorization } = await house.as('clerk');
    const upload = httpRequest(`${house.url}/files/organization/imports`, {
      method: 'POST',
      headers: { authorization, 'content-length': 500_000 },
    });
    upload.on('error', () => undefined);
    upload.write(Buffer.alloc(100_000));
    await eventually(() => expect(seen).toHaveLength(1));
    upload.destroy();
    await eventually(async () =>
      expect((await send('/files/organization/exports/a')).status).toBe(201),
    );
    expect(seen[0]!.whole).toBe(false);
  });
});

interface SendOptions {
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly headers?: Record<string, string>;
  readonly as?: string | null;
}

interface Reply {
  readonly status: number;
  readonly text: string;
  readonly code: string | null;
  readonly headers: Headers;
}
