import type { Day } from '../calendar/days.rules';
import type { LeafTest, Selection } from '../template/test-shape.rules';
import type { Missing, OwedDuty, TestResult } from './finding.rules';
import type { Counted } from './record-index.rules';
import { recordIds } from './select-records.rules';
import type { WorldIndex } from './world-index.rules';

/** What every test is given. */
export interface Asked {
  readonly index: WorldIndex;
  readonly duty: OwedDuty;
}

export type TestOf<Is extends LeafTest['is']> = Extract<LeafTest, { is: Is }>;

export function met(metOn: Day, reads: readonly string[]): TestResult {
  return { metOn, reads, missing: [] };
}

export function unmet(reads: readonly string[], ...missing: readonly Missing[]): TestResult {
  return { metOn: null, reads, missing };
}

/** There is no record to look into. */
export function noRecord({ record }: Selection): TestResult {
  return unmet([], { what: 'record', name: record, have: 0, need: 1, record });
}

/** What needs nothing to happen is met from the first day it is owed. */
export function since({ duty }: Asked): Day {
  const from = duty.spans[0]?.from;
  return duty.period !== null && (from === undefined || duty.period > from)
    ? duty.period
    : (from ?? '');
}

/** The first record that satisfies; else what is missing in the newest. */
export function firstThat(
  select: Selection,
  records: readonly Counted[],
  judge: (counted: Counted) => { readonly on: Day } | { readonly missing: readonly Missing[] },
): TestResult {
  if (records.length === 0) return noRecord(select);
  let first: { on: Day; id: string } | null = null;
  let newest: readonly Missing[] = [];
  for (const counted of records) {
    const found = judge(counted);
    if ('missing' in found) newest = found.missing;
    else if (first === null || found.on < first.on) first = { on: found.on, id: counted.record.id };
  }
  return first ? met(first.on, [first.id]) : unmet(recordIds(records), ...newest);
}

/** At least so much, at most so much: which of both is not so. */
export function outside(
  have: number,
  {
    atLeast,
    atMost,
  }: { readonly atLeast?: number | undefined; readonly atMost?: number | undefined },
  what: 'record' | 'amount' | 'distinct',
  { name, record }: { readonly name: string; readonly record: string },
): Missing[] {
  if (atMost !== undefined && have > atMost)
    return [{ what: 'forbidden', name, have, need: atMost, record }];
  if (atLeast !== undefined && have < atLeast) return [{ what, name, have, need: atLeast, record }];
  return [];
}
