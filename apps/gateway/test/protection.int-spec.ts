import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getIntrospectionQuery } from 'graphql';
import { House } from './house';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (hash: string) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
});
const many = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');

describe('what may be asked', () => {
  let house: House;
  beforeAll(async () => (house = await new House().start()));
  afterAll(() => house.stop());
  beforeEach(() => {
    house.organization.calls.length = 0;
  });

  const attacks: [string, unknown, number, string][] = [
    [
      'a thousand aliases',
      { query: `{ ${many(1_000, (i) => `a${i}: bureaus`)} }` },
      400,
      'OPERATION_TOO_LARGE',
    ],
    [
      'sixteen aliases',
      { query: `{ ${many(16, (i) => `a${i}: bureaus`)} }` },
      400,
      'OPERATION_TOO_LARGE',
    ],
    [
      'five hundred times one field',
      { query: `{ ${'__typename '.repeat(500)} }` },
      400,
      'OPERATION_TOO_LARGE',
    ],
    [
      'a nesting of fifty',
      { query: `{ unit(id: "u1") { ${'parent { '.repeat(50)} id ${'} '.repeat(50)} } }` },
      400,
      'OPERATION_TOO_LARGE',
    ],
    [
      'ten directives on a field',
      { query: `{ bureaus ${'@x '.repeat(10)} }` },
      400,
      'OPERATION_TOO_LARGE',
    ],
    [
      'a fragment cycle',
      { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
      400,
      'FRAGMENT_CYCLE',
    ],
    [
      'a list of operations',
      [{ query: '{ bureaus }' }, { query: '{ bureaus }' }],
      400,
      'BATCH_REFUSED',
    ],
    [
      'ten thousand tokens',
      { query: `{ ${'bureaus '.repeat(10_000)} }` },
      400,
      'OPERATION_TOO_LARGE',
    ],
    ['an alias of __proto__', { query: '{ __proto__: bureaus }' }, 400, 'RESERVED_ALIAS'],
    ['a __proto__ in the body', '{"query":"{ bureaus }","__proto__":{"a":1}}', 400, 'BAD_REQUEST'],
    [
      'a body of two megabytes',
      { query: '{ bureaus }', variables: { text: 'x'.repeat(2_000_000) } },
      413,
      'BODY_TOO_LARGE',
    ],
    ['a body that is no JSON', '{"query":', 400, 'BAD_REQUEST'],
    [
      'four hundred kilobytes of brackets',
      `{"query":"{ bureaus }","variables":{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
      400,
      'BODY_TOO_INTRICATE',
    ],
    ['a subscription', { query: 'subscription { bureaus }' }, 400, 'SUBSCRIPTIONS_NOT_OFFERED'],
    ['a body that is a number', '7', 400, 'BAD_REQUEST'],
    ['text that is no GraphQL', { query: 'queryy { bureaus }' }, 400, 'GRAPHQL_PARSE_FAILED'],
    ['a query that is no text', { query: { kind: 'Document' } }, 400, 'BAD_REQUEST'],
    ['no query at all', { variables: {} }, 400, 'BAD_REQUEST'],
  ];

  it.each(attacks)('S1 S2 refuses %s with little ado', async (_what, body, status, code) => {
    const answer = await house.post(body);
    expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([status, code]);
    expect(answer.text.length).toBeLessThan(16_384);
    expect(answer.text).not.toContain('stack');
    expect(house.organization.calls).toEqual([]);
  });

  it('takes the text of a roster: four hundred kilobytes in a variable', async () => {
    const query = 'mutation Rename($input: RenameUnitInput!) { renameUnit(input: $input) { id } }';
    const variables = { input: { id: 'u1', title: '甲'.repeat(130_000) } };
    expect((await house.post({ query, variables })).body).toEqual({
      data: { renameUnit: { id: 'u1' } },
    });
  });

  it('does not repeat rejected values, nor help to guess names', async () => {
    const query = 'mutation Rename($input: RenameUnitInput!) { renameUnit(input: $input) { id } }';
    const wrong = await house.post({
      query,
      variables: { input: { id: 'u1', title: 'x', rank: '13800010001' } },
    });
    expect(wrong.status).toBe(400);
    expect(wrong.text).not.toContain('13800010001');
    expect(wrong.body.errors[0]).toMatchObject({
      message: 'Variable "$input" holds an invalid value at "input.rank".',
    });
    const guess = await house.query('{ bureau }');
    expect([guess.status, guess.body.errors[0].message]).toEqual([
      400,
      'Cannot query field "bureau" on type "Query".',
    ]);
  });

  it('shows its schema to nobody in production', async () => {
    for (const query of [
      getIntrospectionQuery(),
      '{ __schema { types { name } } }',
      '{ __type(name: "Unit") { name } }',
    ]) {
      const { status, body } = await house.query(query);
      expect([status, body.data]).toEqual([400, undefined]);
    }
  });

  it('takes operations by POST and as JSON only, so that no browser can be made to send one (CSRF)', async () => {
    const form = await house.post('query=%7Bbureaus%7D', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(415);
    expect(
      (await house.post('{"query":"{ bureaus }"}', { 'content-type': 'text/plain' })).status,
    ).toBe(415);
    const got = await fetch(`${house.url}/graphql?query=%7Bbureaus%7D`, {
      headers: { 'apollo-require-preflight': 'x' },
    });
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST']);
    expect(house.organization.calls).toEqual([]);
  });

  it('lets only listed origins read answers', async () => {
    const preflight = (origin: string) =>
      fetch(`${house.url}/graphql`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    const listed = await preflight('http://console.example');
    expect(listed.headers.get('access-control-allow-origin')).toBe('http://console.example');
    const stranger = await preflight('http://stranger.example');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('remembers an operation by its hash once it was sent in full (APQ)', async () => {
    const query = 'query Remembered { bureaus }';
    expect((await house.post(byHash(sha256(query)))).body.errors[0].extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    expect((await house.post({ query, ...byHash(sha256(query)) })).body.data).toEqual({
      bureaus: ['A'],
    });
    expect((await house.post(byHash(sha256(query)))).body.data).toEqual({ bureaus: ['A'] });
    expect((await house.post({ query, ...byHash(sha256('another')) })).status).toBe(400);
  });

  it('measures what is to be remembered like everything else', async () => {
    const query = `{ ${many(100, (i) => `a${i}: bureaus`)} }`;
    expect((await house.post({ query, ...byHash(sha256(query)) })).status).toBe(400);
    expect((await house.post(byHash(sha256(query)))).body.errors[0].extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
  });

  it('turns away what is more than it may answer at a time, and says when to come again', async () => {
    const small = await new House().start({ maxConcurrentRequests: 2 });
    small.organization.delayMs = 300;
    const answers = await Promise.all(Array.from({ length: 6 }, () => small.query('{ bureaus }')));
    const shed = answers.filter(({ status }) => status === 503);
    expect(shed).toHaveLength(4);
    expect(shed[0]?.headers.get('retry-after')).toBe('1');
    expect(shed[0]?.body.errors[0].extensions.code).toBe('OVERLOADED');
    expect((await small.query('{ bureaus }')).status).toBe(200);
    await small.stop();
  });
});

describe('in safelist mode', () => {
  const registered = 'query Units($first: Int) { units(first: $first) { id duties } }';
  const other = 'query Other { bureaus }';
  let house: House;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-operations-'));
    const file = join(folder, 'operations.json');
    const operations = [
      { id: 'units-1', name: 'Units', type: 'query', body: registered },
      {
        id: 'rename-1',
        name: 'Rename',
        type: 'mutation',
        body: 'mutation Rename($input: RenameUnitInput!) { renameUnit(input: $input) { id } }',
      },
    ];
    writeFileSync(
      file,
      JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }),
    );
    house = await new House().start({ operations: { mode: 'safelist', file } });
  });
  afterAll(async () => {
    await house.stop();
    rmSync(folder, { recursive: true });
  });

  it('asked nobody while it warmed the plans of the registered operations', () => {
    expect(house.callsToSubgraphs()).toBe(0);
  });

  it.each([
    ['by its id', { ...byHash('units-1'), variables: { first: 1 } }],
    ['by its hash', { ...byHash(sha256(registered)), variables: { first: 1 } }],
    ['in full', { query: registered, variables: { first: 1 }, operationName: 'Units' }],
  ])('answers a registered operation named %s', async (_how, body) => {
    expect((await house.post(body)).body).toEqual({
      data: { units: [{ id: 'u0', duties: ['duty of u0'] }] },
    });
  });

  it.each([
    ['another operation', { query: other }],
    ['another operation under a registered id', { query: other, ...byHash('units-1') }],
    ['a registered operation with one blank more', { query: `${registered} ` }],
    ['an unknown hash', byHash(sha256(other))],
    ['an id that every object has', byHash('constructor')],
  ])('S3 refuses %s', async (_what, body) => {
    const { status, body: answer } = await house.post(body);
    expect([status, answer.errors[0].extensions.code]).toEqual([403, 'OPERATION_NOT_REGISTERED']);
  });
});
