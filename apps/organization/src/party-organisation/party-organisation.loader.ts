import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { UnitNode } from '../unit/unit.types';
import type { PartyOrganisationQueries } from './party-organisation.queries';
import type { PartyOrganisationNode } from './party-organisation.types';

export interface PartyOrganisationLoaders {
  readonly partyOrganisation: DataLoader<string, PartyOrganisationNode | null>;
  readonly organisationsBelow: DataLoader<string, PartyOrganisationNode[]>;
  readonly organisationsOfUnit: DataLoader<string, PartyOrganisationNode[]>;
  readonly unitsServed: DataLoader<string, UnitNode[]>;
}

export function partyOrganisationLoaders(
  organisations: PartyOrganisationQueries,
  actor: Actor,
  asOf: AsOf,
  onlyIds: <T>(
    load: (ids: readonly string[]) => Promise<(T | null)[]>,
  ) => DataLoader.BatchLoadFn<string, T | null>,
): PartyOrganisationLoaders {
  return {
    partyOrganisation: new DataLoader(onlyIds((ids) => organisations.byIds(actor, ids, asOf))),
    organisationsBelow: new DataLoader((ids) => organisations.below(actor, ids, asOf)),
    organisationsOfUnit: new DataLoader((ids) => organisations.ofUnits(actor, ids, asOf)),
    unitsServed: new DataLoader((ids) => organisations.served(actor, ids, asOf)),
  };
}
