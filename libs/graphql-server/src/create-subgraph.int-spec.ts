import { IsUUID, Length } from 'class-validator';
import {
  Arg,
  Directive,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { DomainError } from '@huiyin/kernel';
import { createMetrics, silentLogger } from '@huiyin/observability';
import { anActor, GraphQLTester, testActorKey, testVerifier } from '@huiyin/testing';
import { Can, Public } from './access';
import { createSubgraph, type Subgraph } from './create-subgraph';
import { RootFieldWithoutPermission, subgraphSchema } from './subgraph-schema';

@ObjectType('Thing', { simpleResolvers: true })
@Directive('@key(fields: "id")')
class ThingNode {
  @Field(() => ID)
  id!: string;
}

@InputType()
class RenameThingInput {
  @Field(() => ID)
  @IsUUID()
  thingId!: string;

  @Field()
  @Length(1, 5)
  name!: string;
}

class ThingIsFixed extends DomainError {
  readonly code = 'THING_IS_FIXED';
  readonly kind = 'conflict';
}

@Resolver(() => ThingNode)
class ThingResolver {
  @Public()
  @Query(() => String)
  motto(): string {
    return '每一个声音都有回音';
  }

  @Can('campaign:open')
  @Mutation(() => ThingNode)
  renameThing(@Arg('input') input: RenameThingInput): ThingNode {
    if (input.name === 'fixed')
      throw new ThingIsFixed('This thing keeps its name.', { thingId: input.thingId });
    if (input.name === 'bug') throw new TypeError('secret internals');
    return { id: input.thingId };
  }
}

@Resolver()
class OpenResolver {
  @Query(() => String)
  open(): string {
    return 'nobody said who may';
  }
}

const definition = {
  resolvers: [ThingResolver] as const,
  instances: new Map<unknown, unknown>([[ThingResolver, new ThingResolver()]]),
  references: { Thing: async ({ id }: { id: string }) => (id === 'known' ? { id } : null) },
};
const office = anActor('campaign-office', { bureauId: '00000000-0000-4000-8000-000000000001' });
const rename = 'mutation ($input: RenameThingInput!) { renameThing(input: $input) { id } }';
const thingId = '00000000-0000-4000-8000-000000000009';

describe('a subgraph', () => {
  let subgraph: Subgraph;
  let graph: GraphQLTester;

  beforeAll(async () => {
    subgraph = await createSubgraph({
      ...definition,
      name: 'things',
      verifier: testVerifier('things'),
      loaders: () => ({}),
      logger: silentLogger,
      metrics: createMetrics('things'),
      checks: {},
    });
    const { url } = await subgraph.listen({ host: '127.0.0.1', port: 0 });
    graph = new GraphQLTester(url, 'things');
  });
  afterAll(() => subgraph.stop());

  const codes = async (actor: Actor, input: object) =>
    (await graph.as(actor, rename, { input })).errors?.map(({ extensions }) => extensions['code']);

  it('does not start with a root field that says neither @Can nor @Public', async () => {
    const open = { ...definition, resolvers: [OpenResolver] as const, references: {} };
    await expect(subgraphSchema(open)).rejects.toThrow(RootFieldWithoutPermission);
  });

  it('lists who may do what', async () => {
    const { access } = await subgraphSchema(definition);
    expect(access).toEqual({ 'Query.motto': 'public', 'Mutation.renameThing': 'campaign:open' });
  });

  it('answers nothing but health without a signed actor, entities and service included', async () => {
    for (const query of [
      '{ motto }',
      '{ _service { sdl } }',
      '{ _entities(representations: []) { __typename } }',
    ])
      expect((await graph.raw({}, { query })).status).toBe(401);
    expect((await graph.raw({ 'x-huiyin-actor': 'forged' }, { query: '{ motto }' })).status).toBe(
      401,
    );
  });

  it('asks for permission before it looks at the input', async () => {
    expect(await codes(Actor.anonymous(), { thingId: 'rubbish', name: '' })).toEqual([
      'UNAUTHENTICATED',
    ]);
    const staff = anActor('staff', { bureauId: thingId, unitId: thingId });
    expect(await codes(staff, { thingId: 'rubbish', name: '' })).toEqual(['FORBIDDEN']);
  });

  it('names the place and the rule of bad input, never the value', async () => {
    const answer = await graph.as(office, rename, {
      input: { thingId: 'rubbish-value', name: 'far too long' },
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [
        { field: 'thingId', rule: 'isUuid' },
        { field: 'name', rule: 'isLength' },
      ],
    });
    expect(JSON.stringify(answer)).not.toContain('rubbish-value');
  });

  it('names the variable that does not fit the schema, never its value', async () => {
    const answer = await graph.as(office, rename, {
      input: { thingId, name: { secret: 'opinion text' } },
    });
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ field: 'name', rule: 'type' }],
    });
    expect(JSON.stringify(answer)).not.toContain('opinion text');
  });

  it('maps a refusal once, with its code and details', async () => {
    const answer = await graph.as(office, rename, { input: { thingId, name: 'fixed' } });
    expect(answer.errors?.[0]).toMatchObject({
      message: 'This thing keeps its name.',
      path: ['renameThing'],
      extensions: { code: 'THING_IS_FIXED', kind: 'conflict', thingId },
    });
  });

  it('answers a bug with a reference and nothing of its insides', async () => {
    const answer = await graph.as(office, rename, { input: { thingId, name: 'bug' } });
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
    expect(JSON.stringify(answer)).not.toMatch(/secret|TypeError|stack/);
  });

  it.each([
    ['data', {}],
    ['a refusal', { name: 'fixed' }],
    ['a bug', { name: 'bug' }],
    ['bad input', { name: 'far too long' }],
    ['a variable that does not fit', { name: {} }],
  ])('answers %s the second time as the first, without Apollo Server', async (_what, change) => {
    const body = {
      query: `${rename} # ${JSON.stringify(change)}`,
      variables: { input: { thingId, name: 'new', ...change } },
    };
    const signer = new ActorSigner({ things: testActorKey });
    const answer = async () => {
      const response = await graph.raw({ [actorHeader]: signer.sign(office, 'things') }, body);
      const text = (await response.text()).replaceAll(/[0-9a-f-]{36}/g, 'an id');
      return { status: response.status, type: response.headers.get('content-type'), text };
    };
    const first = await answer();
    expect(await answer()).toEqual(first);
    expect(first.text).toMatch(/^\{("data"|"errors")/);
  });

  it('resolves references, absent ones to null', async () => {
    expect(await graph.entity(office, { __typename: 'Thing', id: 'known' }, 'id')).toEqual({
      id: 'known',
    });
    expect(await graph.entity(office, { __typename: 'Thing', id: 'foreign' }, 'id')).toBeNull();
  });
});
