import type { Recurrence } from '../template/duty-shape.rules';
import { addDays, addMonths, dayText, weekdayOf, yearOf } from './day-count.rules';
import type { Day } from './days.rules';

/** A period of the calendar; half-open: `to` is the first day of the next. */
export interface CalendarPeriod {
  readonly from: Day;
  readonly to: Day;
}

export type PeriodKind = Exclude<Recurrence, 'campaign'>;

/**
 * The period a day lies in. Weeks begin on Monday (ISO 8601), quarters in January, April, July, October. Two years are
 * counted from the year the campaign starts in (R004.9).
 */
export function periodOf(kind: PeriodKind, day: Day, campaignStart: Day): CalendarPeriod {
  switch (kind) {
    case 'week': {
      const from = addDays(day, 1 - weekdayOf(day));
      return { from, to: addDays(from, 7) };
    }
    case 'month':
      return months(`${day.slice(0, 7)}-01`, 1);
    case 'quarter':
      return months(dayText(yearOf(day), Math.floor((monthOf(day) - 1) / 3) * 3 + 1, 1), 3);
    case 'year':
      return months(`${day.slice(0, 4)}-01-01`, 12);
    case 'two-years': {
      const start = yearOf(campaignStart);
      const year = start + Math.floor((yearOf(day) - start) / 2) * 2;
      return months(dayText(year, 1, 1), 24);
    }
  }
}

/**
 * The periods of a campaign: each that has a day of it. A standing campaign (no end) has those up to the one `today`
 * lies in, and the next, so that nobody is surprised by it.
 */
export function periodsOf(
  kind: PeriodKind,
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day | null },
  today: Day,
): CalendarPeriod[] {
  const last = endsOn ?? lastOwedDay(kind, startsOn, today);
  const periods: CalendarPeriod[] = [];
  for (let at = periodOf(kind, startsOn, startsOn); at.from <= last;) {
    periods.push(at);
    at = periodOf(kind, at.to, startsOn);
  }
  return periods;
}

/** Last day of the period after the one `today` lies in. */
function lastOwedDay(kind: PeriodKind, startsOn: Day, today: Day): Day {
  const current = periodOf(kind, today < startsOn ? startsOn : today, startsOn);
  return addDays(periodOf(kind, current.to, startsOn).to, -1);
}

function months(from: Day, count: number): CalendarPeriod {
  return { from, to: addMonths(from, count) };
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}
