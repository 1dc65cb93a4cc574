import type { Day } from '../calendar/days.rules';
import { firstDay, latest } from '../calendar/day-count.rules';
import { dayOf, deadlineOf } from './deadline.rules';
import {
  dutyKey,
  type DutySubject,
  type JudgedDuty,
  type LapseReason,
  type OwedDuty,
} from './finding.rules';
import { owedDuties } from './owed.rules';
import type { Reach } from './reach.rules';
import { runTest } from './run-test.rules';
import type { UnitIndex } from './unit-index.rules';
import type { WorldIndex } from './world-index.rules';

/**
 * All duties of a world, judged; with `reaches`, those a change can have touched. Nothing in the answer depends on the
 * day it is read, but for a standing campaign, which owes up to the period after `today`.
 */
export function* judgeAll(
  index: WorldIndex,
  today: Day,
  reaches: readonly Reach[] | null = null,
): Generator<JudgedDuty> {
  for (const duty of owedDuties(index, today, reaches)) yield judge(index, duty);
}

const none: readonly string[] = [];

/** What the world says of one duty. */
export function judge(index: WorldIndex, duty: OwedDuty): JudgedDuty {
  const rule = index.rules.get(duty.rule);
  if (!rule) throw new Error('cannot happen: a duty without its rule');
  const { metOn, reads, missing } = runTest({ index, duty }, rule.test);
  const deadline = deadlineOf(index, duty, rule.deadline);
  const dueOn = later(deadline.on, extensionOf(index, duty));
  const begins = rule.notBefore ? dayOf(index, duty, rule.notBefore) : null;
  const first = from(duty, duty.spans[0]?.from ?? firstDay);
  const end = endOf(index, duty, metOn, dueOn);
  // One literal without spreading: two hundred thousand of them are made at a time (P18).
  return {
    key: duty.key,
    rule: duty.rule,
    unitId: duty.unitId,
    personId: duty.personId,
    otherPersonId: duty.otherPersonId,
    period: duty.period,
    periodTo: duty.periodTo,
    spans: duty.spans,
    strength: rule.strength,
    met: metOn !== null,
    metOn,
    dueOn,
    deadlineOn: deadline.on,
    owedFrom: begins === null ? first : begins.on === null || begins.on > first ? begins.on : first,
    reads: withAll(reads, deadline.reads, begins === null ? none : begins.reads),
    missing,
    lapsedOn: end.lapsedOn,
    lapseReason: end.lapseReason,
    leftWhileOwing: end.leftWhileOwing,
  };
}

/** A recurring duty begins with its period. */
function from({ period }: OwedDuty, first: Day): Day {
  return period !== null && period > first ? period : first;
}

function later(deadline: Day | null, extended: Day | null): Day | null {
  if (extended === null || deadline === null) return extended ?? deadline;
  return extended > deadline ? extended : deadline;
}

/** Its own extension, or that of the duty it took over when its unit went on in place of another. */
function extensionOf({ extensions, units }: WorldIndex, duty: OwedDuty): Day | null {
  if (extensions.size === 0) return null;
  return latest(keysOf(units, duty).flatMap((key) => extensions.get(key) ?? []));
}

/** The duty's own key, then those of the duties it took over: what excused them excuses it. */
export function keysOf(units: UnitIndex, duty: DutySubject): readonly string[] {
  const { rule, personId, otherPersonId, period } = duty;
  return [duty.unitId, ...units.predecessorsOf(duty.unitId)].map((unitId) =>
    dutyKey({ rule, unitId, personId, otherPersonId, period }),
  );
}

interface End {
  readonly lapsedOn: Day | null;
  readonly lapseReason: LapseReason | null;
  readonly leftWhileOwing: boolean;
}

const toTheEnd: End = { lapsedOn: null, lapseReason: null, leftWhileOwing: false };

/**
 * Whether it ends before it is met. Who comes when its day is over never owed it, unless in place of another; who
 * leaves after its day without having met it goes on owing it, and the unit principal answers.
 */
function endOf(
  { campaign, units }: WorldIndex,
  { spans, unitId }: OwedDuty,
  metOn: Day | null,
  dueOn: Day | null,
): End {
  const first = spans[0];
  const last = spans.at(-1);
  if (!first || !last) return toTheEnd;
  const cameLater =
    metOn === null &&
    dueOn !== null &&
    first.from > dueOn &&
    first.from > campaign.startsOn &&
    units.predecessorsOf(unitId).length === 0;
  if (cameLater) return { ...toTheEnd, lapsedOn: first.from, lapseReason: 'came-later' };
  if (last.to === null || last.why === null) return toTheEnd;
  if (metOn !== null && metOn < last.to) return toTheEnd;
  const isOverdue = last.why === 'left' && dueOn !== null && dueOn < last.to;
  return isOverdue
    ? { ...toTheEnd, leftWhileOwing: true }
    : { ...toTheEnd, lapsedOn: last.to, lapseReason: last.why };
}

function withAll(
  reads: readonly string[],
  deadline: readonly string[],
  beginning: readonly string[],
): readonly string[] {
  if (deadline.length === 0 && beginning.length === 0) return reads;
  return [...new Set([...reads, ...deadline, ...beginning])];
}
