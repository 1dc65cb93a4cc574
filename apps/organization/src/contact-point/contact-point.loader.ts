import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { FacilityQueries } from '../facility/facility.queries';
import type { OpinionBox } from '../facility/facility.types';
import type { ContactPointQueries } from './contact-point.queries';
import type { ContactPointNode } from './contact-point.types';

/** Contact points and opinion boxes, by what they hang on. */
export interface ContactPointLoaders {
  readonly contactPointsOfPerson: DataLoader<string, ContactPointNode[]>;
  readonly contactPointsOfUnit: DataLoader<string, ContactPointNode[]>;
  readonly boxesOfUnit: DataLoader<string, OpinionBox[]>;
}

export interface ContactPointSources {
  readonly contactPoints: ContactPointQueries;
  readonly facilities: FacilityQueries;
}

export function contactPointLoaders(
  { contactPoints, facilities }: ContactPointSources,
  actor: Actor,
  asOf: AsOf,
): ContactPointLoaders {
  return {
    contactPointsOfPerson: new DataLoader((ids) => contactPoints.ofPersons(actor, ids, asOf)),
    contactPointsOfUnit: new DataLoader((ids) => contactPoints.ofUnits(actor, ids, asOf)),
    boxesOfUnit: new DataLoader((ids) => facilities.boxesOfUnits(actor, ids, asOf)),
  };
}
