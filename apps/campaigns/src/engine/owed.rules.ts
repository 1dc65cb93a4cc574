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
    const periods = rule.per === 'campaign' ? null : periodsOf(rule.per, index.campaign, today);
    for (const ower of owersOf(index, rule, ofRule))
      for (const duty of dutiesOf(index, rule, ower, periods))
        if (ofRule === null || ofRule.some((reach) => isReached(reach, duty))) yield duty;
  }
}

function* dutiesOf(
  index: WorldIndex,
  rule: DutyRule,
  ower: Ower,
  periods: readonly CalendarPeriod[] | null,
): Generator<OwedDuty> {
  if (periods === null) {
    const spans = spansUntil(ower.spans, dayAfterEnd(index));
    if (spans.length > 0) yield asDuty(rule, ower, spans, null);
    return;
  }
  for (const period of periods) {
    const spans = spansUntil(ower.spans, period.to).filter(
      ({ to }) => to === null || to > period.from,
    );
    if (spans.length > 0) yield asDuty(rule, ower, spans, period);
  }
}

/** Whoever leaves after the period (or the campaign) is over has not left the duty; who comes after it never had it. */
function spansUntil(spans: readonly OwedSpan[], end: Day | null): readonly OwedSpan[] {
  if (end === null) return spans;
  if (spans.every(({ from, to }) => from < end && (to === null || to < end))) return spans;
  return spans
    .filter(({ from }) => from < end)
    .map((span) => (span.to !== null && span.to >= end ? { ...span, to: null, why: null } : span));
}

function dayAfterEnd({ campaign: { endsOn } }: WorldIndex): Day | null {
  return endsOn === null ? null : addDays(endsOn, 1);
}

function asDuty(
  { key: rule }: DutyRule,
  { unitId, personId, otherPersonId }: Ower,
  spans: readonly OwedSpan[],
  period: CalendarPeriod | null,
): OwedDuty {
  const subject = { rule, unitId, personId, otherPersonId, period: period?.from ?? null };
  return { ...subject, key: dutyKey(subject), spans, periodTo: period?.to ?? null };
}
