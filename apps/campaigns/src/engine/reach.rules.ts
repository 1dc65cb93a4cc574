import type { Day } from '../calendar/days.rules';
import type { DutySubject } from './finding.rules';
import { covers, type Span } from './spans.rules';

/** Duties of one rule that a change can have touched; every other duty is as it was. */
export interface Reach {
  readonly rule: string;
  /** By the unit that owes them. */
  readonly units: 'all' | ReadonlySet<string>;
  /** Only those of these people; `all`: those of units and offices too. */
  readonly people: 'all' | ReadonlySet<string>;
  /** Only those whose period has one of these days. */
  readonly periods: 'all' | Span;
}

/** What is asked of a duty to know whether a reach has it. */
export type Reachable = DutySubject & { readonly periodTo: Day | null };

export function isReached({ rule, units, people, periods }: Reach, duty: Reachable): boolean {
  return (
    rule === duty.rule &&
    (units === 'all' || units.has(duty.unitId)) &&
    (people === 'all' || isOfOne(people, duty)) &&
    (periods === 'all' || isWithin(periods, duty))
  );
}

function isOfOne(people: ReadonlySet<string>, { personId, otherPersonId }: Reachable): boolean {
  return (
    (personId !== null && people.has(personId)) ||
    (otherPersonId !== null && people.has(otherPersonId))
  );
}

function isWithin(days: Span, { period, periodTo }: Reachable): boolean {
  if (period === null) return true;
  return (
    covers(days, period) || (days.from > period && (periodTo === null || days.from < periodTo))
  );
}
