import type { Day } from '../calendar/days.rules';
import { sum } from './exact.rules';
import type { Missing, TestResult } from './finding.rules';
import type { Counted } from './record-index.rules';
import { recordIds, select } from './select-records.rules';
import { taxonomyEntries } from './taxonomies.rules';
import { type Asked, firstThat, met, outside, since, type TestOf, unmet } from './test-parts.rules';
import { amountOf, entriesOf, timesOf } from './values.rules';

/** So many records; met by the one that makes the number full. */
export function recorded(asked: Asked, test: TestOf<'recorded'>): TestResult {
  const found = select(asked.index, asked.duty, test.select);
  const name = test.select.record;
  const missing = outside(found.length, test, 'record', { name, record: name });
  if (missing.length > 0) return unmet(recordIds(found), ...missing);
  const last = found[Math.max(test.atLeast ?? 0, 0) - 1];
  return met(last?.on ?? since(asked), recordIds(found));
}

/** A field summed up over the records; met on the day the sum reaches the least. */
export function total(asked: Asked, test: TestOf<'total'>): TestResult {
  const found = select(asked.index, asked.duty, test.select);
  const amounts = found.map(({ record }) => amountOf(record.values[test.field]));
  return reached(asked, test, found, (count) => sum(amounts.slice(0, count)), 'amount');
}

/** So many different values; met on the day the last new one occurred. */
export function distinct(asked: Asked, test: TestOf<'distinct'>): TestResult {
  const found = select(asked.index, asked.duty, test.select);
  const values = (count: number) =>
    new Set(found.slice(0, count).flatMap(({ record }) => entriesOf(record.values[test.field])));
  return reached(asked, test, found, (count) => values(count).size, 'distinct');
}

/** Every entry occurs, so often, over all records or in one of them. */
export function covers(asked: Asked, test: TestOf<'covers'>): TestResult {
  const { index, duty } = asked;
  const found = select(index, duty, test.select);
  const kind = index.kinds.get(test.select.record);
  const entries = test.entries ?? taxonomyEntries(index.definition, kind, test.field);
  const isCount =
    kind?.fields.some(({ key, is }) => key === test.field && is === 'counts') ?? false;
  const times = ({ record }: Counted, entry: string) =>
    timesOf(record.values[test.field], entry, isCount);
  if (test.inOne)
    return firstThat(test.select, found, (counted) => {
      const missing = entries.flatMap((entry) => lacking(test, entry, times(counted, entry)));
      return missing.length > 0 ? { missing } : { on: counted.on };
    });
  const missing: Missing[] = [];
  let last: Day = found[0]?.on ?? since(asked);
  for (const entry of entries) {
    let have = 0;
    const full = found.find((counted) => (have += times(counted, entry)) >= test.each);
    if (!full) missing.push(...lacking(test, entry, have));
    else if (full.on > last) last = full.on;
  }
  return missing.length > 0 ? unmet(recordIds(found), ...missing) : met(last, recordIds(found));
}

function lacking(
  { each, select: { record } }: TestOf<'covers'>,
  entry: string,
  have: number,
): Missing[] {
  return have >= each ? [] : [{ what: 'entry', name: entry, have, need: each, record }];
}

/** The sum only grows with the records, so the first number of them that reaches the least is found by halving. */
function reached(
  asked: Asked,
  test: TestOf<'total'> | TestOf<'distinct'>,
  found: readonly Counted[],
  sumOf: (count: number) => number,
  what: 'amount' | 'distinct',
): TestResult {
  const missing = outside(sumOf(found.length), test, what, {
    name: test.field,
    record: test.select.record,
  });
  if (missing.length > 0) return unmet(recordIds(found), ...missing);
  let [low, high] = [0, found.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (sumOf(middle) >= (test.atLeast ?? 0)) high = middle;
    else low = middle + 1;
  }
  return met(found[low - 1]?.on ?? since(asked), recordIds(found));
}
