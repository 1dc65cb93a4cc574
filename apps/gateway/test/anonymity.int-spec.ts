import { Agent, request as httpRequest } from 'node:http';
import { Writable } from 'node:stream';
import pino from 'pino';
import { House } from './house';

const cast = 'mutation Cast { slowly }';
const anonymous = { 'x-huiyin-anonymous': '1' };
const canary = 'planted-7731';

/** Credentials, cookies, caches that recognise, sessions and what tracing vendors send; ours is a list of what is allowed. */
const identifying = [
  ...['authorization', 'proxy-authorization', 'cookie', 'x-api-key', 'dpop', 'x-csrf-token'],
  ...['traceparent', 'tracestate', 'baggage', 'b3', 'x-b3-traceid', 'x-b3-spanid', 'uber-trace-id'],
  ...['x-request-id', 'x-correlation-id', 'request-id', 'x-trace-id', 'grpc-trace-bin'],
  ...['sentry-trace', 'x-amzn-trace-id', 'x-cloud-trace-context', 'x-datadog-trace-id'],
  ...[
    'x-datadog-parent-id',
    'x-instana-t',
    'newrelic',
    'elastic-apm-traceparent',
    'x-ot-span-context',
  ],
  ...['if-none-match', 'if-match', 'if-modified-since', 'if-unmodified-since', 'if-range'],
  ...['x-huiyin-actor', 'x-forwarded-user', 'x-forwarded-client-cert', 'x-remote-user', 'from'],
  ...['x-session-id', 'x-device-id', 'x-client-id', 'cf-ray', 'x-a-vendor-of-next-year'],
];

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

  it.each(identifying)('is refused when it carries %s', async (header) => {
    const { status, body } = await house.query(cast, { ...anonymous, [header]: canary });
    expect([status, body.errors[0].extensions]).toEqual([
      400,
      { code: 'ANONYMOUS_REQUEST_CARRIES_IDENTITY', kind: 'invalid', header },
    ]);
    expect(house.organization.calls).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('is refused when its address carries anything', async () => {
    const response = await fetch(`${house.url}/graphql?v=${canary}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...anonymous },
      body: JSON.stringify({ query: cast }),
    });
    const { errors } = (await response.json()) as { errors: { extensions: object }[] };
    expect(errors[0]?.extensions).toMatchObject({ header: 'query string' });
    expect(house.organization.calls).toEqual([]);
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
    expect(await observations(house)).toEqual(before);
  });

  it('is answered without anything a browser would send back: no cookie, no tag, nothing to cache', async () => {
    const sameForAll = ['access-control-expose-headers', 'cache-control', 'connection', 'vary'];
    const ofAnswer = ['content-length', 'content-type', 'date', 'keep-alive'];
    for (const { headers } of [
      await house.query(cast, anonymous),
      await house.query(cast, { ...anonymous, cookie: canary }),
      await house.query('mutation { castSheet }'),
      await house.query('{ nonsense', anonymous),
    ]) {
      expect([...headers.keys()].sort()).toEqual([...sameForAll, ...ofAnswer].sort());
      expect(headers.get('vary')).toBe('Origin');
      expect(headers.get('cache-control')).toBe('no-store');
    }
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
    expect(await observations(house)).toEqual(before);
  });

  it('leaves no line either when something goes wrong', async () => {
    await house.query('{ broken }', anonymous);
    await house.query('{ nonsense', anonymous);
    expect(lines).toEqual([]);
  });

  it('leaves nothing of its way behind, on a connection that knew a name the moment before', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const first = await overOneSocket(agent, house, await house.as('clerk'), '{ units { id } }');
    expect(lines).toHaveLength(1);
    const before = await observations(house);
    lines.length = 0;
    house.organization.calls.length = 0;
    const way = ['user-agent', 'accept-language', 'referer', 'origin', 'via', 'forwarded'];
    const addresses = ['x-forwarded-for', 'x-real-ip', 'x-forwarded-host', 'sec-ch-ua'];
    const planted = Object.fromEntries([...way, ...addresses].map((name) => [name, canary]));
    const second = await overOneSocket(
      ...([agent, house, { ...anonymous, ...planted }, `mutation ${name} { castSheet }`] as const),
      { extensions: { trace: canary }, requestId: canary },
    );
    agent.destroy();
    expect(second.port).toBe(first.port); // the same socket
    expect(second.text).toBe('{"data":{"castSheet":"cast"}}\n');
    expect(`${second.text}${second.headers}`).not.toContain(canary);
    expect(house.organization.calls).toHaveLength(1);
    const [{ headers, query, actor }] = house.organization.calls as [
      House['organization']['calls'][0],
    ];
    expect(JSON.stringify([headers, query, actor])).not.toMatch(/planted-7731|clerk|p1|b1/);
    expect(JSON.stringify(headers)).not.toContain(String(first.port));
    expect(lines).toEqual([]);
    expect(await observations(house)).toEqual(before);
    expect(await (await fetch(`${house.url}/metrics`)).text()).not.toContain(canary);
  });

  describe('by a field that says so', () => {
    it.each([...['cookie', 'traceparent', 'x-request-id', 'x-amzn-trace-id', 'if-none-match']])(
      'is refused with %s, though the client forgot to promise anything',
      async (header) => {
        for (const query of [
          'mutation { castSheet }',
          'mutation { ...F } fragment F on Mutation { hidden: castSheet }',
          'mutation { ... on Mutation { castSheet } }',
        ]) {
          const { status, body } = await house.query(query, { [header]: canary });
          expect([status, body.errors[0].extensions]).toEqual([
            400,
            { code: 'ANONYMOUS_REQUEST_CARRIES_IDENTITY', kind: 'invalid', header },
          ]);
        }
        expect(house.organization.calls).toEqual([]);
      },
    );

    it('is refused to the signed-in, who leave no line with it', async () => {
      const { body } = await house.query('mutation { castSheet }', await house.as('clerk'));
      expect(body.errors[0].extensions).toMatchObject({ header: 'authorization' });
      expect(house.organization.calls).toEqual([]);
      expect(lines).toEqual([]);
    });

    it('leaves nothing of the signed-in either where they must be known: who asks for a ticket', async () => {
      const before = await observations(house);
      const clerk = { ...(await house.as('clerk')), 'x-request-id': 'clerk-request-1' };
      const { headers, body } = await house.query('mutation VoterTicket { askForTicket }', clerk);
      expect(body).toEqual({ data: { askForTicket: 'signed' } });
      expect(house.organization.calls[0]?.actor.personId).toBe('p1');
      expect(house.organization.calls[0]?.headers).not.toHaveProperty('x-request-id');
      expect(headers.get('x-request-id')).toBeNull();
      expect(lines).toEqual([]);
      expect(await observations(house)).toEqual(before);
    });
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

  it('is not counted or told when its service fails, as others are', async () => {
    const before = await observations(house);
    house.organization.breaksOn = /castSheet|slowly/;
    for (let time = 0; time < 7; time += 1) await house.query('mutation { castSheet }', anonymous);
    expect(lines).toEqual([]);
    expect(await observations(house)).toEqual(before);
    await house.query(cast, await house.as('clerk'));
    expect((await observations(house)).join()).toContain('huiyin_gateway_subgraph_failures_total{');
    house.organization.breaksOn = null;
  });
});

const name = 'Planted7731';

/** One request over the agent's only socket; the port on our side tells which it was. */
function overOneSocket(
  agent: Agent,
  house: House,
  headers: Record<string, string>,
  query: string,
  further: object = {},
): Promise<{ text: string; headers: string; port: number | undefined }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(
      `${house.url}/graphql`,
      { agent, method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = '';
        const { localPort: port } = response.socket;
        response.on('data', (chunk) => (text += String(chunk)));
        response.on('end', () =>
          resolve({ text, headers: JSON.stringify(response.rawHeaders), port }),
        );
      },
    );
    sent.on('error', reject).end(JSON.stringify({ query, ...further }));
  });
}

/** Everything of ours that /metrics tells; what Node tells of the process moves by itself. */
async function observations(house: House): Promise<string[]> {
  const text = await (await fetch(`${house.url}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith('huiyin_'));
}
