import type { FormDefinition } from '../form/form-shape.rules';

type Issue = NonNullable<FormDefinition['issue']>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Half-days since the epoch on the bureau's calendar: until noon one, from noon on the next. */
export function halfDayIn(timeZone: string, instant: Date): number {
  const { day, hour } = localTime(timeZone, instant);
  return (Date.parse(`${day}T00:00:00Z`) / 86_400_000) * 2 + (hour >= 12 ? 1 : 0);
}

/** The calendar day it is in `timeZone` at `instant`, YYYY-MM-DD. */
export function dayIn(timeZone: string, instant: Date): string {
  return localTime(timeZone, instant).day;
}

/** R002.17: whether forms handed out at `issuedAt` were out long enough before the meeting. */
export function isIssuedInTime(
  { ahead }: Pick<Issue, 'ahead'>,
  timeZone: string,
  { issuedAt, meetingStartsAt }: { issuedAt: Date; meetingStartsAt: Date },
): boolean {
  if ('hours' in ahead)
    return meetingStartsAt.getTime() - issuedAt.getTime() >= ahead.hours * 3_600_000;
  const between = halfDayIn(timeZone, meetingStartsAt) - halfDayIn(timeZone, issuedAt);
  return between >= ahead.halfDays;
}

function localTime(timeZone: string, instant: Date): { day: string; hour: number } {
  const known = formats.get(timeZone);
  const format =
    known ??
    new Intl.DateTimeFormat('en-CA', {
      ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', hourCycle: 'h23' },
    });
  formats.set(timeZone, format);
  const part = Object.fromEntries(
    format.formatToParts(instant).map(({ type, value }) => [type, value]),
  );
  return { day: `${part['year']}-${part['month']}-${part['day']}`, hour: Number(part['hour']) };
}
