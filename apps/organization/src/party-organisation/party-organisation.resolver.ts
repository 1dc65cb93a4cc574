import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import type { PartyOrganisationQueries } from './party-organisation.queries';
import { PartyOrganisationNode } from './party-organisation.types';

type Context = RequestContext<Loaders>;

const atMost = (first: number) => Math.min(Math.max(first, 1), 2_000);

@Resolver(() => PartyOrganisationNode)
export class PartyOrganisationResolver {
  constructor(private readonly organisations: PartyOrganisationQueries) {}

  @Can('directory:read')
  @Query(() => PartyOrganisationNode, { nullable: true })
  partyOrganisation(
    @Arg('id', () => ID) id: string,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
    @Ctx() { loaders }: Context,
  ): Promise<PartyOrganisationNode | null> {
    return loaders.at(asOf).partyOrganisation.load(id);
  }

  @Can('directory:read')
  @Query(() => [PartyOrganisationNode], {
    name: 'partyOrganisations',
    description: 'Those around the units the asker may see, by name; or those that serve one unit.',
  })
  list(
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<PartyOrganisationNode[]> {
    const listing = { first: atMost(first), unitId };
    return this.organisations.list(actor, listing, asOf);
  }

  @Can('gap:read')
  @Query(() => [UnitNode], {
    description: 'Participating units that no Party organisation serves; mass bodies do not count.',
  })
  unitsWithoutPartyOrganisation(
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true }) asOf: AsOf,
  ): Promise<UnitNode[]> {
    return this.organisations.unitsWithout(actor, atMost(first), asOf);
  }

  @FieldResolver(() => PartyOrganisationNode, { nullable: true })
  async parent(
    @Root() { parentId, asOf }: PartyOrganisationNode,
    @Ctx() { loaders }: Context,
  ): Promise<PartyOrganisationNode | null> {
    return parentId === null ? null : loaders.at(asOf).partyOrganisation.load(parentId);
  }

  @FieldResolver(() => [PartyOrganisationNode])
  below(
    @Root() { id, asOf }: PartyOrganisationNode,
    @Ctx() { loaders }: Context,
  ): Promise<PartyOrganisationNode[]> {
    return loaders.at(asOf).organisationsBelow.load(id);
  }

  @FieldResolver(() => [UnitNode], {
    description: 'Units and departments it serves, as far as the asker may see them.',
  })
  units(
    @Root() { id, asOf }: PartyOrganisationNode,
    @Ctx() { loaders }: Context,
  ): Promise<UnitNode[]> {
    return loaders.at(asOf).unitsServed.load(id);
  }
}
