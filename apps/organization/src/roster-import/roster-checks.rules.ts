import { maskDigits } from '../contact/phone-mask.rules';
import type {
  RosterContact,
  RosterCounts,
  RosterGroup,
  RosterPerson,
  RosterPhone,
  RosterUnit,
} from './roster-draft.rules';
import {
  rosterIssue,
  type Bilingual,
  type RosterIssue,
  type RosterPlace,
} from './roster-issues.rules';

const ROLE_LIAISON = { zh: '★联络员', en: '★ liaison' };
const ROLE_LEADER = { zh: '组长', en: 'leader' };
const ROLE_MEMBER = { zh: '成员', en: 'member' };

/** Everything that only shows when the whole roster is looked at (R000.77–79). */
export function checkRoster(groups: readonly RosterGroup[]): RosterIssue[] {
  return [
    ...checkNumbers(groups),
    ...groups.flatMap(checkPersons),
    ...checkUnits(groups),
    ...groups.flatMap(checkSelfSupervision),
    ...checkMobiles(groups),
  ];
}

/** R000.79: marks every phone whose number another contact has too. Nobody is merged. */
export function markSharedMobiles(groups: readonly RosterGroup[]): RosterGroup[] {
  const shared = new Set(sharedMobiles(groups).keys());
  const mark = (phone: RosterPhone): RosterPhone =>
    phone.kind === 'mobile' && shared.has(phone.digits) ? { ...phone, toVerify: true } : phone;
  const markContact = (contact: RosterContact): RosterContact => ({
    ...contact,
    phones: contact.phones.map(mark),
  });
  return groups.map((group) => ({
    ...group,
    units: group.units.map((unit) =>
      unit.contact ? { ...unit, contact: markContact(unit.contact) } : unit,
    ),
  }));
}

/** The figures of the acceptance test (5.3); a leader with ★ counts as liaison too. */
export function countRoster(groups: readonly RosterGroup[]): RosterCounts {
  const units = groups.flatMap((group) => group.units);
  const contacts = units.flatMap(({ contact }) => (contact ? [contact] : []));
  const phones = contacts.flatMap((contact) => contact.phones);
  const mobiles = phones.filter(({ kind }) => kind === 'mobile');
  return {
    groups: groups.length,
    units: units.length,
    unitsPerGroup: groups.map((group) => group.units.length),
    leaders: groups.filter(({ leader }) => leader !== null).length,
    members: groups.flatMap(({ members }) => members).length,
    liaisons: groups.flatMap(personsOf).filter(({ isLiaison }) => isLiaison).length,
    contacts: contacts.length,
    phones: phones.length,
    landlines: phones.filter(({ kind }) => kind === 'landline').length,
    mobiles: mobiles.length,
    distinctMobiles: new Set(mobiles.map(({ digits }) => digits)).size,
  };
}

function personsOf({ leader, members }: RosterGroup): RosterPerson[] {
  return leader ? [leader, ...members] : [...members];
}

function groupPlace({ row, line }: RosterGroup, cell: 'group' | 'members'): RosterPlace {
  return { row, line, cell };
}

function checkNumbers(groups: readonly RosterGroup[]): RosterIssue[] {
  const issues: RosterIssue[] = [];
  const byNumber = new Map<number, RosterGroup>();
  for (const group of groups) {
    const first = byNumber.get(group.number);
    const place = groupPlace(group, 'group');
    if (first) issues.push(rosterIssue('ROSTER_GROUP_TWICE', place, group.label, '', [first.line]));
    else byNumber.set(group.number, group);
  }
  const highest = [...byNumber.keys()].reduce((a, b) => Math.max(a, b), 0);
  const missing: number[] = [];
  for (let number = 1; number < highest; number += 1)
    if (!byNumber.has(number)) missing.push(number);
  const after = groups.find(({ number }) => number > (missing[0] ?? highest));
  if (after) {
    const place = groupPlace(after, 'group');
    issues.push(rosterIssue('ROSTER_GROUP_GAP', place, after.label, missing.join('、')));
  }
  return issues;
}

/** R000.77: exactly one leader, exactly one ★. */
function checkPersons(group: RosterGroup): RosterIssue[] {
  if (group.number === 0) return [];
  const issues: RosterIssue[] = [];
  const persons = personsOf(group);
  const place = groupPlace(group, 'members');
  const liaisons = persons.filter(({ isLiaison }) => isLiaison).length;
  if (!group.leader) issues.push(rosterIssue('ROSTER_GROUP_WITHOUT_LEADER', place, group.label));
  if (liaisons !== 1) {
    issues.push(rosterIssue('ROSTER_GROUP_LIAISON_COUNT', place, group.label, liaisons));
  }
  const seen = new Map<string, number>();
  for (const { name, displayName, line } of persons) {
    const before = seen.get(name);
    seen.set(name, before ?? line);
    if (before === undefined) continue;
    const here = { ...place, line };
    issues.push(rosterIssue('ROSTER_PERSON_TWICE', here, displayName, '', [before]));
  }
  return issues;
}

function checkUnits(groups: readonly RosterGroup[]): RosterIssue[] {
  const seen = new Map<string, RosterUnit>();
  return groups
    .flatMap(({ units }) => units)
    .flatMap((unit) => {
      const first = seen.get(unit.aliasKey);
      if (!first) seen.set(unit.aliasKey, unit);
      if (!first) return [];
      const place = { row: unit.row, line: unit.line, cell: 'unit' } as const;
      return [rosterIssue('ROSTER_UNIT_TWICE', place, unit.name, '', [first.line])];
    });
}

/** R000.78: allowed, but shown. Names are all there is to compare: two people may share one. */
function checkSelfSupervision(group: RosterGroup): RosterIssue[] {
  const roles = new Map<string, { readonly role: Bilingual; readonly line: number }>();
  for (const { name, isLiaison, line } of group.members) {
    roles.set(name, { role: isLiaison ? ROLE_LIAISON : ROLE_MEMBER, line });
  }
  if (group.leader) roles.set(group.leader.name, { role: ROLE_LEADER, line: group.leader.line });
  return group.units.flatMap(({ row, contact }) => {
    const inGroup = contact ? roles.get(contact.name) : undefined;
    if (!contact || !inGroup) return [];
    const place = { row, line: contact.line, cell: 'contact' } as const;
    const { role, line } = inGroup;
    return [rosterIssue('ROSTER_SELF_SUPERVISION', place, contact.displayName, role, [line])];
  });
}

interface MobilePlace extends RosterPlace {
  readonly owner: string;
}

function sharedMobiles(groups: readonly RosterGroup[]): Map<string, MobilePlace[]> {
  const places = new Map<string, MobilePlace[]>();
  for (const { name, row, contact } of groups.flatMap(({ units }) => units)) {
    for (const { kind, digits } of contact?.phones ?? []) {
      if (!contact || kind !== 'mobile') continue;
      const owner = `${name} ${contact.displayName}`;
      const known = places.get(digits);
      const place = { row, line: contact.line, cell: 'contact' as const, owner };
      if (known) known.push(place);
      else places.set(digits, [place]);
    }
  }
  return new Map([...places].filter(([, owners]) => owners.length > 1));
}

function checkMobiles(groups: readonly RosterGroup[]): RosterIssue[] {
  return [...sharedMobiles(groups)].flatMap(([digits, [first, ...others]]) => {
    if (!first) return [];
    const { owner, ...place } = first;
    const owners = [owner, ...others.map((other) => other.owner)].join('；');
    const lines = others.map(({ line }) => line);
    // Lines and owners say where to look; a number in full is shown by nothing that does not say who read it (R000.81).
    return [rosterIssue('ROSTER_DUPLICATE_MOBILE', place, maskDigits(digits), owners, lines)];
  });
}
