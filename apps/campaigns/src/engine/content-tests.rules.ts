import { compareShare, ratioOf } from './exact.rules';
import type { Missing, TestResult } from './finding.rules';
import type { Counted } from './record-index.rules';
import { recordIds, select } from './select-records.rules';
import { type Asked, firstThat, met, noRecord, type TestOf, unmet } from './test-parts.rules';
import { amountOf, satisfies } from './values.rules';

/** A part of a whole, within each record; met when the first is there, as long as no other is outside. */
export function share(asked: Asked, test: TestOf<'share'>): TestResult {
  const found = select(asked.index, asked.duty, test.select);
  const [first] = found;
  if (!first) return noRecord(test.select);
  const missing = found.flatMap((counted) => outsideShare(test, counted));
  return missing.length > 0 ? unmet(recordIds(found), ...missing) : met(first.on, recordIds(found));
}

/** Long enough: the whole text, or each entry named, in one record. */
export function length(asked: Asked, test: TestOf<'length'>): TestResult {
  const found = select(asked.index, asked.duty, test.select);
  return firstThat(test.select, found, (counted) => {
    const value = counted.record.values[test.field];
    const parts = test.entries
      ? test.entries.map((entry) => ({ name: entry, have: amountOf(value, [entry]) }))
      : [{ name: test.field, have: amountOf(value) }];
    const missing = parts
      .filter(({ have }) => have < test.atLeast)
      .map(({ name, have }): Missing => ({
        ...{ what: 'length', name, have },
        need: test.atLeast,
        record: test.select.record,
      }));
    return missing.length > 0 ? { missing } : { on: counted.on };
  });
}

function outsideShare(test: TestOf<'share'>, { record }: Counted): Missing[] {
  if (test.unless && satisfies(record, test.unless)) return [];
  const part = amountOf(record.values[test.part.field], test.part.entries);
  const whole = amountOf(record.values[test.whole.field]);
  const isEnough =
    test.atLeast === undefined ||
    (whole > 0 && compareShare(part, whole, ratioOf(test.atLeast)) >= 0);
  const isWithin =
    test.atMost === undefined || compareShare(part, whole, ratioOf(test.atMost)) <= 0;
  if (isEnough && isWithin) return [];
  const limit = isEnough ? `<= ${test.atMost ?? ''}` : `>= ${test.atLeast ?? ''}`;
  return [
    {
      ...{ what: 'share', name: test.part.field, have: `${part}/${whole}` },
      ...{ need: limit, record: test.select.record },
    },
  ];
}
