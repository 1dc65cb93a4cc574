import { Writable } from 'node:stream';
import pino from 'pino';
import { House } from './house';

const cast = 'mutation Cast { slowly }';
const anonymous = { 'x-huiyin-anonymous': '1' };

describe('a request that nobody may recognise again', () => {
  const lines: string[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  let house: House;
  beforeAll(
    async () => (house = await new House().start({}, pino({ level: 'debug' }, sink) as never)),
  );
  afterAll(() => house.stop());
  beforeEach(() => {
    lines.length = 0;
    house.organization.calls.length = 0;
  });

  it.each([
    'authorization',
    'cookie',
    'traceparent',
    'tracestate',
    'baggage',
    'x-request-id',
    'x-correlation-id',
  ])('is refused when it carries %s', async (header) => {
    const { status, body } = await house.query(cast, { ...anonymous, [header]: 'Bearer a.b.c' });
    expect([status, body.errors[0].extensions]).toEqual([
      400,
      { code: 'ANONYMOUS_REQUEST_CARRIES_IDENTITY', kind: 'invalid', header },
    ]);
    expect(house.organization.calls).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('gets no request id, forwards none, and leaves no line in the log and no observation', async () => {
    const before = await observations(house);
    const { status, headers, body } = await house.query(cast, anonymous);
    expect([status, body]).toEqual([200, { data: { slowly: 'done' } }]);
    expect(headers.get('x-request-id')).toBeNull();
    const [call] = house.organization.calls;
    expect(call?.actor.kind).toBe('anonymous');
    expect(Object.keys(call?.headers ?? {}).sort()).toEqual(
      ['accept', 'connection', 'content-length', 'content-type', 'host', 'x-huiyin-actor'].sort(),
    );
    expect(lines).toEqual([]);
    expect(await observations(house)).toBe(before);
  });

  it('need not ask for it: without a credential nothing is recorded, and a request id it brings is dropped', async () => {
    const before = await observations(house);
    for (const headers of [{}, { 'x-request-id': 'a-known-voter-0001', traceparent: '00-1-2-01' }])
      expect((await house.query(cast, headers)).headers.get('x-request-id')).toBeNull();
    for (const { headers } of house.organization.calls) {
      expect(headers).not.toHaveProperty('x-request-id');
      expect(headers).not.toHaveProperty('traceparent');
    }
    expect(house.organization.calls).toHaveLength(2);
    expect(lines).toEqual([]);
    expect(await observations(house)).toBe(before);
  });

  it('leaves no line either when something goes wrong', async () => {
    await house.query('{ broken }', anonymous);
    await house.query('{ nonsense', anonymous);
    expect(lines).toEqual([]);
  });

  it('differs from an ordinary one, of which name, duration and outcome are logged, and nothing else', async () => {
    await house.post(
      {
        query: 'mutation Rename($input: RenameUnitInput!) { renameUnit(input: $input) { id } }',
        variables: { input: { id: 'u1', title: '张三' } },
      },
      { ...(await house.as('clerk')), 'user-agent': 'a-browser' },
    );
    expect(lines).toHaveLength(1);
    const { requestId, operation, outcome, ms, ...rest } = JSON.parse(lines[0] ?? '{}') as Record<
      string,
      unknown
    >;
    expect([operation, outcome, typeof ms, typeof requestId]).toEqual([
      'Rename',
      'ok',
      'number',
      'string',
    ]);
    expect(Object.keys(rest).sort()).toEqual(['hostname', 'level', 'msg', 'pid', 'time']);
    expect(lines[0]).not.toMatch(/张三|clerk|127\.0\.0\.1|a-browser|Bearer/);
  });
});

async function observations(house: House): Promise<string> {
  const text = await (await fetch(`${house.url}/metrics`)).text();
  return text
    .split('\n')
    .filter((line) => line.startsWith('huiyin_gateway_request_seconds_count'))
    .join();
}
