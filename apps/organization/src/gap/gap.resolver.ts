import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { BureauNode } from '../bureau/bureau.types';
import { GroupNode } from '../group/group.types';
import type { Loaders } from '../loaders/loaders';
import { PartyOrganisationNode } from '../party-organisation/party-organisation.types';
import { PersonNode } from '../person/person.types';
import { SupervisionGroupNode } from '../supervision-group/supervision-group.types';
import { UnitNode } from '../unit/unit.types';
import { OrganizationGapsArgs } from './gap.inputs';
import type { GapQueries } from './gap.queries';
import { BureauGapCounts, OrganizationGap, OrganizationGaps } from './gap.types';

type Context = RequestContext<Loaders>;

@Resolver(() => OrganizationGap)
export class GapResolver {
  constructor(private readonly gaps: GapQueries) {}

  @Can('gap:read')
  @Query(() => OrganizationGaps, {
    description: 'What is missing or wrong, for the units the asker answers for.',
  })
  organizationGaps(
    @Ctx() { actor }: Context,
    @Args() { first, ...question }: OrganizationGapsArgs,
  ): Promise<OrganizationGaps> {
    return this.gaps.list(actor, { ...question, first: Math.min(Math.max(first, 1), 500) });
  }

  @Can('gap:count')
  @Query(() => [BureauGapCounts], {
    description: 'Numbers only: of the own bureau, for the city level of each bureau.',
  })
  organizationGapCounts(@Ctx() { actor }: Context): Promise<BureauGapCounts[]> {
    return this.gaps.countsPerBureau(actor);
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  async unit(
    @Root() { unitId, asOf }: OrganizationGap,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode | null> {
    return unitId === null ? null : loaders.at(asOf).unit.load(unitId);
  }

  @FieldResolver(() => GroupNode, { nullable: true })
  async group(
    @Root() { groupId, asOf }: OrganizationGap,
    @Ctx() { loaders }: Context,
  ): Promise<GroupNode | null> {
    return groupId === null ? null : loaders.at(asOf).group.load(groupId);
  }

  @FieldResolver(() => SupervisionGroupNode, { nullable: true })
  async supervisionGroup(
    @Root() { supervisionGroupId, asOf }: OrganizationGap,
    @Ctx() { loaders }: Context,
  ): Promise<SupervisionGroupNode | null> {
    return supervisionGroupId === null
      ? null
      : loaders.at(asOf).supervisionGroup.load(supervisionGroupId);
  }

  @FieldResolver(() => PersonNode, { nullable: true })
  async person(
    @Root() { personId, asOf }: OrganizationGap,
    @Ctx() { loaders }: Context,
  ): Promise<PersonNode | null> {
    return personId === null ? null : loaders.at(asOf).person.load(personId);
  }

  @FieldResolver(() => PartyOrganisationNode, { nullable: true })
  async partyOrganisation(
    @Root() { partyOrganisationId, asOf }: OrganizationGap,
    @Ctx() { loaders }: Context,
  ): Promise<PartyOrganisationNode | null> {
    return partyOrganisationId === null
      ? null
      : loaders.at(asOf).partyOrganisation.load(partyOrganisationId);
  }
}

@Resolver(() => BureauGapCounts)
export class BureauGapCountsResolver {
  @FieldResolver(() => BureauNode, { nullable: true })
  bureau(
    @Root() { bureauId }: BureauGapCounts,
    @Ctx() { loaders }: Context,
  ): Promise<BureauNode | null> {
    return loaders.bureau.load(bureauId);
  }
}
