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
export function owersOf(
  index: WorldIndex,
  rule: DutyRule,
  reaches: readonly Reach[] | null,
): readonly Ower[] {
  const { owedBy } = rule;
  const { roots, departments, bureauId } = index.units;
  const isAsked = askedUnits(reaches);
  const of = (units: readonly string[], owers: (unitId: string) => readonly Ower[]) =>
    (reaches === null ? units : units.filter(isAsked)).flatMap(owers);
  switch (owedBy.each) {
    case 'unit':
      return of(roots, (unitId) => asUnit(unitId, scopeOf(index, rule, unitId)));
    case 'bureau':
      return bureauId === null ? [] : asUnit(bureauId, presenceOf(index, bureauId));
    case 'department':
      return of(departments, (unitId) =>
        asUnit(unitId, departmentScope(index, rule, unitId, owedBy.types)),
      );
    case 'person':
      return of(placesOf(index, owedBy.role), (unitId) => peopleOf(index, rule, owedBy, unitId));
    case 'pair':
      return of(roots, (unitId) => pairsOf(index, rule, owedBy, unitId));
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

function asUnit(unitId: string, spans: readonly OwedSpan[]): readonly Ower[] {
  return spans.length === 0 ? [] : [{ unitId, personId: null, otherPersonId: null, spans }];
}

/** An office that goes on owes even while nobody holds it: vacant is not fulfilled. */
function peopleOf(
  index: WorldIndex,
  rule: DutyRule,
  { role, onLeaving }: By<'person'>,
  unitId: string,
): readonly Ower[] {
  const scope = scopeOf(index, rule, unitId);
  if (scope.length === 0) return [];
  if (onLeaving === 'successor') return asUnit(unitId, scope);
  return holdersOf(index, role, unitId)
    .map(({ personId, spans }) => ({
      ...{ unitId, personId, otherPersonId: null },
      spans: owedWithin(scope, spans, 'left'),
    }))
    .filter(({ spans }) => spans.length > 0);
}

/** Everybody of one role with everybody of the other, each pair once, while both hold theirs (R000.47). */
function pairsOf(
  index: WorldIndex,
  rule: DutyRule,
  { between: [one, other], in: where }: By<'pair'>,
  unitId: string,
): readonly Ower[] {
  const scope = scopeOf(index, rule, unitId);
  if (scope.length === 0) return [];
  const together = new Map<string, Pair>();
  if (where === 'unit')
    meet(together, holdersOf(index, one, unitId), holdersOf(index, other, unitId));
  else
    for (const place of index.units.treeOf(unitId))
      meet(together, holdersAt(index, one, place), holdersAt(index, other, place));
  return [...together.values()]
    .map(({ people: [personId, otherPersonId], spans }) => ({
      ...{ unitId, personId, otherPersonId },
      spans: owedWithin(scope, joined(spans), 'left'),
    }))
    .filter(({ spans }) => spans.length > 0);
}

interface Pair {
  readonly people: readonly [string, string];
  readonly spans: Span[];
}

function meet(pairs: Map<string, Pair>, ones: readonly Held[], others: readonly Held[]): void {
  for (const a of ones)
    for (const b of others) {
      if (a.personId === b.personId) continue;
      const people: [string, string] =
        a.personId < b.personId ? [a.personId, b.personId] : [b.personId, a.personId];
      const pair = pairs.get(people.join()) ?? { people, spans: [] };
      pair.spans.push(...intersection(a.spans, b.spans));
      pairs.set(people.join(), pair);
    }
}
