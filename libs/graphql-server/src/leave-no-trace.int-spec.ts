import { Writable } from 'node:stream';
import pino from 'pino';
import { Mutation, Query, Resolver } from 'type-graphql';
import { Actor } from '@huiyin/identity';
import { DomainError } from '@huiyin/kernel';
import { createMetrics } from '@huiyin/observability';
import { anActor, GraphQLTester, testVerifier } from '@huiyin/testing';
import { AnonymousOnly, Can, Public } from './access';
import { WithoutAudit } from './audit';
import { createSubgraph, type Subgraph } from './create-subgraph';
import { subgraphSchema } from './subgraph-schema';

class DatabaseAway extends DomainError {
  readonly code = 'DATABASE_AWAY';
  readonly kind = 'unavailable';
}

const canary = 'planted-ticket-7731';

@Resolver()
class BoxResolver {
  @AnonymousOnly()
  @Mutation(() => String)
  castSheet(): string {
    throw new TypeError(canary);
  }

  @Public()
  @Query(() => String)
  inTrouble(): string {
    throw new RangeError(canary);
  }

  @Can('ticket:request')
  @WithoutAudit()
  @Mutation(() => String)
  askForTicket(): string {
    throw new TypeError(canary);
  }

  @Can('campaign:open')
  @Mutation(() => String)
  openCampaign(): string {
    throw new TypeError('an ordinary bug');
  }
}

const resolvers: [typeof BoxResolver] = [BoxResolver];
const instances = new Map<unknown, unknown>([[BoxResolver, new BoxResolver()]]);
const bureauId = '00000000-0000-4000-8000-000000000001';
const nobody = Actor.anonymous();

describe('what fails without a name', () => {
  const lines: string[] = [];
  const metrics = createMetrics('wards');
  let subgraph: Subgraph;
  let graph: GraphQLTester;

  beforeAll(async () => {
    const sink = new Writable({
      write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()),
    });
    subgraph = await createSubgraph({
      ...{ resolvers, instances, references: {}, name: 'wards', loaders: () => ({}), checks: {} },
      verifier: testVerifier('wards'),
      logger: pino({ level: 'debug' }, sink) as never,
      metrics,
      refusalOf: (error) => (error instanceof RangeError ? new DatabaseAway('Not now.') : null),
    });
    const { url } = await subgraph.listen({ host: '127.0.0.1', port: 0 });
    graph = new GraphQLTester(url, 'wards');
  });
  beforeEach(() => (lines.length = 0));

  const own = async () =>
    (await metrics.registry.metrics()).split('\n').filter((line) => line.startsWith('huiyin_'));

  it.each([
    ['a bug', nobody, 'mutation { castSheet }', 'INTERNAL_SERVER_ERROR'],
    ['trouble below', nobody, '{ inTrouble }', 'DATABASE_AWAY'],
    [
      ...['a bug in what must not be recorded', anActor('staff', { bureauId, unitId: bureauId })],
      ...['mutation { askForTicket }', 'INTERNAL_SERVER_ERROR'],
    ] as never,
  ])(
    'leaves no line, no count and no reference, also when it is known already: %s',
    async (_what: string, actor: Actor, query: string, code: string) => {
      const before = await own();
      for (let time = 0; time < 3; time += 1) {
        const { errors } = await graph.as(actor, query);
        expect(errors?.map(({ extensions }) => extensions)).toEqual([
          code === 'DATABASE_AWAY' ? { code, kind: 'unavailable' } : { code },
        ]);
        expect(JSON.stringify(errors)).not.toContain(canary);
      }
      expect(lines).toEqual([]);
      expect(await own()).toEqual(before);
    },
  );

  it('differs from what fails with one: that has a line, and a reference to it', async () => {
    const office = anActor('campaign-office', { bureauId });
    const { errors } = await graph.as(office, 'mutation { openCampaign }');
    const reference = String(errors?.[0]?.extensions['reference']);
    expect(lines.join('')).toContain(reference);
  });

  it('is said to the gateway in the graph, which then records nothing either', async () => {
    const { sdl } = await subgraphSchema({ resolvers, instances, references: {} });
    expect(sdl).toMatch(/castSheet: String! @tag\(name: "anonymous-only"\)/);
    expect(sdl).toMatch(/askForTicket: String! @tag\(name: "unrecorded"\)/);
    expect(sdl).not.toMatch(/(openCampaign|inTrouble): String! @tag/);
  });

  it('is told in the end, each kind once, for who mends it', async () => {
    await subgraph.stop();
    const told = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(told.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain(canary);
    expect(new Set(told)).toEqual(
      new Set(['unexpected error in an anonymous request within the last hour']),
    );
  });
});
