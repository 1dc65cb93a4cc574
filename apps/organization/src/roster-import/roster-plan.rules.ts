import type { MembershipRole } from '../supervision-group/supervision-membership.entity';
import type { RosterDifference } from './roster-differences.rules';
import type { RosterPhone } from './roster-draft.rules';

export interface PlannedPerson {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  /** Known once the person turns out to be the contact of a unit. */
  unitId: string | null;
}

export interface PlannedMembership {
  readonly groupId: string;
  readonly personId: string;
  readonly role: MembershipRole;
  readonly isLiaison: boolean;
  readonly ordinal: number;
}

export interface PlannedPhone {
  readonly contactId: string;
  readonly ordinal: number;
  readonly phone: RosterPhone;
}

/** Everything a commit writes, decided beforehand and by nothing but the draft and what is known. */
export interface RosterPlan {
  readonly groups: { readonly id: string; readonly number: number; readonly label: string }[];
  readonly units: {
    readonly id: string;
    readonly name: string;
    readonly nameKey: string;
    readonly unitType: string;
  }[];
  readonly persons: PlannedPerson[];
  readonly memberships: PlannedMembership[];
  readonly endedMemberships: string[];
  readonly assignments: {
    readonly unitId: string;
    readonly groupId: string;
    readonly ordinal: number;
  }[];
  readonly endedAssignments: string[];
  readonly contacts: { readonly id: string; readonly unitId: string; readonly personId: string }[];
  readonly endedContacts: string[];
  readonly phones: PlannedPhone[];
  readonly droppedPhones: string[];
  /** Groups whose units changed: the grants of all their people change with them. */
  readonly touchedGroups: Set<string>;
  /** People whose own memberships or contacts changed. */
  readonly touchedPersons: Set<string>;
  readonly differences: RosterDifference[];
}

export function emptyPlan(): RosterPlan {
  return {
    groups: [],
    units: [],
    persons: [],
    memberships: [],
    endedMemberships: [],
    assignments: [],
    endedAssignments: [],
    contacts: [],
    endedContacts: [],
    phones: [],
    droppedPhones: [],
    touchedGroups: new Set(),
    touchedPersons: new Set(),
    differences: [],
  };
}

/** Whoever a gateway may have cached wrongly once the plan is written. */
export function peopleWithNewGrants(
  plan: RosterPlan,
  knownMemberships: readonly { readonly groupId: string; readonly personId: string }[],
): string[] {
  const byGroup = [...knownMemberships, ...plan.memberships].filter(({ groupId }) =>
    plan.touchedGroups.has(groupId),
  );
  return [...new Set([...plan.touchedPersons, ...byGroup.map(({ personId }) => personId)])];
}
