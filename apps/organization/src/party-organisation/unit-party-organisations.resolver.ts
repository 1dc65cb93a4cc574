import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { UnitNode } from '../unit/unit.types';
import { PartyOrganisationNode } from './party-organisation.types';

@Resolver(() => UnitNode)
export class UnitPartyOrganisationsResolver {
  @FieldResolver(() => [PartyOrganisationNode], {
    description: 'Party organisations and mass bodies that serve the unit.',
  })
  partyOrganisations(
    @Root() { id, asOf }: UnitNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<PartyOrganisationNode[]> {
    return loaders.at(asOf).organisationsOfUnit.load(id);
  }
}
