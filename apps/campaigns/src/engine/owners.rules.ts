import type { Day } from '../calendar/days.rules';
import type { DutySubject } from './finding.rules';
import { holdersOn } from './holders.rules';
import { covers } from './spans.rules';
import type { WorldIndex } from './world-index.rules';

export interface Owners {
  /** The unit, or after its end those it went on in. */
  readonly unitIds: readonly string[];
  /** The people the duty is of; for an office whoever holds it that day; none where the unit owes. */
  readonly personIds: readonly string[];
}

/** Who answers for a duty on a day: an office's duty passes to whoever takes it over (handed over, not lost). */
export function ownersOn(index: WorldIndex, duty: DutySubject, day: Day): Owners {
  return { unitIds: unitsOn(index, duty.unitId, day), personIds: peopleOn(index, duty, day) };
}

function peopleOn(index: WorldIndex, duty: DutySubject, day: Day): readonly string[] {
  const people = [duty.personId, duty.otherPersonId].filter((id) => id !== null);
  if (people.length > 0) return people;
  const owedBy = index.rules.get(duty.rule)?.owedBy;
  if (owedBy?.each !== 'person') return [];
  return holdersOn(index, owedBy.role, duty.unitId, day).map(({ personId }) => personId);
}

/** A unit that ended without anybody to go on stays named. */
function unitsOn({ units }: WorldIndex, unitId: string, day: Day): readonly string[] {
  const stretches = units.stretchesOf(unitId);
  const last = stretches.at(-1);
  const isThere = stretches.some(({ from, to }) => covers({ from: from ?? '', to }, day));
  if (isThere || !last || last.to === null || day < last.to) return [unitId];
  return last.successorUnitIds.length > 0 ? last.successorUnitIds : [unitId];
}
