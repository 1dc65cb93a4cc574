import chineseDays from 'chinese-days/dist/chinese-days.json';
import { addDays, dayNumber, dayOf, weekdayOf, yearOf } from './day-count.rules';
import type { Day } from './days.rules';

/** Days a template or a bureau counts otherwise than the country does. */
export interface CalendarExceptions {
  readonly extraHolidays: readonly Day[];
  readonly extraWorkingDays: readonly Day[];
}

export interface CalendarSettings extends CalendarExceptions {
  /** `CN`: public holidays and the make-up working days before and after them; `none`: Monday to Friday. */
  readonly country: 'CN' | 'none';
}

/** Which days are worked. Public holidays are announced a year ahead, so a later year is an assumption. */
export interface WorkingCalendar {
  isWorkingDay(day: Day): boolean;
  /** False: the year's holidays are not known, Monday to Friday is assumed. */
  isKnown(day: Day): boolean;
}

// The file itself, for the package's own functions read days by the clock of the machine.
const publicHolidays = new Set(Object.keys(chineseDays.holidays));
const makeUpDays = new Set(Object.keys(chineseDays.workdays));
const knownYears = new Set([...publicHolidays].map(yearOf));

/** The bureau's exceptions win over the template's, both over the country's; a day named both ways is worked. */
export function workingCalendar(
  { country, extraHolidays, extraWorkingDays }: CalendarSettings,
  bureau: CalendarExceptions = { extraHolidays: [], extraWorkingDays: [] },
): WorkingCalendar {
  const said = new Map<Day, boolean>();
  for (const { off, on } of [
    { off: extraHolidays, on: extraWorkingDays },
    { off: bureau.extraHolidays, on: bureau.extraWorkingDays },
  ]) {
    for (const day of off) said.set(day, false);
    for (const day of on) said.set(day, true);
  }
  return {
    isWorkingDay: (day) => said.get(day) ?? isWorkedIn(country, day),
    isKnown: (day) => country === 'none' || knownYears.has(yearOf(day)),
  };
}

const counted = new WeakMap<WorkingCalendar, Map<string, Day>>();

/**
 * The nth working day after `day` (before it when negative); `day` itself never counts, worked or not. A calendar
 * without working days ends the search after a year and gives the day that was reached.
 */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  const days = counted.get(calendar) ?? new Map<string, Day>();
  counted.set(calendar, days);
  const found = days.get(`${day}${count}`) ?? countWorkingDays(calendar, day, count);
  days.set(`${day}${count}`, found);
  return found;
}

function countWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  let number = dayNumber(day);
  for (let without = 0; left > 0 && without < 366; without += 1) {
    number += step;
    if (!calendar.isWorkingDay(dayOf(number))) continue;
    left -= 1;
    without = -1;
  }
  return dayOf(number);
}

/** Working days after `from` up to and with `to`; 0 where `to` is not later. */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (calendar.isWorkingDay(day)) count += 1;
  return count;
}

function isWorkedIn(country: 'CN' | 'none', day: Day): boolean {
  if (country === 'CN') {
    if (makeUpDays.has(day)) return true;
    if (publicHolidays.has(day)) return false;
  }
  return weekdayOf(day) <= 5;
}
