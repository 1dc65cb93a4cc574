import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { OnChair, PostOfUnit, PostQueries } from '../post/post.queries';
import type { ActingNode, PostNode } from '../post/post.types';
import type { PersonDayQueries } from './person-day.queries';
import type { AffiliationNode, Headcount, PersonDay } from './person.types';

/** What hangs on people, and on units by their people; one statement per field and day. */
export interface PersonLoaders {
  readonly personDay: DataLoader<string, PersonDay>;
  readonly affiliationsOfPerson: DataLoader<string, AffiliationNode[]>;
  readonly postsOfPerson: DataLoader<string, PostNode[]>;
  readonly actingOfPerson: DataLoader<string, ActingNode[]>;
  readonly postsOfUnit: DataLoader<string, PostOfUnit[]>;
  readonly principalsOfUnit: DataLoader<string, OnChair[]>;
  readonly secretariesOfPartyOrganisation: DataLoader<string, OnChair[]>;
  readonly headcountOfUnit: DataLoader<string, Headcount>;
}

export function personLoaders(
  { personDays, posts }: { personDays: PersonDayQueries; posts: PostQueries },
  actor: Actor,
  asOf: AsOf,
): PersonLoaders {
  return {
    personDay: new DataLoader((ids) => personDays.ofPersons(actor, ids, asOf)),
    affiliationsOfPerson: new DataLoader((ids) => personDays.affiliations(actor, ids)),
    postsOfPerson: new DataLoader((ids) => posts.ofPersons(actor, ids, asOf)),
    actingOfPerson: new DataLoader((ids) => posts.actingOfPersons(actor, ids, asOf)),
    postsOfUnit: new DataLoader((ids) => posts.ofUnits(actor, ids, asOf)),
    principalsOfUnit: new DataLoader((ids) => posts.principalsOfUnits(actor, ids, asOf)),
    secretariesOfPartyOrganisation: new DataLoader((ids) => posts.secretariesOf(actor, ids, asOf)),
    headcountOfUnit: new DataLoader((ids) => personDays.headcounts(actor, ids, asOf)),
  };
}
