import type { Day } from '../calendar/days.rules';
import type { DutyOutcome, JudgedDuty } from './finding.rules';
import { isBreach } from './finding.rules';
import type { WorldWaiver } from './world.rules';

/** What an outcome needs: a judged duty, or the row that keeps one. */
export type DutyState = Pick<
  JudgedDuty,
  'strength' | 'metOn' | 'dueOn' | 'deadlineOn' | 'owedFrom' | 'lapsedOn' | 'missing'
>;

/** The only place where the day it is asked comes in; `waivers` are those of this duty. */
export function outcomeOn(
  duty: DutyState,
  waivers: readonly Pick<WorldWaiver, 'expiresOn'>[],
  today: Day,
): DutyOutcome {
  const { strength, metOn, dueOn, deadlineOn, owedFrom, lapsedOn } = duty;
  if (lapsedOn !== null && today >= lapsedOn) return 'LAPSED';
  if (metOn !== null && metOn <= today) return dueOn !== null && metOn > dueOn ? 'MET_LATE' : 'MET';
  if (owedFrom === null || today < owedFrom) return 'NOT_YET_OWED';
  if (waivers.some((waiver) => isInForce(waiver, today))) return 'WAIVED';
  if (strength === 'ADVICE') return 'HINT';
  const isLate = (dueOn !== null && today > dueOn) || isBreach(duty.missing);
  if (isLate) return strength === 'HARD' ? 'NOT_MET' : 'WARNING';
  return deadlineOn !== null && today > deadlineOn ? 'EXCUSED' : 'OPEN';
}

export function isInForce({ expiresOn }: Pick<WorldWaiver, 'expiresOn'>, today: Day): boolean {
  return expiresOn === null || today < expiresOn;
}

/** Overdue: owed, unmet, its day over, and nobody has let it pass. A breach is wrong, but not late. */
export function isOverdue(
  duty: DutyState,
  waivers: readonly Pick<WorldWaiver, 'expiresOn'>[],
  today: Day,
): boolean {
  const outcome = outcomeOn(duty, waivers, today);
  return (
    (outcome === 'NOT_MET' || outcome === 'WARNING') && duty.dueOn !== null && today > duty.dueOn
  );
}
