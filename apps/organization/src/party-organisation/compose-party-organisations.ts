import type { ScopedReads } from '@huiyin/persistence';
import type { BureauDays } from '../bureau/bureau-days.queries';
import type { StructureChanges } from '../unit/structure-changes';
import { ChangePartyOrganisation } from './change-party-organisation';
import { DissolvePartyOrganisation } from './dissolve-party-organisation';
import { EstablishPartyOrganisation } from './establish-party-organisation';
import { PartyOrganisationVerbsResolver } from './party-organisation-verbs.resolver';
import { PartyOrganisationQueries } from './party-organisation.queries';
import { PartyOrganisationResolver } from './party-organisation.resolver';
import { UnitPartyOrganisationsResolver } from './unit-party-organisations.resolver';

/** The room's part of the object graph. */
export function composePartyOrganisations(
  reads: ScopedReads,
  days: BureauDays,
  changes: StructureChanges,
) {
  const organisations = new PartyOrganisationQueries(reads, days);
  return {
    loaderSources: { organisations },
    resolvers: [
      new PartyOrganisationResolver(organisations),
      new UnitPartyOrganisationsResolver(),
      new PartyOrganisationVerbsResolver(
        new EstablishPartyOrganisation(changes),
        new ChangePartyOrganisation(changes),
        new DissolvePartyOrganisation(changes),
        organisations,
      ),
    ],
  };
}
