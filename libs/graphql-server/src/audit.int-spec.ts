import { Writable } from 'node:stream';
import { Length } from 'class-validator';
import pino from 'pino';
import { Arg, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { Actor } from '@huiyin/identity';
import { DomainError } from '@huiyin/kernel';
import { createMetrics } from '@huiyin/observability';
import { anActor, GraphQLTester, testVerifier } from '@huiyin/testing';
import { Can, Public } from './access';
import { WithoutAudit } from './audit';
import { createSubgraph, type Subgraph } from './create-subgraph';

@ObjectType('Ward', { simpleResolvers: true })
class WardNode {
  @Field(() => ID)
  id!: string;
}

@InputType()
class RenameWardInput {
  @Field(() => ID)
  wardId!: string;

  @Field()
  @Length(1, 12)
  name!: string;
}

class WardNotFound extends DomainError {
  readonly code = 'WARD_NOT_FOUND';
  readonly kind = 'not-found';
}

const made = '00000000-0000-4000-8000-00000000000a';
const wardId = '00000000-0000-4000-8000-00000000000b';

@Resolver()
class WardResolver {
  @Can('campaign:open')
  @Query(() => String)
  secret(): string {
    return 'for the office';
  }

  @Can('campaign:open')
  @Mutation(() => WardNode)
  renameWard(@Arg('input') { name }: RenameWardInput): WardNode {
    if (name === 'none') throw new WardNotFound('There is no such ward.');
    if (name === 'bug') throw new TypeError('planted internals');
    return { id: made };
  }

  @Public()
  @Mutation(() => WardNode)
  speakUp(@Arg('input') input: RenameWardInput): WardNode {
    return { id: input.wardId };
  }

  @Can('ticket:request')
  @WithoutAudit()
  @Mutation(() => WardNode)
  askForTicket(): WardNode {
    return { id: made };
  }
}

const bureauId = '00000000-0000-4000-8000-000000000001';
const office = anActor('campaign-office', { bureauId });
const staff = anActor('staff', { bureauId, unitId: wardId });
const by = ({ personId }: Actor) => ({ personId, bureauId });
const mutation = (name: string) =>
  `mutation ($input: RenameWardInput!) { ${name}(input: $input) { id } }`;

describe('S15 the audit', () => {
  const lines: string[] = [];
  let subgraph: Subgraph;
  let graph: GraphQLTester;

  beforeAll(async () => {
    const sink = new Writable({
      write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()),
    });
    subgraph = await createSubgraph({
      resolvers: [WardResolver],
      instances: new Map<unknown, unknown>([[WardResolver, new WardResolver()]]),
      references: {},
      name: 'wards',
      verifier: testVerifier('wards'),
      loaders: () => ({}),
      logger: pino({ level: 'fatal' }, sink) as never, // turned down as far as it goes
      metrics: createMetrics('wards'),
      checks: {},
    });
    const { url } = await subgraph.listen({ host: '127.0.0.1', port: 0 });
    graph = new GraphQLTester(url, 'wards');
  });
  afterAll(() => subgraph.stop());
  beforeEach(() => (lines.length = 0));

  const ask = (actor: Actor, name: string, ward = '张三 13800010001') =>
    graph.as(actor, mutation(name), { input: { wardId, name: ward } });
  const audited = () =>
    lines.map((line) => (JSON.parse(line) as { audit: Record<string, unknown> }).audit);

  it('says when, who, what, with which outcome, to which object, whatever the log level', async () => {
    await ask(office, 'renameWard', '张三');
    expect(audited()).toEqual([
      { ...by(office), field: 'Mutation.renameWard', outcome: 'ok', objectId: made },
    ]);
    const { time, requestId, level } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect([typeof time, typeof requestId, level]).toEqual(['number', 'string', 30]);
  });

  it('says it of every other outcome too, and again when the operation is known already', async () => {
    for (let time = 0; time < 2; time += 1) {
      await ask(office, 'renameWard', 'none');
      await ask(office, 'renameWard', 'bug');
      await ask(office, 'renameWard', 'far too long a name');
      await ask(staff, 'renameWard');
    }
    const field = 'Mutation.renameWard';
    const each = [
      { ...by(office), field, outcome: 'refused', code: 'WARD_NOT_FOUND', objectId: wardId },
      { ...by(office), field, outcome: 'failed', objectId: wardId },
      { ...by(office), field, outcome: 'refused', code: 'BAD_USER_INPUT', objectId: wardId },
      { ...by(staff), field, outcome: 'denied', code: 'FORBIDDEN', objectId: wardId },
    ];
    expect(audited()).toEqual([...each, ...each]);
  });

  it('says that a query was denied, and nothing of one that was allowed', async () => {
    await graph.as(office, '{ secret }');
    await graph.as(staff, '{ secret }');
    expect(audited()).toEqual([
      { ...by(staff), field: 'Query.secret', outcome: 'denied', code: 'FORBIDDEN' },
    ]);
  });

  it('holds nothing of what was said: no name, no number, no text', async () => {
    for (const name of ['renameWard', 'speakUp']) await ask(office, name, '张三');
    expect(lines.join('')).not.toMatch(/张三|13800010001|planted/);
  });

  it('knows nothing of what anybody may do, of tickets, nor of those who have not signed in', async () => {
    await ask(office, 'speakUp');
    await ask(Actor.anonymous(), 'speakUp');
    await ask(Actor.anonymous(), 'renameWard');
    await graph.as(staff, 'mutation { askForTicket { id } }');
    await graph.as(Actor.anonymous(), '{ secret }');
    expect(lines).toEqual([]);
  });
});
