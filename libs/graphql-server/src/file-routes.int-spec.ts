import { Readable } from 'node:stream';
import { Actor, actorHeader, ActorSigner } from '@huiyin/identity';
import { DomainError } from '@huiyin/kernel';
import { createMetrics, silentLogger } from '@huiyin/observability';
import { anActor, testActorKey, testVerifier } from '@huiyin/testing';
import { Query, Resolver } from 'type-graphql';
import { Public } from './access';
import { createSubgraph, type Subgraph } from './create-subgraph';
import type { FileRoute } from './file-route.types';
import { fileAccess } from './file-routes';

@Resolver()
class MottoResolver {
  @Public()
  @Query(() => String)
  motto(): string {
    return '每一个声音都有回音';
  }
}

class NoPicture extends DomainError {
  readonly code = 'NO_PICTURE';
  readonly kind = 'invalid';
}

const bureauId = '00000000-0000-4000-8000-000000000001';
const office = anActor('campaign-office', { bureauId });
const staff = anActor('staff', { bureauId });
const signer = new ActorSigner({ wards: testActorKey });
const received: { fileName: string; bytes: number }[] = [];

const routes: FileRoute[] = [
  {
    method: 'POST',
    path: '/imports',
    permission: 'roster:import',
    maxBytes: 1024 * 1024,
    receive: async ({ fileName, body }) => {
      let bytes = 0;
      for await (const chunk of body) bytes += chunk.length;
      if (fileName === 'no.png') throw new NoPicture('A picture is no roster.');
      if (fileName === 'bug') throw new TypeError('planted internals');
      received.push({ fileName, bytes });
      return { status: 201, json: { id: bureauId, bytes } };
    },
  },
  {
    method: 'GET',
    path: '/exports/:group',
    permission: 'directory:read',
    send: async ({ params, query }) => ({
      fileName: `联系表 "${params['group']}".txt`,
      contentType: 'text/plain',
      content: Readable.from(['a', query['as'] ?? '']),
    }),
  },
];

describe('R000.76 the file routes of a subgraph', () => {
  let subgraph: Subgraph;
  let origin: string;

  beforeAll(async () => {
    subgraph = await createSubgraph({
      ...definition(),
      files: routes,
    });
    origin = new URL((await subgraph.listen({ host: '127.0.0.1', port: 0 })).url).origin;
  });
  afterAll(() => subgraph.stop());

  const send = async (
    actor: Actor | null,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    name = 'a.txt',
  ) => {
    const response = await fetch(`${origin}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(actor ? { [actorHeader]: signer.sign(actor, 'wards') } : {}),
        'x-file-name': encodeURIComponent(name),
      },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    const code = /"code":"(\w+)"/.exec(text)?.[1] ?? null;
    return { status: response.status, text, code, headers: response.headers };
  };

  it('takes bytes of any kind from who may send them, with the name as it was', async () => {
    const { status, text } = await send(office, '/files/imports', '{"not": "parsed', '花名册.docx');
    expect([status, JSON.parse(text)]).toEqual([201, { id: bureauId, bytes: 15 }]);
    expect(received.at(-1)).toEqual({ fileName: '花名册.docx', bytes: 15 });
  });

  it('hands out a file under its name, and lets no browser guess what it is', async () => {
    const { status, text, headers } = await send(office, '/files/exports/g1?as=b');
    expect([status, text]).toEqual([200, 'ab']);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="___ _g1_.txt"; filename*=UTF-8''%E8%81%94%E7%B3%BB%E8%A1%A8%20%22g1%22.txt`,
    );
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
      'nosniff',
      'no-store',
    ]);
  });

  it.each([
    ['nobody', null, 'a', 'a.txt', 401, 'UNAUTHENTICATED'],
    ['the anonymous', Actor.anonymous(), 'a', 'a.txt', 401, 'UNAUTHENTICATED'],
    ['who has no permission', staff, 'a', 'a.txt', 403, 'FORBIDDEN'],
    ['a file without a name', office, 'a', '', 422, 'FILE_NAME_UNREADABLE'],
    ['a refusal of the route', office, 'a', 'no.png', 422, 'NO_PICTURE'],
    ['a bug', office, 'a', 'bug', 500, 'INTERNAL_SERVER_ERROR'],
    ['a byte too many', office, new Uint8Array(1024 * 1024 + 1), 'a', 422, 'FILE_TOO_LARGE'],
  ])('refuses %s', async (_what, actor, body, name, status, code) => {
    const before = received.length;
    const answer = await send(actor, '/files/imports', body, name);
    expect([answer.status, answer.code]).toEqual([status, code]);
    expect(answer.text).not.toContain('planted');
    expect(received).toHaveLength(before);
  });

  it('knows no other path', async () => {
    expect((await send(office, '/files/other')).status).toBe(404);
    expect((await send(office, '/files/imports')).status).toBe(404);
  });

  it('does not start with a route that nobody may use', async () => {
    const open = [{ ...routes[0], permission: 'nothing:said' }] as unknown as FileRoute[];
    const options = { ...definition(), files: open };
    await expect(createSubgraph(options)).rejects.toThrow('has no permission');
    expect(fileAccess(routes)).toEqual({
      'POST /files/imports': 'roster:import',
      'GET /files/exports/:group': 'directory:read',
    });
  });
});

function definition() {
  return {
    resolvers: [MottoResolver] as const,
    instances: new Map<unknown, unknown>([[MottoResolver, new MottoResolver()]]),
    references: {},
    name: 'wards',
    verifier: testVerifier('wards'),
    loaders: () => ({}),
    logger: silentLogger,
    metrics: createMetrics('wards'),
    checks: {},
  };
}
