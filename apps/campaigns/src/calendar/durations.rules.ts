import type { Duration } from '../template/template-words.rules';
import { addDays, addMonths } from './day-count.rules';
import type { Day } from './days.rules';
import { addWorkingDays, type WorkingCalendar } from './working-days.rules';

/** So long after `day`. A part of a day ends on that day: 1 half-day, 3 hours: the same day; 3 half-days: the next. */
export function after(calendar: WorkingCalendar, day: Day, duration: Duration): Day {
  return moved(calendar, day, duration, 1);
}

/** So long before `day`; a part of a day before it is the day before, to be on the safe side (R002.17). */
export function before(calendar: WorkingCalendar, day: Day, duration: Duration): Day {
  return moved(calendar, day, duration, -1);
}

/**
 * The last day of a stretch of this length that begins on `day`, both days counted, as people count them: from 1 July
 * 3 months last until 30 September, 2 days from Monday until Tuesday.
 */
export function lastDayOf(calendar: WorkingCalendar, day: Day, duration: Duration): Day {
  const { workingDays } = duration;
  if (workingDays !== undefined) {
    const first = calendar.isWorkingDay(day) ? 1 : 0;
    return workingDays <= first ? day : addWorkingDays(calendar, day, workingDays - first);
  }
  const { weeks, months } = duration;
  if (weeks !== undefined || months !== undefined)
    return addDays(after(calendar, day, duration), -1);
  return addDays(day, Math.max(Math.ceil(daysIn(duration)), 1) - 1);
}

/** `{ workingDays: 5 }` as `5 working-days`: one text for pages to translate. */
export function durationText(duration: Duration): string {
  const [unit, amount] = Object.entries(duration).find(([, value]) => value !== undefined) ?? [];
  return `${amount ?? 0} ${(unit ?? 'days').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function moved(calendar: WorkingCalendar, day: Day, duration: Duration, sign: 1 | -1): Day {
  if (duration.workingDays !== undefined)
    return addWorkingDays(calendar, day, sign * duration.workingDays);
  if (duration.months !== undefined) return addMonths(day, sign * duration.months);
  if (duration.weeks !== undefined) return addDays(day, sign * duration.weeks * 7);
  const days = daysIn(duration);
  if (sign < 0) return addDays(day, -Math.ceil(days));
  return addDays(day, duration.days === undefined ? Math.floor(days) : Math.ceil(days));
}

function daysIn({ days, halfDays, hours, minutes }: Duration): number {
  if (halfDays !== undefined) return halfDays / 2;
  if (hours !== undefined) return hours / 24;
  return minutes !== undefined ? minutes / 1_440 : (days ?? 0);
}
