import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { Loaders } from '../loaders/loaders';
import { PersonNode } from '../person/person.types';
import { UnitNode } from '../unit/unit.types';
import type { SupervisionGroupQueries } from './supervision-group.queries';
import {
  SupervisionAssignment,
  SupervisionGroupNode,
  SupervisionMembership,
} from './supervision-group.types';

type Context = RequestContext<Loaders>;

@Resolver(() => SupervisionGroupNode)
export class SupervisionGroupResolver {
  constructor(private readonly groups: SupervisionGroupQueries) {}

  @Can('directory:read')
  @Query(() => SupervisionGroupNode, { nullable: true })
  supervisionGroup(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
    @Ctx() { loaders }: Context,
  ): Promise<SupervisionGroupNode | null> {
    return loaders.at(asOf).supervisionGroup.load(id);
  }

  @Can('directory:read')
  @Query(() => [SupervisionGroupNode], {
    name: 'supervisionGroups',
    description: 'Groups the asker may see, by number.',
  })
  list(
    @Ctx() { actor }: Context,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<SupervisionGroupNode[]> {
    return this.groups.list(actor, asOf);
  }

  @FieldResolver(() => [UnitNode], {
    description: 'Units the group supervises, as far as the asker may see them.',
  })
  units(@Root() group: SupervisionGroupNode, @Ctx() { loaders }: Context): Promise<UnitNode[]> {
    return loaders.at(group.asOf).unitsOfGroup.load(group.id);
  }

  @FieldResolver(() => PersonNode, { nullable: true })
  async leader(
    @Root() group: SupervisionGroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    const people = await loaders.at(group.asOf).membersOfGroup.load(group.id);
    return people.find(({ role }) => role === 'leader') ?? null;
  }

  @FieldResolver(() => [PersonNode], {
    description: 'Without the leader; the ★ liaison is as a rule one of them.',
  })
  async members(
    @Root() group: SupervisionGroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode[]> {
    const people = await loaders.at(group.asOf).membersOfGroup.load(group.id);
    return people.filter(({ role }) => role === 'member');
  }

  @FieldResolver(() => PersonNode, { nullable: true, description: '★' })
  async liaison(
    @Root() group: SupervisionGroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    const people = await loaders.at(group.asOf).membersOfGroup.load(group.id);
    return people.find(({ isLiaison }) => isLiaison) ?? null;
  }

  @FieldResolver(() => [SupervisionMembership], { description: 'Everybody in it, leader first.' })
  async memberships(
    @Root() group: SupervisionGroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<SupervisionMembership[]> {
    const people = await loaders.at(group.asOf).membersOfGroup.load(group.id);
    return people.map(({ membershipId, role, isLiaison, validFrom, validTo, ...person }) => {
      return { id: membershipId, person, role, isLiaison, validFrom, validTo };
    });
  }

  @FieldResolver(() => [SupervisionAssignment], {
    description: 'Its units with intensity and days, as far as the asker may see them.',
  })
  assignments(
    @Root() group: SupervisionGroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<SupervisionAssignment[]> {
    return loaders.at(group.asOf).assignmentsOfGroup.load(group.id);
  }
}
