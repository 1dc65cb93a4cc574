import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import { GroupNode, GroupSeat } from './group.types';

type Context = RequestContext<Loaders>;

@Resolver(() => PersonNode)
export class PersonGroupsResolver {
  @FieldResolver(() => [GroupSeat], {
    description: 'Groups somebody sits in, by name or by post; several at a time (§5.1).',
  })
  groups(@Root() { id, asOf }: PersonNode, @Ctx() { loaders }: Context): Promise<GroupSeat[]> {
    return loaders.at(asOf).groupSeatsOfPerson.load(id);
  }
}

@Resolver(() => UnitNode)
export class UnitGroupsResolver {
  @FieldResolver(() => [GroupNode], { description: 'Groups set up at the unit.' })
  groups(@Root() { id, asOf }: UnitNode, @Ctx() { loaders }: Context): Promise<GroupNode[]> {
    return loaders.at(asOf).groupsOfUnit.load(id);
  }
}
