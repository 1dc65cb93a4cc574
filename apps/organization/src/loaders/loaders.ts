import DataLoader from 'dataloader';
import type { Actor } from '@huiyin/identity';
import type { AsOf } from '../bureau/bureau-days.queries';
import type { BureauQueries } from '../bureau/bureau.queries';
import type { BureauNode } from '../bureau/bureau.types';
import type { ContactQueries } from '../contact/contact.queries';
import type { ContactNode, PhoneNode } from '../contact/contact.types';
import type { ReadPhones } from '../contact/read-phones';
import {
  type MemberDevelopmentLoaders,
  memberDevelopmentLoaders,
} from '../member-development/member-development.loader';
import type { MemberDevelopmentQueries } from '../member-development/member-development.queries';
import {
  type ContactPointLoaders,
  contactPointLoaders,
  type ContactPointSources,
} from '../contact-point/contact-point.loader';
import { type GroupLoaders, groupLoaders, type GroupSources } from '../group/group.loader';
import type { PersonDayQueries } from '../person/person-day.queries';
import { type PersonLoaders, personLoaders } from '../person/person.loader';
import {
  type PartyOrganisationLoaders,
  partyOrganisationLoaders,
} from '../party-organisation/party-organisation.loader';
import type { PartyOrganisationQueries } from '../party-organisation/party-organisation.queries';
import type { PersonQueries } from '../person/person.queries';
import type { PersonNode } from '../person/person.types';
import type { PostQueries } from '../post/post.queries';
import type {
  GroupMember,
  SupervisionGroupQueries,
} from '../supervision-group/supervision-group.queries';
import type {
  SupervisionAssignment,
  SupervisionGroupNode,
} from '../supervision-group/supervision-group.types';
import { type TalentLoaders, talentLoaders } from '../talent/talent.loader';
import type { TalentQueries } from '../talent/talent.queries';
import type { UnitStructureQueries } from '../unit/unit-structure.queries';
import { type UnitStructureLoaders, unitStructureLoaders } from '../unit/unit.loader';
import type { UnitQueries } from '../unit/unit.queries';
import type { UnitNode } from '../unit/unit.types';
import { onlyIds } from './only-ids';

type One<T> = DataLoader<string, T | null>;
type Many<T> = DataLoader<string, T[]>;

/** Everything a request loads, for one day. */
export interface Loaders
  extends
    UnitStructureLoaders,
    PartyOrganisationLoaders,
    PersonLoaders,
    MemberDevelopmentLoaders,
    TalentLoaders,
    GroupLoaders,
    ContactPointLoaders {
  /** The set for a day (YYYY-MM-DD), one per request; null or absent = today. `loaders.at(node.asOf)` keeps to a node's day. */
  at(asOf: AsOf | undefined): Loaders;
  readonly bureau: One<BureauNode>;
  readonly unit: One<UnitNode>;
  readonly person: One<PersonNode>;
  readonly supervisionGroup: One<SupervisionGroupNode>;
  readonly groupOfUnit: One<SupervisionGroupNode>;
  readonly unitsOfGroup: Many<UnitNode>;
  readonly membersOfGroup: Many<GroupMember>;
  readonly assignmentsOfGroup: Many<SupervisionAssignment>;
  readonly contactsOfUnit: Many<ContactNode>;
  readonly phonesOfContact: Many<PhoneNode>;
}

export interface LoaderSources extends GroupSources, ContactPointSources {
  readonly bureaus: BureauQueries;
  readonly units: UnitQueries;
  readonly unitStructure: UnitStructureQueries;
  readonly organisations: PartyOrganisationQueries;
  readonly persons: PersonQueries;
  readonly personDays: PersonDayQueries;
  readonly memberDevelopments: MemberDevelopmentQueries;
  readonly talent: TalentQueries;
  readonly groups: SupervisionGroupQueries;
  readonly contacts: ContactQueries;
  readonly phones: ReadPhones;
  readonly posts: PostQueries;
}

/** Per request: one statement per noun and day, however many objects ask. Entity references are read for today. */
export function createLoaders(sources: LoaderSources) {
  return (actor: Actor): Loaders => {
    const sets = new Map<AsOf, Loaders>();
    const at = (asOf: AsOf = null): Loaders => {
      const set = sets.get(asOf) ?? loadersOn(sources, actor, asOf, at);
      sets.set(asOf, set);
      return set;
    };
    return at();
  };
}

function loadersOn(sources: LoaderSources, actor: Actor, asOf: AsOf, at: Loaders['at']): Loaders {
  const { bureaus, units, persons, groups, contacts, phones } = sources;
  return {
    at,
    ...unitStructureLoaders(sources.unitStructure, actor, asOf),
    ...partyOrganisationLoaders(sources.organisations, actor, asOf, onlyIds),
    ...personLoaders(sources, actor, asOf),
    ...memberDevelopmentLoaders(sources.memberDevelopments, actor),
    ...talentLoaders(sources.talent, actor, asOf),
    ...groupLoaders(sources, actor, asOf),
    ...contactPointLoaders(sources, actor, asOf),
    bureau: new DataLoader(onlyIds((ids) => bureaus.byIds(actor, ids))),
    unit: new DataLoader(onlyIds((ids) => units.byIds(actor, ids, asOf))),
    person: new DataLoader(onlyIds((ids) => persons.byIds(actor, ids, asOf))),
    supervisionGroup: new DataLoader(onlyIds((ids) => groups.byIds(actor, ids, asOf))),
    groupOfUnit: new DataLoader((ids) => groups.ofUnits(actor, ids, asOf)),
    unitsOfGroup: new DataLoader((ids) => units.ofGroups(actor, ids, asOf)),
    membersOfGroup: new DataLoader((ids) => groups.members(actor, ids, asOf)),
    assignmentsOfGroup: new DataLoader((ids) => groups.assignments(actor, ids, asOf)),
    contactsOfUnit: new DataLoader((ids) => contacts.ofUnits(actor, ids, asOf)),
    phonesOfContact: new DataLoader((ids) => phones.execute(actor, ids)),
  };
}
