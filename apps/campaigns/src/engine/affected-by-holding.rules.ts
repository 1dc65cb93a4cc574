import type { DutyRule } from '../template/duty-shape.rules';
import type { TemplateRole } from '../template/frame-shape.rules';
import { familyOf, supervisedBy, union } from './family.rules';
import { awayRoles } from './holding-index.rules';
import type { Reach } from './reach.rules';
import { readsOf } from './rule-reads.rules';
import type { WorldHolding } from './world.rules';
import type { WorldIndex } from './world-index.rules';

/** Duties owed by, or asking for, a role these holdings are of. */
export function affectedByHolding(index: WorldIndex, holdings: readonly WorldHolding[]): Reach[] {
  const found = holdings.flatMap((holding) => withStaffPosts(index, holding));
  return index.definition.duties.flatMap((rule) => {
    const { owingRoles, askedRoles } = readsOf(rule);
    return [
      ...owingRoles.flatMap((key) => owing(index, rule, key, found)),
      ...askedRoles.flatMap((key) => asking(index, rule, key, found)),
    ];
  });
}

/** Who goes elsewhere for a time is no longer staff at home: the staff posts move with it (R000.8). */
function withStaffPosts(index: WorldIndex, holding: WorldHolding): WorldHolding[] {
  if (!awayRoles.includes(holding.role) && holding.role !== 'staff') return [holding];
  const others = index.holdings
    .ofPerson(holding.personId)
    .filter(({ role }) => role === 'staff' || awayRoles.includes(role));
  return [holding, ...others].flatMap((one) => [one, { ...one, role: 'staff' }]);
}

function owing(
  index: WorldIndex,
  { key: rule, owedBy }: DutyRule,
  roleKey: string,
  holdings: readonly WorldHolding[],
): Reach[] {
  const role = index.roles.get(roleKey);
  const of = ofRole(role, holdings);
  if (!role || of.length === 0) return [];
  const goesOn = owedBy.each === 'person' && owedBy.onLeaving === 'successor';
  const people = goesOn ? 'all' : new Set(of.map(({ personId }) => personId));
  // Who holds a role at the bureau is paired with people of every unit.
  const units = owedBy.each === 'pair' && role.at === 'bureau' ? 'all' : unitsFor(index, role, of);
  return [{ rule, units, people, periods: 'all' }];
}

/** A role at the bureau is the same for every unit that asks for it. */
function asking(
  index: WorldIndex,
  { key: rule }: DutyRule,
  roleKey: string,
  holdings: readonly WorldHolding[],
): Reach[] {
  const role = index.roles.get(roleKey);
  const of = ofRole(role, holdings);
  if (!role || of.length === 0) return [];
  const isAtBureau = role.at === 'bureau';
  if (isAtBureau && !of.some(({ unitId }) => isOfBureau(index, unitId))) return [];
  const units = isAtBureau ? 'all' : unitsFor(index, role, of);
  return [{ rule, units, people: 'all', periods: 'all' }];
}

function ofRole(
  role: TemplateRole | undefined,
  holdings: readonly WorldHolding[],
): readonly WorldHolding[] {
  if (!role) return [];
  return holdings.filter((one) => [...role.holders, ...role.except].includes(one.role));
}

function unitsFor(
  index: WorldIndex,
  { at }: TemplateRole,
  holdings: readonly WorldHolding[],
): ReadonlySet<string> {
  return union(
    holdings.map(({ unitId, groupId }): ReadonlySet<string> => {
      if (at === 'supervision') return groupId === null ? new Set() : supervisedBy(index, groupId);
      return unitId === null ? new Set() : familyOf(index, unitId);
    }),
  );
}

function isOfBureau({ units }: WorldIndex, unitId: string | null): boolean {
  return (
    unitId !== null && units.bureauId !== null && units.pathOf(unitId).includes(units.bureauId)
  );
}
