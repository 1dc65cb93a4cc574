import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import { PartyOrganisationNode } from '../party-organisation/party-organisation.types';
import { Principal } from './post.types';
import { principalOf } from './principals.rules';

@Resolver(() => PartyOrganisationNode)
export class PartySecretaryResolver {
  @FieldResolver(() => Principal, {
    nullable: true,
    description: 'The secretary, first responsible of the organisation (R003.110), or who acts.',
  })
  async secretary(
    @Root() { id, asOf }: PartyOrganisationNode,
    @Ctx() { loaders }: RequestContext<Loaders>,
  ): Promise<Principal | null> {
    return principalOf(await loaders.at(asOf).secretariesOfPartyOrganisation.load(id), 'party');
  }
}
