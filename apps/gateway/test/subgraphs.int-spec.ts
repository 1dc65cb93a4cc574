import { performance } from 'node:perf_hooks';
import { Writable } from 'node:stream';
import pino from 'pino';
import { House } from './house';
import { StubSubgraph } from './stub-subgraph';

describe('asking the subgraphs', () => {
  let house: House;
  beforeAll(async () => (house = await new House().start()));
  afterAll(() => house.stop());
  beforeEach(() => {
    for (const subgraph of [house.organization, house.campaigns])
      Object.assign(subgraph, { hangsOn: null, delayMs: 0 }).calls.length = 0;
  });

  it('P10 asks for each entity once, however often a list names it, and gives everybody the answer', async () => {
    const { body } = await house.query('{ units { id group { id plan { steps } } } }');
    const [call, ...more] = house.campaigns.calls;
    expect(more).toEqual([]);
    expect(call?.variables['representations']).toEqual(
      ['g0', 'g1', 'g2'].map((id) => ({ __typename: 'Group', id })),
    );
    const plans = body.data.units.map(
      ({ group }: { group: { plan: { steps: string[] } | null } }) => group.plan?.steps[0] ?? null,
    );
    expect(plans.slice(0, 6)).toEqual([
      'step of g0',
      'step of g1',
      null,
      'step of g0',
      'step of g1',
      null,
    ]);
  });

  it('tells where an error of a repeated entity belongs, at each of its places', async () => {
    const { body } = await house.query('{ units(first: 6) { id group { id plan { steps } } } }');
    expect(body.errors).toEqual(
      [2, 5].map((index) => ({
        message: 'No plan for this group.',
        path: ['units', index, 'group', 'plan'],
        extensions: { code: 'NO_PLAN' },
      })),
    );
  });

  it('forwards the request id of the signed in, and makes one where none was given', async () => {
    const clerk = await house.as('clerk');
    const given = await house.query('{ units(first: 1) { id } }', {
      ...clerk,
      'x-request-id': 'walk-0001',
    });
    expect(given.headers.get('x-request-id')).toBe('walk-0001');
    expect(house.organization.calls[0]?.headers['x-request-id']).toBe('walk-0001');
    const made = await house.query('{ units(first: 1) { id } }', {
      ...clerk,
      'x-request-id': 'a b\tc',
    });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(house.organization.calls[1]?.headers['x-request-id']).toBe(
      made.headers.get('x-request-id'),
    );
  });

  it('keeps the code and details of a refusal and says nothing of the service behind', async () => {
    const { body } = await house.query('{ refused }');
    expect(body.errors).toEqual([
      {
        message: 'This campaign cannot be opened (closed).',
        path: ['refused'],
        extensions: { code: 'CAMPAIGN_CANNOT_OPEN', kind: 'conflict', reason: 'closed' },
      },
    ]);
  });

  it('does not repeat what a broken subgraph blurts out', async () => {
    const { text } = await house.query('{ broken }');
    expect(text).not.toContain('SELECT');
    expect(text).not.toContain('organization');
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ path: ['broken'] }],
      data: { broken: null },
    });
  });

  it('R9 answers within two seconds when a subgraph hangs: the rest of the data, and a typed error at its place', async () => {
    house.campaigns.hangsOn = /./;
    const startedAt = performance.now();
    const { status, body } = await house.query('{ units(first: 2) { id title duties } campaigns }');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      units: [
        { id: 'u0', title: 'Unit 0', duties: null },
        { id: 'u1', title: 'Unit 1', duties: null },
      ],
      campaigns: null,
    });
    expect(
      body.errors.map(({ path, extensions }: { path: unknown; extensions: unknown }) => [
        path,
        extensions,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [['campaigns'], { code: 'SUBGRAPH_UNAVAILABLE', kind: 'unavailable' }],
        [['units', 0, 'duties'], { code: 'SUBGRAPH_UNAVAILABLE', kind: 'unavailable' }],
      ]),
    );
  });

  it('R9 does not add up two hung hops in a row', async () => {
    house.organization.delayMs = 1_000;
    house.campaigns.hangsOn = /./;
    const startedAt = performance.now();
    const { body } = await house.query('{ units(first: 1) { id duties } }');
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(body.data.units).toEqual([{ id: 'u0', duties: null }]);
  });

  it('gives a mutation the time it needs, and what follows it too', async () => {
    house.organization.delayMs = 2_100;
    const { body } = await house.query(
      'mutation { renameUnit(input: { id: "u3", title: "x" }) { id duties } }',
    );
    expect(body).toEqual({ data: { renameUnit: { id: 'u3', duties: ['duty of u3'] } } });
  });

  it('leaves a subgraph alone after five failures in a row, and finds it again when it answers', async () => {
    const port = Number(new URL(house.campaigns.url).port);
    await house.campaigns.stop();
    const clerk = await house.as('clerk');
    for (let index = 0; index < 6; index += 1) {
      const { status, body } = await house.query('{ campaigns }', clerk);
      expect([status, body.errors[0].extensions.code]).toEqual([200, 'SUBGRAPH_UNAVAILABLE']);
    }
    Object.assign(house, { campaigns: await restarted(house, port) });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect((await house.query('{ campaigns }')).body).toEqual({ data: { campaigns: ['000'] } });
    const metrics = await (await fetch(`${house.url}/metrics`)).text();
    expect(metrics).toMatch(/subgraph_failures_total\{.*reason="unreachable".*\} [1-9]/);
    expect(metrics).toMatch(/subgraph_failures_total\{.*reason="circuit-open".*\} [1-9]/);
  });

  it('says at start which subgraph holds another key: where all requests are anonymous, none would tell', async () => {
    const lines: string[] = [];
    const sink = new Writable({
      write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()),
    });
    const other = new House();
    const key = 'x'.repeat(32);
    const campaigns = new StubSubgraph({ ...other.campaigns.options, key });
    await Object.assign(other, { campaigns }).start({}, pino({}, sink) as never);
    await other.stop();
    const told = lines.filter((line) => line.includes('refuses the signed actor'));
    expect(told.map((line) => (JSON.parse(line) as { subgraph: string }).subgraph)).toEqual([
      'campaigns',
    ]);
  });
});

async function restarted(house: House, port: number) {
  return new StubSubgraph(house.campaigns.options).start(port);
}
