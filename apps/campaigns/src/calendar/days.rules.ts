/** A calendar day, `YYYY-MM-DD`. Days compare as text. */
export type Day = string;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day it is in `timeZone` (IANA name) at `instant`: a deadline is a day of the bureau, not of the server. */
export function dayIn(timeZone: string, instant: Date): Day {
  const known = formats.get(timeZone);
  if (known) return known.format(instant);
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(timeZone, format);
  return format.format(instant);
}

export function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

/** A day that exists: 2014-02-30 does not. */
export function isDay(text: string): boolean {
  const [year, month, day] = numbers(text);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** `02-29` is the last day of February in every year; a day beyond the month's end is its last day. */
export function dayOfYear(year: number, monthDay: string): Day {
  const [month, day] = numbers(monthDay);
  const clamped = Math.min(day, daysInMonth(year, month));
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(clamped)}`;
}

export function daysInMonth(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

export type Deadline = { readonly on: Day } | { readonly onMonthDay: string } | null;

export interface Period {
  readonly startsOn: Day;
  readonly endsOn: Day;
}

/**
 * The day a duty is due. A month-day means that day in the year the campaign starts; only where it lies before the
 * start and comes again before the end is it the next year's. So a campaign opened late finds its deadlines missed.
 */
export function dueDay(deadline: Deadline, { startsOn, endsOn }: Period): Day | null {
  if (deadline === null) return null;
  if ('on' in deadline) return deadline.on;
  const year = Number(startsOn.slice(0, 4));
  const first = dayOfYear(year, deadline.onMonthDay);
  const next = dayOfYear(year + 1, deadline.onMonthDay);
  return first < startsOn && next <= endsOn ? next : first;
}

function numbers(text: string): [number, number, number] {
  const [first = 0, second = 0, third = 0] = text.split('-').map(Number);
  return [first, second, third];
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
