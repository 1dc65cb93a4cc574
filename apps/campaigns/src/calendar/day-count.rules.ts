import { type Day, daysInMonth } from './days.rules';

/** Earlier and later than every day that is written down. */
export const firstDay: Day = '0001-01-01';
export const lastDay: Day = '9999-12-31';

/** Days since 1970-01-01 in the proleptic Gregorian calendar; no time zone takes part. */
export function dayNumber(day: Day): number {
  const { year, month, date } = partsOf(day);
  // Years begin in March here, so that the leap day is the last of its year (H. Hinnant, days_from_civil).
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The day with this number; days before year 1 or after 9999 are the first and the last there are. */
export function dayOf(number: number): Day {
  if (number <= -719_162) return firstDay;
  if (number >= 2_932_896) return lastDay;
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const centuries = Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + centuries) / 365);
  const before = 365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - before;
  const place = Math.floor((5 * dayOfYear + 2) / 153);
  const month = place < 10 ? place + 3 : place - 9;
  const date = dayOfYear - Math.floor((153 * place + 2) / 5) + 1;
  return dayText(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, date);
}

export function addDays(day: Day, days: number): Day {
  return days === 0 ? day : dayOf(dayNumber(day) + days);
}

/** How many days later `to` is; the next day is 1. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 is Monday, 7 Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The same date so many months later (earlier when negative); the 31st becomes the month's last day. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day);
  const count = year * 12 + month - 1 + months;
  const inYear = Math.floor(count / 12);
  const inMonth = count - inYear * 12 + 1;
  if (inYear < 1) return firstDay;
  if (inYear > 9999) return lastDay;
  return dayText(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)));
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

export function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
}

export function latest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>((most, day) => (most === null || day > most ? day : most), null);
}

export function dayText(year: number, month: number, date: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

function partsOf(day: Day): { year: number; month: number; date: number } {
  return {
    year: Number(day.slice(0, 4)),
    month: Number(day.slice(5, 7)),
    date: Number(day.slice(8, 10)),
  };
}
