import type { DutyRule } from '../template/duty-shape.rules';
import type { LapseReason } from './finding.rules';
import { earlierEnd, isEmpty, joined, type OwedSpan, owedWithin, type Span } from './spans.rules';
import type { WorldUnit } from './world.rules';
import type { WorldIndex } from './world-index.rules';

const caches = new WeakMap<WorldIndex, Map<string, readonly OwedSpan[]>>();
const none: readonly OwedSpan[] = [];

/** The days on which the rule reaches the unit, by its mode and type on each of them (R000.6, R000.7). */
export function scopeOf(
  index: WorldIndex,
  { appliesTo }: Pick<DutyRule, 'appliesTo'>,
  unitId: string,
): readonly OwedSpan[] {
  if (appliesTo.unitIds && !appliesTo.unitIds.includes(unitId)) return none;
  const stretches = index.units.stretchesOf(unitId);
  if (stretches.every((stretch) => reaches(appliesTo, stretch))) return presenceOf(index, unitId);
  return daysWhere(index, stretches, (stretch) => reaches(appliesTo, stretch));
}

/** The days on which the unit takes part at all. */
export function presenceOf(index: WorldIndex, unitId: string): readonly OwedSpan[] {
  const cache = caches.get(index) ?? new Map<string, readonly OwedSpan[]>();
  caches.set(index, cache);
  const known = cache.get(unitId);
  if (known) return known;
  const days = daysWhere(index, index.units.stretchesOf(unitId), () => true);
  cache.set(unitId, days);
  return days;
}

/** A department owes what its unit is in scope for, while it is of one of the types. */
export function departmentScope(
  index: WorldIndex,
  rule: Pick<DutyRule, 'appliesTo'>,
  departmentId: string,
  types: readonly string[] | undefined,
): readonly OwedSpan[] {
  const own = index.units.stretchesOf(departmentId);
  const ofType = daysWhere(index, own, ({ unitType }) => types?.includes(unitType) ?? true);
  if (ofType.length === 0) return none;
  const { unitIds, ...byUnit } = rule.appliesTo;
  const root = index.units.rootOf(departmentId);
  if (unitIds && !unitIds.includes(root) && !unitIds.includes(departmentId)) return none;
  const days = owedWithin(scopeOf(index, { appliesTo: byUnit }, root), ofType, 'out-of-scope');
  return days.map((span) => ({ ...span, why: endOf(span, ofType) ?? span.why }));
}

/** Where the department's own end is the end, its reason is told. */
function endOf(span: Span, own: readonly OwedSpan[]): LapseReason | null {
  return own.find(({ to }) => to !== null && to === span.to)?.why ?? null;
}

/** By mode and type alone; a unit in contact-and-guidance owes only what names that mode (R000.7). */
export function reaches(
  { modes, unitTypes, exceptUnitTypes }: DutyRule['appliesTo'],
  { mode, unitType }: Pick<WorldUnit, 'mode' | 'unitType'>,
): boolean {
  return (
    modes.includes(mode) &&
    (unitTypes === undefined || unitTypes.includes(unitType)) &&
    !exceptUnitTypes?.includes(unitType)
  );
}

function daysWhere(
  { campaign }: WorldIndex,
  stretches: readonly WorldUnit[],
  isIn: (stretch: WorldUnit) => boolean,
): readonly OwedSpan[] {
  const days = joined(
    stretches.filter(isIn).map(({ from, to }) => ({
      from: from === null || from < campaign.startsOn ? campaign.startsOn : from,
      to: earlierEnd(to, null),
    })),
  ).filter((span) => !isEmpty(span));
  return days.map((span) => ({ ...span, why: whyEnded(span, stretches) }));
}

/** It is still there after the last day, in another way; or it is not. */
function whyEnded({ to }: Span, stretches: readonly WorldUnit[]): LapseReason | null {
  if (to === null) return null;
  if (stretches.some(({ from }) => from !== null && from >= to)) return 'out-of-scope';
  const last = stretches.at(-1);
  return last && last.successorUnitIds.length > 0 ? 'handed-over' : 'unit-closed';
}
