import { daysBetween } from '../calendar/day-count.rules';
import type { Day } from '../calendar/days.rules';
import { after, before, durationText, lastDayOf } from '../calendar/durations.rules';
import type { Missing, TestResult } from './finding.rules';
import type { Counted } from './record-index.rules';
import { recordIds, select } from './select-records.rules';
import { type Asked, met, noRecord, type TestOf, unmet } from './test-parts.rules';

/**
 * The first of one kind before the first of another (with `each`: before every one of them), with or without a gap.
 * Both must be there; a later one that came too early is a breach at once, not only at the deadline (R000.50).
 */
export function order(asked: Asked, test: TestOf<'order'>): TestResult {
  const firsts = select(asked.index, asked.duty, test.first);
  const thens = select(asked.index, asked.duty, test.then);
  const [first] = firsts;
  const [then] = thens;
  if (!then) return first ? { ...noRecord(test.then), reads: [first.record.id] } : noFirst(test);
  const judged = test.each ? thens : [then];
  const reads = [...recordIds(test.each ? firsts : firsts.slice(0, 1)), ...recordIds(judged)];
  if (!first) return unmet(reads, ...noFirst(test).missing, tooEarly(test, null, then));
  const missing = judged.flatMap((one) => outOfOrder(asked, test, firsts, one));
  return missing.length > 0
    ? unmet(reads, ...missing)
    : met(then.on > first.on ? then.on : first.on, reads);
}

/** Long enough from the first of one kind to the newest of another, or to the day it is asked. */
export function lasts(asked: Asked, test: TestOf<'lasts'>): TestResult {
  const [from] = select(asked.index, asked.duty, test.from);
  if (!from) return noRecord(test.from);
  const until = lastDayOf(asked.index.calendar, from.on, test.atLeast);
  if (!test.to) return met(until, [from.record.id]);
  const to = select(asked.index, asked.duty, test.to);
  const last = to.at(-1);
  if (!last) return { ...noRecord(test.to), reads: [from.record.id] };
  const full = to.find(({ on }) => on >= until);
  if (full) return met(full.on, [from.record.id, full.record.id]);
  return unmet([from.record.id, last.record.id], {
    ...{ what: 'span', name: test.from.record, record: test.to.record },
    have: Math.max(daysBetween(from.on, last.on) + 1, 0),
    need: daysBetween(from.on, until) + 1,
  });
}

/** Without `each` one `first` is looked at; with it, any that stands right for this `then`. */
function outOfOrder(
  asked: Asked,
  test: TestOf<'order'>,
  firsts: readonly Counted[],
  then: Counted,
): Missing[] {
  const candidates = test.each ? firsts : firsts.slice(0, 1);
  let nearest: Missing[] = [];
  for (const first of candidates) {
    const wrong = isBefore(test, first.on, then.on)
      ? outsideGap(asked, test, first.on, then)
      : [tooEarly(test, first, then)];
    if (wrong.length === 0) return [];
    if (nearest.length === 0 || first.on <= then.on) nearest = wrong;
  }
  return nearest;
}

function isBefore({ sameDay }: TestOf<'order'>, first: Day, then: Day): boolean {
  return sameDay ? first <= then : first < then;
}

function tooEarly(
  { then: { record }, first }: TestOf<'order'>,
  one: Counted | null,
  then: Counted,
): Missing {
  return { what: 'order', name: first.record, have: then.on, need: one?.on ?? null, record };
}

function noFirst({ first }: TestOf<'order'>): TestResult {
  return noRecord(first);
}

/** "About 7 days" is 7 days, give or take what this campaign means by about (need 6). */
function outsideGap(
  { index: { calendar, definition } }: Asked,
  { gap, then: { record } }: TestOf<'order'>,
  first: Day,
  { on }: Counted,
): Missing[] {
  if (!gap) return [];
  const { min, max, about } = gap;
  const { about: tolerance } = definition.interpretations;
  const wrong = (name: string, need: string): Missing[] => [
    { what: 'gap', name, have: daysBetween(first, on), need, record },
  ];
  if (min && on < after(calendar, first, min)) return wrong('min', durationText(min));
  if (max && on > after(calendar, first, max)) return wrong('max', durationText(max));
  if (!about) return [];
  const middle = after(calendar, first, about);
  const isNear =
    on >= before(calendar, middle, tolerance) && on <= after(calendar, middle, tolerance);
  return isNear ? [] : wrong('about', durationText(about));
}
