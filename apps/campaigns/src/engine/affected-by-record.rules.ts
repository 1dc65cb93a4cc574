import { addDays } from '../calendar/day-count.rules';
import type { DutyRule } from '../template/duty-shape.rules';
import type { Selection } from '../template/test-shape.rules';
import { familyOf, lineOf, union, unitsOfPerson } from './family.rules';
import type { Reach } from './reach.rules';
import { readsOf } from './rule-reads.rules';
import type { WorldRecord } from './world.rules';
import type { WorldIndex } from './world-index.rules';

type Named = Pick<WorldRecord, 'kind' | 'unitId' | 'personId' | 'otherPersonId' | 'on'>;
type Place = Pick<Reach, 'units' | 'people'>;

/** Duties of rules that read this kind: of its unit, its people, or of all where it is the bureau's. */
export function affectedByRecord(index: WorldIndex, record: Named): Reach[] {
  return index.definition.duties.flatMap((rule) =>
    readsOf(rule)
      .selections.filter((selection) => selection.record === record.kind)
      .flatMap((selection): Reach[] => {
        const place = placeOf(index, rule, selection, record);
        if (!place || (place.units !== 'all' && place.units.size === 0)) return [];
        const periods =
          rule.per === 'campaign' || selection.whenever
            ? 'all'
            : { from: record.on, to: addDays(record.on, 1) };
        return [{ rule: rule.key, ...place, periods }];
      }),
  );
}

function placeOf(
  index: WorldIndex,
  rule: DutyRule,
  selection: Selection,
  { unitId, personId, otherPersonId }: Named,
): Place | null {
  switch (selection.of) {
    case 'bureau':
      return unitId === index.units.bureauId ? { units: 'all', people: 'all' } : null;
    case 'unit':
    case 'unit-tree':
      return { units: familyOf(index, unitId), people: 'all' };
    case 'self': {
      if (!isPersonal(rule) || selection.naming !== undefined) return ofUnit(index, rule, unitId);
      const people = [personId, otherPersonId].filter((id) => id !== null);
      return {
        units: isPairedWithBureau(index, rule)
          ? 'all'
          : union(people.map((id) => unitsOfPerson(index, id))),
        people: new Set(people),
      };
    }
  }
}

function ofUnit(index: WorldIndex, { owedBy: { each } }: DutyRule, unitId: string): Place {
  const isPeople = each === 'person' || each === 'pair';
  return {
    units: isPeople ? familyOf(index, unitId) : lineOf(index, unitId),
    people: 'all',
  };
}

/** Its key names people: their records are theirs wherever they were made. */
function isPersonal({ owedBy }: DutyRule): boolean {
  return owedBy.each === 'pair' || (owedBy.each === 'person' && owedBy.onLeaving === 'person');
}

function isPairedWithBureau({ roles }: WorldIndex, { owedBy }: DutyRule): boolean {
  return owedBy.each === 'pair' && owedBy.between.some((key) => roles.get(key)?.at === 'bureau');
}
