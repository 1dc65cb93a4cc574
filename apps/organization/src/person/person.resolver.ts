import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PostNode } from '../post/post.types';
import { UnitNode } from '../unit/unit.types';
import { RegisterPeopleInput, RegisterPersonInput } from './person.inputs';
import type { PersonQueries } from './person.queries';
import { PersonNode } from './person.types';
import type { RegisterPeople } from './register-people';

type Context = RequestContext<Loaders>;

@Resolver(() => PersonNode)
export class PersonResolver {
  constructor(
    private readonly persons: PersonQueries,
    private readonly register: RegisterPeople,
  ) {}

  @Can('directory:read')
  @Query(() => PersonNode, { nullable: true })
  person(@Arg('id', () => ID) id: string, @Ctx() { loaders }: Context): Promise<PersonNode | null> {
    return loaders.person.load(id);
  }

  @Can('directory:read')
  @Query(() => [PersonNode], { description: 'People who take part at a unit, by name.' })
  people(
    @Ctx() { actor }: Context,
    @Arg('unitId', () => ID) unitId: string,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
  ): Promise<PersonNode[]> {
    return this.persons.ofUnit(actor, unitId, Math.min(Math.max(first, 1), 2_000));
  }

  @Can('person:register')
  @Mutation(() => PersonNode)
  async registerPerson(
    @Ctx() { actor }: Context,
    @Arg('input') { unitId, ...person }: RegisterPersonInput,
  ): Promise<PersonNode> {
    const [registered] = await this.register.execute(actor, unitId, [person]);
    return registered!;
  }

  @Can('person:register')
  @Mutation(() => [PersonNode], {
    description: 'Staff of a unit, in the order given; all of them or none.',
  })
  registerPeople(
    @Ctx() { actor }: Context,
    @Arg('input') { unitId, people }: RegisterPeopleInput,
  ): Promise<PersonNode[]> {
    return this.register.execute(actor, unitId, people);
  }

  @FieldResolver(() => UnitNode, {
    nullable: true,
    description: 'Where the person takes part and is counted once (R000.8).',
  })
  async unit(
    @Root() { unitId }: PersonNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return unitId === null ? null : loaders.unit.load(unitId);
  }

  @FieldResolver(() => [PostNode])
  posts(@Root() { id }: PersonNode, @Ctx() { loaders }: Context): Promise<PostNode[]> {
    return loaders.postsOfPerson.load(id);
  }
}
