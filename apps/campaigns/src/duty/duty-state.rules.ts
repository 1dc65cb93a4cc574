import type { Day } from '../calendar/days.rules';
import type { DutyOutcome, Missing } from '../engine/finding.rules';
import { type DutyState as StateOfDuty, isOverdue, outcomeOn } from '../engine/outcome.rules';
import type { WorldWaiver } from '../engine/world.rules';

/** The short word for where a duty stands; the verdict's outcome says more. */
export type DutyState = 'DUE' | 'FULFILLED' | 'WAIVED' | 'LAPSED';

const words: Partial<Record<DutyOutcome, DutyState>> = {
  MET: 'FULFILLED',
  MET_LATE: 'FULFILLED',
  WAIVED: 'WAIVED',
  LAPSED: 'LAPSED',
};

export interface Standing {
  readonly state: DutyState;
  readonly overdue: boolean;
}

/** Where it stands on a day: due, done, let pass, or nobody's any more. */
export function standingOn(
  duty: StateOfDuty,
  waivers: readonly Pick<WorldWaiver, 'expiresOn'>[],
  today: Day,
): Standing {
  const outcome = outcomeOn(duty, waivers, today);
  return { state: words[outcome] ?? 'DUE', overdue: isOverdue(duty, waivers, today) };
}

/** What is missing as one word each: an item, a step, or `what:name`. */
export function missingWords(missing: readonly Missing[]): string[] {
  const words = missing.map(({ what, name }) =>
    what === 'entry' || what === 'review' ? name : `${what}:${name}`,
  );
  return [...new Set(words)];
}

const ended = (today: string) => `d.lapsed_on <= ${today}`;
const done = (today: string) => `d.met_on <= ${today}`;
const passed = (today: string) =>
  `(d.waiver_id IS NOT NULL AND (d.waived_until IS NULL OR d.waived_until > ${today}))`;

/**
 * `standingOn` in SQL, for a row `d` of `duty` on a day; a test holds the two together. The first three conditions make
 * the state, in this order; late is only what is owed by then and is no mere advice.
 */
export function stateInSql(today: string): string {
  return `CASE WHEN ${ended(today)} THEN 'LAPSED' WHEN ${done(today)} THEN 'FULFILLED'
    WHEN d.owed_from <= ${today} AND ${passed(today)} THEN 'WAIVED' ELSE 'DUE' END`;
}

export function overdueInSql(today: string): string {
  return `(d.due_on < ${today} AND d.owed_from <= ${today} AND d.strength <> 'ADVICE'
    AND (${ended(today)}) IS NOT TRUE AND (${done(today)}) IS NOT TRUE AND NOT ${passed(today)})`;
}
