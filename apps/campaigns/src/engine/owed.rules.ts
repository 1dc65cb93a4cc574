import { addDays } from '../calendar/day-count.rules';
import { type CalendarPeriod, periodsOf } from '../calendar/periods.rules';
import type { Day } from '../calendar/days.rules';
import type { DutyRule } from '../template/duty-shape.rules';
import { dutyKey, type OwedDuty } from './finding.rules';
import { owersOf } from './owers.rules';
import { isReached, type Reach } from './reach.rules';
import type { OwedSpan } from './spans.rules';
import type { WorldIndex } from './world-index.rules';

/** Who owes a rule, on which days; one for each unit, person or pair. */
export interface Ower {
  readonly unitId: string;
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  readonly spans: readonly OwedSpan[];
}

/**
 * Every duty of the world: each rule for each who owes it in each period of the campaign. Keys are made of the
 * directory's ids, so the same facts give the same keys, in whatever order they arrived. `today` matters to standing
 * campaigns only: they owe up to the next period. With `reaches`, those a change can have touched.
 */
export function* owedDuties(
  index: WorldIndex,
  today: Day,
  reaches: readonly Reach[] | null = null,
): Generator<OwedDuty> {
  for (const rule of index.definition.duties) {
    const ofRule = reaches?.filter((reach) => reach.rule === rule.key) ?? null;
    if (ofRule?.length === 0) continue;
    const periods = rule.per === 'campaign' ? once : periodsOf(rule.per, index.campaign, today);
    for (const ower of owersOf(index, rule, ofRule))
      for (const period of periods) {
        const duty = dutyIn(index, rule, ower, period);
        if (duty && (ofRule === null || ofRule.some((reach) => isReached(reach, duty)))) yield duty;
      }
  }
}

/** The campaign as a whole. */
const once: readonly (CalendarPeriod | null)[] = [null];

/** Null where the ower was not there in that period. */
function dutyIn(
  index: WorldIndex,
  { key: rule }: DutyRule,
  { unitId, personId, otherPersonId, spans: all }: Ower,
  period: CalendarPeriod | null,
): OwedDuty | null {
  const spans = spansWithin(all, period, endOf(index, period));
  if (spans.length === 0) return null;
  const from = period === null ? null : period.from;
  return {
    rule,
    unitId,
    personId,
    otherPersonId,
    period: from,
    key: dutyKey({ rule, unitId, personId, otherPersonId, period: from }),
    spans,
    periodTo: period === null ? null : period.to,
  };
}

/** Whoever leaves after the period (or the campaign) is over has not left the duty; who comes after it never had it. */
function spansWithin(
  spans: readonly OwedSpan[],
  period: CalendarPeriod | null,
  end: Day | null,
): readonly OwedSpan[] {
  const isPlain = (span: OwedSpan) =>
    (span.to === null ? end === null || span.from < end : end === null || span.to < end) &&
    (period === null || span.to === null || span.to > period.from);
  if (spans.every(isPlain)) return spans;
  return spans
    .filter(
      ({ from, to }) =>
        (end === null || from < end) && (to === null || !period || to > period.from),
    )
    .map((span) =>
      span.to !== null && end !== null && span.to >= end ? { ...span, to: null, why: null } : span,
    );
}

/** First day that is no longer of the period, or of the campaign. */
function endOf({ campaign: { endsOn } }: WorldIndex, period: CalendarPeriod | null): Day | null {
  if (period !== null) return period.to;
  return endsOn === null ? null : addDays(endsOn, 1);
}
