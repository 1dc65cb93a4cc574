import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownRoster } from './known-roster.rules';
import { parseRoster } from './parse-roster.rules';
import { planRoster } from './plan-roster.rules';
import type { RosterPlan } from './roster-plan.rules';
import { peopleWithNewGrants } from './roster-plan.rules';

const annex = readFileSync(join(__dirname, 'fixtures/supervision-annex.txt'), 'utf8');
const nothing: KnownRoster = {
  groups: [],
  units: [],
  memberships: [],
  assignments: [],
  contacts: [],
  phones: [],
};

function counter(): () => string {
  let last = 0;
  return () => `id-${(last += 1)}`;
}

const plan = (text: string, known = nothing) => planRoster(parseRoster(text), known, counter());

/** What the directory knows after this plan was written to an empty one. */
function after(written: RosterPlan): KnownRoster {
  const nameOf = new Map(written.persons.map((person) => [person.id, person]));
  const named = (personId: string) => ({
    name: nameOf.get(personId)!.name,
    nameKey: nameOf.get(personId)!.nameKey,
  });
  return {
    groups: written.groups,
    units: written.units,
    memberships: written.memberships.map((one, index) => ({
      id: `m${index}`,
      ...one,
      ...named(one.personId),
    })),
    assignments: written.assignments.map((one, index) => ({ id: `a${index}`, ...one })),
    contacts: written.contacts.map((one) => ({ ...one, ...named(one.personId) })),
    phones: written.phones.map(({ contactId, phone }, index) => {
      const { kind, digits, areaCode = null, extension = null } = phone;
      return { id: `p${index}`, contactId, kind, digits, areaCode, extension };
    }),
  };
}

describe('a plan for a roster', () => {
  const first = plan(annex);
  const known = after(first);

  it('R000.76 R000.78 makes 6 groups, 21 units and 44 people of the annex: the ★ who is a contact is one person', () => {
    expect(
      [
        first.groups,
        first.units,
        first.persons,
        first.memberships,
        first.contacts,
        first.phones,
      ].map((list) => list.length),
    ).toEqual([6, 21, 44, 24, 21, 31]);
    const both = first.persons.filter(({ nameKey }) => nameKey === '冯甲');
    expect(both).toHaveLength(1);
    expect(both[0]!.unitId).toBe(first.units.find(({ name }) => name.includes('联合党支部'))!.id);
  });

  it('R000.79 keeps two people of one mobile apart', () => {
    const shared = first.phones.filter(({ phone }) => phone.toVerify);
    expect(new Set(shared.map(({ contactId }) => contactId)).size).toBe(2);
  });

  it('changes nothing when the directory says all of it already', () => {
    const { differences, touchedGroups, touchedPersons, ...lists } = plan(annex, known);
    expect(differences).toEqual([]);
    expect(touchedGroups.size + touchedPersons.size).toBe(0);
    expect(Object.values(lists).every((list) => (list as unknown[]).length === 0)).toBe(true);
  });

  it('finds a unit by name without white space, never twice (§5.3 items 10, 18)', () => {
    expect(plan(annex.replace('市中医院', '市中 医院'), known).differences).toEqual([]);
  });

  it('moves a unit to another group by ending one assignment and beginning one (R000.77)', () => {
    // The third row of group 2 exchanged with the second unit of group 3: names and contacts alike.
    const swap = annex
      .replace('市中心血站\n\t褚甲13800010074', 'X')
      .replace('皋埠镇卫生院\n\t朱庚乙13800010185', '市中心血站\n\t褚甲13800010074')
      .replace('X', '皋埠镇卫生院\n\t朱庚乙13800010185');
    const moved = plan(swap, known);
    expect(moved.differences.map(({ code }) => code)).toEqual(['UNIT_MOVED', 'UNIT_MOVED']);
    expect(moved.endedAssignments).toHaveLength(2);
    expect(moved.assignments).toHaveLength(2);
    expect(peopleWithNewGrants(moved, known.memberships)).toHaveLength(8);
  });

  it('hands ★ on inside a group: two people change role, both stay the same persons', () => {
    const handedOn = plan(annex.replace('孙丙甲、李丁甲★', '孙丙甲★、李丁甲'), known);
    expect(handedOn.differences.map(({ code }) => code)).toEqual([
      'MEMBER_CHANGED',
      'MEMBER_CHANGED',
    ]);
    expect(handedOn.persons).toEqual([]);
    expect(handedOn.memberships.filter(({ isLiaison }) => isLiaison)).toHaveLength(1);
    expect(handedOn.endedMemberships).toHaveLength(2);
  });

  it('quotes no phone number in a difference (R000.81)', () => {
    const changed = plan(annex.replace('褚甲13800010074', '褚甲13800010999'), known);
    expect(changed.differences.map(({ code }) => code)).toEqual(['PHONES_CHANGED']);
    expect(JSON.stringify([...first.differences, ...changed.differences])).not.toMatch(/\d{8}/);
  });
});
