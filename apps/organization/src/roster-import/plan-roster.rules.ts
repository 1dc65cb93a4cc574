import type { MembershipRole } from '../supervision-group/supervision-membership.entity';
import type { KnownContact, KnownMembership, KnownPhone, KnownRoster } from './known-roster.rules';
import { rosterDifference, type RosterDifferenceCode } from './roster-differences.rules';
import type {
  RosterContact,
  RosterDraft,
  RosterGroup,
  RosterPerson,
  RosterPhone,
  RosterUnit,
} from './roster-draft.rules';
import { emptyPlan, type PlannedPerson, type RosterPlan } from './roster-plan.rules';

/** A unit whose name tells no type gets this one; the office may say better later. */
export const UNKNOWN_UNIT_TYPE = 'other';

/**
 * What has to change so that the directory says what the roster says. Groups are found by number, units by name key,
 * people by name inside their group or unit: never across, two people may share a name (R000.79). Inside one group the
 * member and the contact of the same name are one person (R000.78). What the roster does not mention stays.
 */
export function planRoster(
  draft: RosterDraft,
  known: KnownRoster,
  newId: () => string,
): RosterPlan {
  const planner = new Planner(known, newId);
  for (const group of draft.groups) planner.group(group);
  return planner.plan;
}

class Planner {
  readonly plan = emptyPlan();
  private readonly planned = new Map<string, PlannedPerson>();
  private readonly listed = new Set<string>();
  private readonly groups: ReadonlyMap<number, string>;
  private readonly units: ReadonlyMap<string, string>;
  private readonly assignments: ReadonlyMap<string, KnownRoster['assignments'][number]>;
  private readonly memberships: ReadonlyMap<string, KnownMembership[]>;
  private readonly contacts: ReadonlyMap<string, KnownContact[]>;
  private readonly phones: ReadonlyMap<string, KnownPhone[]>;

  constructor(
    known: KnownRoster,
    private readonly newId: () => string,
  ) {
    this.groups = new Map(known.groups.map(({ number, id }) => [number, id]));
    this.units = new Map(known.units.map(({ nameKey, id }) => [nameKey, id]));
    this.assignments = new Map(
      known.assignments.map((assignment) => [assignment.unitId, assignment]),
    );
    this.memberships = grouped(known.memberships, ({ groupId }) => groupId);
    this.contacts = grouped(known.contacts, ({ unitId }) => unitId);
    this.phones = grouped(known.phones, ({ contactId }) => contactId);
  }

  group(group: RosterGroup): void {
    const groupId = this.groupId(group);
    const units = group.units
      .map((unit) => ({ unit, unitId: this.unitId(unit) }))
      .filter(({ unit, unitId }) => this.isFirst(unit, unitId, group));
    units.forEach(({ unit, unitId }, ordinal) =>
      this.assign(unit, unitId, group, groupId, ordinal),
    );
    const contactsHere = units.flatMap(({ unitId }) => this.contacts.get(unitId) ?? []);
    const people = this.members(
      group,
      groupId,
      new Map(contactsHere.map((one) => [one.nameKey, one.personId])),
    );
    for (const { unit, unitId } of units)
      if (unit.contact) this.contact(unit, unit.contact, unitId, people);
  }

  /** A unit may stand in a roster by its name and again by an alias (§5.3 item 18): the first row counts. */
  private isFirst({ name }: RosterUnit, unitId: string, { label }: RosterGroup): boolean {
    const isFirst = !this.listed.has(unitId);
    if (!isFirst) this.note('UNIT_LISTED_TWICE', name, label);
    this.listed.add(unitId);
    return isFirst;
  }

  private groupId({ number, label }: RosterGroup): string {
    const known = this.groups.get(number);
    if (known !== undefined) return known;
    const id = this.newId();
    this.plan.groups.push({ id, number, label });
    this.note('GROUP_ADDED', label);
    return id;
  }

  private unitId({ name, aliasKey, guessedUnitType }: RosterUnit): string {
    const known = this.units.get(aliasKey);
    if (known !== undefined) return known;
    const id = this.newId();
    this.plan.units.push({
      id,
      name,
      nameKey: aliasKey,
      unitType: guessedUnitType ?? UNKNOWN_UNIT_TYPE,
    });
    this.note('UNIT_ADDED', name);
    return id;
  }

  private assign(
    unit: RosterUnit,
    unitId: string,
    group: RosterGroup,
    groupId: string,
    ordinal: number,
  ): void {
    const known = this.assignments.get(unitId);
    if (known?.groupId === groupId) return;
    if (known) {
      this.plan.endedAssignments.push(known.id);
      this.plan.touchedGroups.add(known.groupId);
    }
    this.plan.assignments.push({ unitId, groupId, ordinal });
    this.plan.touchedGroups.add(groupId);
    this.note(known ? 'UNIT_MOVED' : 'UNIT_ASSIGNED', unit.name, group.label);
  }

  /** The people of the group by name, for its units' contacts. */
  private members(
    group: RosterGroup,
    groupId: string,
    contactsHere: ReadonlyMap<string, string>,
  ): Map<string, string> {
    const free = [...(this.memberships.get(groupId) ?? [])];
    const people = new Map<string, string>();
    wantedMembers(group).forEach(({ person, role }, ordinal) => {
      const { isLiaison } = person;
      const known = takeNamed(free, person.name, role);
      const personId =
        known?.personId ?? contactsHere.get(person.name) ?? this.person(person, null);
      if (!people.has(person.name)) people.set(person.name, personId);
      if (known?.role === role && known.isLiaison === isLiaison) return;
      if (known) this.plan.endedMemberships.push(known.id);
      this.plan.memberships.push({ groupId, personId, role, isLiaison, ordinal });
      this.plan.touchedPersons.add(personId);
      this.note(known ? 'MEMBER_CHANGED' : 'MEMBER_ADDED', person.displayName, group.label);
    });
    for (const left of free) {
      this.plan.endedMemberships.push(left.id);
      this.plan.touchedPersons.add(left.personId);
      this.note('MEMBER_REMOVED', left.name, group.label);
    }
    return people;
  }

  private contact(
    unit: RosterUnit,
    contact: RosterContact,
    unitId: string,
    people: ReadonlyMap<string, string>,
  ): void {
    const known = this.contacts.get(unitId) ?? [];
    const same = known.find(({ nameKey }) => nameKey === contact.name);
    for (const left of known.filter((one) => one !== same)) {
      this.plan.endedContacts.push(left.id);
      this.plan.touchedPersons.add(left.personId);
      this.note('CONTACT_REMOVED', left.name, unit.name);
    }
    if (same) return this.keepPhones(unit, contact, same.id);
    const inGroup = people.get(contact.name);
    const personId = inGroup ?? this.person(contact, unitId);
    const planned = this.planned.get(personId);
    if (planned) planned.unitId ??= unitId;
    const contactId = this.newId();
    this.plan.contacts.push({ id: contactId, unitId, personId });
    this.plan.touchedPersons.add(personId);
    this.note('CONTACT_ADDED', contact.displayName, unit.name);
    contact.phones.forEach((phone, ordinal) =>
      this.plan.phones.push({ contactId, ordinal, phone }),
    );
  }

  private keepPhones(unit: RosterUnit, contact: RosterContact, contactId: string): void {
    const known = this.phones.get(contactId) ?? [];
    const wanted = new Set(contact.phones.map(wantedNumber));
    const present = new Set(known.map(knownNumber));
    const dropped = known.filter((phone) => !wanted.has(knownNumber(phone)));
    const added = contact.phones
      .map((phone, ordinal) => ({ contactId, ordinal, phone }))
      .filter(({ phone }) => !present.has(wantedNumber(phone)));
    if (dropped.length + added.length === 0) return;
    this.plan.droppedPhones.push(...dropped.map(({ id }) => id));
    this.plan.phones.push(...added);
    this.note('PHONES_CHANGED', contact.displayName, unit.name);
  }

  private person(
    { name, displayName }: { name: string; displayName: string },
    unitId: string | null,
  ): string {
    const planned = { id: this.newId(), name: displayName, nameKey: name, unitId };
    this.plan.persons.push(planned);
    this.planned.set(planned.id, planned);
    return planned.id;
  }

  private note(code: RosterDifferenceCode, a: string, b?: string): void {
    this.plan.differences.push(rosterDifference(code, a, b));
  }
}

function wantedMembers({
  leader,
  members,
}: RosterGroup): { person: RosterPerson; role: MembershipRole }[] {
  const others = members.map((person) => ({ person, role: 'member' as const }));
  return leader ? [{ person: leader, role: 'leader' as const }, ...others] : others;
}

/** Takes the membership of this name out of the list: of two people of one name, the one with the same role first. */
function takeNamed(
  free: KnownMembership[],
  nameKey: string,
  role: MembershipRole,
): KnownMembership | undefined {
  const named = free.filter((one) => one.nameKey === nameKey);
  const taken = named.find((one) => one.role === role) ?? named[0];
  if (taken) free.splice(free.indexOf(taken), 1);
  return taken;
}

const wantedNumber = ({ kind, digits, areaCode, extension }: RosterPhone) =>
  [kind, digits, areaCode ?? '', extension ?? ''].join('|');

const knownNumber = ({ kind, digits, areaCode, extension }: KnownPhone) =>
  [kind, digits, areaCode ?? '', extension ?? ''].join('|');

function grouped<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const sameKey = groups.get(keyOf(item));
    if (sameKey) sameKey.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
