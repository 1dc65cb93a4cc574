import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { Loaders } from '../loaders/loaders';
import { PartyOrganisationNode } from '../party-organisation/party-organisation.types';
import { UnitNode } from '../unit/unit.types';
import { GroupsArgs } from './groups.inputs';
import type { GroupQueries } from './group.queries';
import {
  CompositionRuleNode,
  GroupDuty,
  GroupException,
  GroupMember,
  GroupNode,
  GroupSubject,
} from './group.types';

type Context = RequestContext<Loaders>;

@Resolver(() => GroupNode)
export class GroupResolver {
  constructor(private readonly queries: GroupQueries) {}

  @Can('directory:read')
  @Query(() => GroupNode, { nullable: true })
  group(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
    @Ctx() { loaders }: Context,
  ): Promise<GroupNode | null> {
    return loaders.at(asOf).group.load(id);
  }

  @Can('directory:read')
  @Query(() => [GroupNode], {
    name: 'groups',
    description: 'By kind, number and name; page on with `after`, a group id.',
  })
  list(@Ctx() { actor }: Context, @Args() args: GroupsArgs): Promise<GroupNode[]> {
    const { first, after, asOf, ...filter } = args;
    const page = { first: Math.min(Math.max(first, 1), 500), after, asOf };
    return this.queries.list(actor, filter, page);
  }

  @FieldResolver(() => UnitNode, {
    nullable: true,
    description: 'Where it was set up; null for the bureau.',
  })
  async unit(
    @Root() { unitId, asOf }: GroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return unitId === null ? null : loaders.at(asOf).unit.load(unitId);
  }

  @FieldResolver(() => PartyOrganisationNode, {
    nullable: true,
    description: 'The Party organisation it belongs to.',
  })
  async partyOrganisation(
    @Root() { partyOrganisationId, asOf }: GroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<PartyOrganisationNode | null> {
    return partyOrganisationId === null
      ? null
      : loaders.at(asOf).partyOrganisation.load(partyOrganisationId);
  }

  @FieldResolver(() => UnitNode, { nullable: true, description: 'Where an office sits.' })
  async locatedAt(
    @Root() { locatedUnitId, asOf }: GroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return locatedUnitId === null ? null : loaders.at(asOf).unit.load(locatedUnitId);
  }

  @FieldResolver(() => GroupNode, { nullable: true })
  async parent(
    @Root() { parentId, asOf }: GroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<GroupNode | null> {
    return parentId === null ? null : loaders.at(asOf).group.load(parentId);
  }

  @FieldResolver(() => [GroupNode], {
    description: 'Directly under it: its office, its working groups.',
  })
  below(@Root() { id, asOf }: GroupNode, @Ctx() { loaders }: Context): Promise<GroupNode[]> {
    return loaders.at(asOf).groupsBelow.load(id);
  }

  @FieldResolver(() => [GroupMember], { description: 'By name and by post, heads first.' })
  members(@Root() { id, asOf }: GroupNode, @Ctx() { loaders }: Context): Promise<GroupMember[]> {
    return loaders.at(asOf).groupMembers.load(id);
  }

  @FieldResolver(() => [GroupDuty], { description: 'The duty list (R003.72).' })
  duties(@Root() { id, asOf }: GroupNode, @Ctx() { loaders }: Context): Promise<GroupDuty[]> {
    return loaders.at(asOf).groupDuties.load(id);
  }

  @FieldResolver(() => [CompositionRuleNode], {
    description: 'Who is in it by post; none: by name only.',
  })
  composition(
    @Root() { id, asOf }: GroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<CompositionRuleNode[]> {
    return loaders.at(asOf).groupRules.load(id);
  }

  @FieldResolver(() => [GroupException])
  exceptions(
    @Root() { id, asOf }: GroupNode,
    @Ctx() { loaders }: Context,
  ): Promise<GroupException[]> {
    return loaders.at(asOf).groupExceptions.load(id);
  }

  @FieldResolver(() => [GroupSubject], { description: 'Units and Party organisations it goes to.' })
  subjects(@Root() { id, asOf }: GroupNode, @Ctx() { loaders }: Context): Promise<GroupSubject[]> {
    return loaders.at(asOf).groupSubjects.load(id);
  }
}
