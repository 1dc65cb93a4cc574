import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { PartyOrganisationNode } from './party-organisation.types';

/** `_entities` for PartyOrganisation: within the actor's scope, as it is today. */
export function resolvePartyOrganisation(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<PartyOrganisationNode | null> {
  return loaders.partyOrganisation.load(reference.id);
}
