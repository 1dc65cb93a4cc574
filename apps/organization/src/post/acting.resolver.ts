import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { AppointActing } from './appoint-acting';
import type { EndActing } from './end-acting';
import { AppointActingInput, EndActingInput } from './post.inputs';
import { ActingNode } from './post.types';

type Context = RequestContext<Loaders>;

@Resolver(() => ActingNode)
export class ActingResolver {
  constructor(
    private readonly appoint: AppointActing,
    private readonly end: EndActing,
  ) {}

  @Can('post:appoint')
  @Mutation(() => ActingNode, {
    description: 'Somebody acts while the holder is on leave or the post is vacant (§7.51).',
  })
  appointActing(
    @Ctx() { actor }: Context,
    @Arg('input') input: AppointActingInput,
  ): Promise<ActingNode> {
    return this.appoint.execute(actor, input);
  }

  @Can('post:appoint')
  @Mutation(() => ActingNode)
  endActing(
    @Ctx() { actor }: Context,
    @Arg('input') { actingId, on }: EndActingInput,
  ): Promise<ActingNode> {
    return this.end.execute(actor, actingId, on);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(
    @Root() { unitId, asOf }: ActingNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return loaders.at(asOf).unit.load(unitId);
  }

  @FieldResolver(() => PersonNode, { nullable: true, description: 'Null when not to be seen.' })
  person(
    @Root() { personId, asOf }: ActingNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return loaders.at(asOf).person.load(personId);
  }
}
