import type { DutyRule, OwedBy } from '../template/duty-shape.rules';
import { holdersAt, holdersOf } from './holders.rules';
import type { Held } from './holding-index.rules';
import type { Ower } from './owed.rules';
import type { Reach } from './reach.rules';
import { departmentScope, presenceOf, scopeOf } from './scope.rules';
import { intersection, joined, type OwedSpan, owedWithin, type Span } from './spans.rules';
import type { WorldIndex } from './world-index.rules';

type By<Each extends OwedBy['each']> = Extract<OwedBy, { each: Each }>;

/** Who owes a rule; with reaches, only of units they name. */
export function* owersOf(
  index: WorldIndex,
  rule: DutyRule,
  reaches: readonly Reach[] | null,
): Generator<Ower> {
  const { units } = index;
  const isAsked = askedUnits(reaches);
  switch (rule.owedBy.each) {
    case 'unit':
      for (const unitId of units.roots)
        if (isAsked(unitId)) yield* asUnit(unitId, scopeOf(index, rule, unitId));
      return;
    case 'bureau':
      if (units.bureauId !== null) yield* asUnit(units.bureauId, presenceOf(index, units.bureauId));
      return;
    case 'department':
      for (const unitId of units.departments)
        if (isAsked(unitId))
          yield* asUnit(unitId, departmentScope(index, rule, unitId, rule.owedBy.types));
      return;
    case 'person':
      for (const unitId of placesOf(index, rule.owedBy.role))
        if (isAsked(unitId)) yield* peopleOf(index, rule, rule.owedBy, unitId);
      return;
    case 'pair':
      for (const unitId of units.roots)
        if (isAsked(unitId)) yield* pairsOf(index, rule, rule.owedBy, unitId);
  }
}

function askedUnits(reaches: readonly Reach[] | null): (unitId: string) => boolean {
  if (reaches === null) return () => true;
  return (unitId) => reaches.some(({ units }) => units === 'all' || units.has(unitId));
}

/** People with a role at the bureau owe once, there; else in each unit. */
function placesOf({ roles, units }: WorldIndex, role: string): readonly string[] {
  if (roles.get(role)?.at !== 'bureau') return units.roots;
  return units.bureauId === null ? [] : [units.bureauId];
}

function* asUnit(unitId: string, spans: readonly OwedSpan[]): Generator<Ower> {
  if (spans.length > 0) yield { unitId, personId: null, otherPersonId: null, spans };
}

/** An office that goes on owes even while nobody holds it: vacant is not fulfilled. */
function* peopleOf(
  index: WorldIndex,
  rule: DutyRule,
  { role, onLeaving }: By<'person'>,
  unitId: string,
): Generator<Ower> {
  const scope = scopeOf(index, rule, unitId);
  if (scope.length === 0) return;
  if (onLeaving === 'successor') return yield* asUnit(unitId, scope);
  for (const { personId, spans } of holdersOf(index, role, unitId)) {
    const owed = owedWithin(scope, spans, 'left');
    if (owed.length > 0) yield { unitId, personId, otherPersonId: null, spans: owed };
  }
}

/** Everybody of one role with everybody of the other, each pair once, while both hold theirs (R000.47). */
function* pairsOf(
  index: WorldIndex,
  rule: DutyRule,
  { between: [one, other], in: where }: By<'pair'>,
  unitId: string,
): Generator<Ower> {
  const scope = scopeOf(index, rule, unitId);
  if (scope.length === 0) return;
  const together = new Map<string, { people: readonly [string, string]; spans: Span[] }>();
  const meet = (ones: readonly Held[], others: readonly Held[]) => {
    for (const a of ones)
      for (const b of others) {
        if (a.personId === b.personId) continue;
        const people =
          a.personId < b.personId
            ? ([a.personId, b.personId] as const)
            : ([b.personId, a.personId] as const);
        const spans = together.get(people.join())?.spans ?? [];
        spans.push(...intersection(a.spans, b.spans));
        together.set(people.join(), { people, spans });
      }
  };
  if (where === 'unit') meet(holdersOf(index, one, unitId), holdersOf(index, other, unitId));
  else
    for (const place of index.units.treeOf(unitId))
      meet(holdersAt(index, one, place), holdersAt(index, other, place));
  for (const { people, spans } of together.values()) {
    const owed = owedWithin(scope, joined(spans), 'left');
    const [personId, otherPersonId] = people;
    if (owed.length > 0) yield { unitId, personId, otherPersonId, spans: owed };
  }
}
