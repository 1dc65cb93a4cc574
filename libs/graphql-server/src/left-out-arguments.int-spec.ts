import {
  Arg,
  Args,
  ArgsType,
  Field,
  FieldResolver,
  Int,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { createMetrics, silentLogger } from '@huiyin/observability';
import { anActor, GraphQLTester, testVerifier } from '@huiyin/testing';
import { Public } from './access';
import { createSubgraph, type Subgraph } from './create-subgraph';

@ObjectType('Shelf', { simpleResolvers: true })
class ShelfNode {
  @Field()
  label!: string;
}

@ArgsType()
class ShelvesArgs {
  @Field(() => String, { nullable: true })
  from!: string | null;

  @Field(() => Int, { defaultValue: 2 })
  first!: number;
}

const said = (value: unknown) => (value === undefined ? 'undefined' : JSON.stringify(value));

@Resolver(() => ShelfNode)
class ShelfResolver {
  @Public()
  @Query(() => ShelfNode)
  shelf(
    @Arg('room', () => String, { nullable: true }) room: string | null,
    @Arg('first', () => Int, { defaultValue: 7 }) first: number,
  ): ShelfNode {
    return { label: `${said(room)} ${first}` };
  }

  @Public()
  @Query(() => [ShelfNode])
  shelves(@Args() { from, first }: ShelvesArgs): ShelfNode[] {
    return Array.from({ length: first }, () => ({ label: said(from) }));
  }

  @FieldResolver(() => String)
  books(@Arg('by', () => String, { nullable: true }) by: string | null): string {
    return said(by);
  }
}

describe('a nullable argument that is left out', () => {
  let subgraph: Subgraph;
  let graph: GraphQLTester;

  beforeAll(async () => {
    subgraph = await createSubgraph({
      resolvers: [ShelfResolver] as const,
      instances: new Map<unknown, unknown>([[ShelfResolver, new ShelfResolver()]]),
      references: {},
      name: 'shelves',
      verifier: testVerifier('shelves'),
      loaders: () => ({}),
      logger: silentLogger,
      metrics: createMetrics('shelves'),
      checks: {},
    });
    const { url } = await subgraph.listen({ host: '127.0.0.1', port: 0 });
    graph = new GraphQLTester(url, 'shelves');
  });
  afterAll(() => subgraph.stop());

  /** Twice: the first answer comes through Apollo Server, the second from the operations it knows. */
  const ask = async (query: string, variables: Record<string, unknown> = {}): Promise<unknown> => {
    const actor = anActor('campaign-office', { bureauId: '00000000-0000-4000-8000-000000000001' });
    await graph.as(actor, query, variables);
    return (await graph.as(actor, query, variables)).data;
  };

  it('is null for a root field, as when null is said; a default stays the default', async () => {
    expect(await ask('{ shelf { label } }')).toEqual({ shelf: { label: 'null 7' } });
    expect(await ask('{ shelf(room: null) { label } }')).toEqual({ shelf: { label: 'null 7' } });
    expect(await ask('{ shelf(room: "a", first: 1) { label } }')).toEqual({
      shelf: { label: '"a" 1' },
    });
  });

  it('is null when its variable is left out, and the value when it is given', async () => {
    const query = 'query ($room: String) { shelf(room: $room) { label } }';
    expect(await ask(query)).toEqual({ shelf: { label: 'null 7' } });
    expect(await ask(query, { room: 'b' })).toEqual({ shelf: { label: '"b" 7' } });
  });

  it('is null in a class of arguments', async () => {
    expect(await ask('{ shelves { label } }')).toEqual({
      shelves: [{ label: 'null' }, { label: 'null' }],
    });
  });

  it('is null for a field further in', async () => {
    expect(await ask('{ shelves(first: 1) { books other: books(by: "x") } }')).toEqual({
      shelves: [{ books: 'null', other: '"x"' }],
    });
  });
});
