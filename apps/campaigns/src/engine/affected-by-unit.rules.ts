import type { DutyRule } from '../template/duty-shape.rules';
import { familyOf, union } from './family.rules';
import type { Reach } from './reach.rules';
import { readsOf } from './rule-reads.rules';
import type { WorldIndex } from './world-index.rules';

/** All duties of these units and of what went on in them; of every unit where the bureau organ is one of them. */
export function affectedByUnits(index: WorldIndex, unitIds: readonly string[]): Reach[] {
  const { units, definition } = index;
  const family = union(unitIds.map((unitId) => familyOf(index, unitId)));
  const isBureau = units.bureauId !== null && family.has(units.bureauId);
  return definition.duties.map((rule) => ({
    rule: rule.key,
    units: isBureau && readsBureau(index, rule) ? 'all' : family,
    people: 'all',
    periods: 'all',
  }));
}

/** Which unit is the organ may change too, and with it who owes what is the bureau's. */
function readsBureau({ roles }: WorldIndex, rule: DutyRule): boolean {
  const { selections, askedRoles, owingRoles } = readsOf(rule);
  return (
    rule.owedBy.each === 'bureau' ||
    selections.some(({ of }) => of === 'bureau') ||
    [...askedRoles, ...owingRoles].some((key) => roles.get(key)?.at === 'bureau')
  );
}
