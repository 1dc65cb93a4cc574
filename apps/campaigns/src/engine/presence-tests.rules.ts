import type { Missing, TestResult } from './finding.rules';
import { holdersOn } from './holders.rules';
import type { Counted } from './record-index.rules';
import { recordIds, select } from './select-records.rules';
import {
  type Asked,
  firstThat,
  met,
  noRecord,
  since,
  type TestOf,
  unmet,
} from './test-parts.rules';
import { entriesOf, names } from './values.rules';

/** All (or one) of those who hold the role on that day were there; a role nobody holds can't have been. */
export function attended({ index, duty }: Asked, test: TestOf<'attended'>): TestResult {
  const found = select(index, duty, test.select);
  const places = [duty.unitId, ...index.units.predecessorsOf(duty.unitId)];
  return firstThat(test.select, found, (counted) => {
    const { record } = counted;
    const holders = new Set(
      places.flatMap((place) =>
        holdersOn(index, test.role, place, record.on).map(({ personId }) => personId),
      ),
    );
    const there = [...holders].filter((id) => names(record.values[test.field], id)).length;
    const need = test.by === 'any' ? 1 : Math.max(holders.size, 1);
    if (there >= need) return { on: counted.on };
    const missing: Missing = {
      ...{ what: 'attendance', name: test.role, have: there, need },
      record: test.select.record,
    };
    return { missing: [missing] };
  });
}

/** What occurs in the other records' field occurs in this one's: who was at mobilization is asked again (R000.56). */
export function matches({ index, duty }: Asked, test: TestOf<'matches'>): TestResult {
  const found = select(index, duty, test.select);
  const other = select(index, duty, test.as.select);
  const last = other.at(-1);
  if (!last) return { ...noRecord(test.as.select), reads: recordIds(found) };
  const scope = new Set(other.flatMap(({ record }) => entriesOf(record.values[test.as.field])));
  const result = firstThat(test.select, found, (counted: Counted) => {
    const own = new Set(entriesOf(counted.record.values[test.field]));
    const missing = [...scope]
      .filter((entry) => !own.has(entry))
      .sort()
      .map((name): Missing => ({
        ...{ what: 'scope', name, have: null, need: null },
        record: test.select.record,
      }));
    return missing.length > 0 ? { missing } : { on: counted.on > last.on ? counted.on : last.on };
  });
  return { ...result, reads: [...result.reads, ...recordIds(other)] };
}

/** There is none; met from the first day, until there is one. */
export function never(asked: Asked, test: TestOf<'never'>): TestResult {
  const found = select(asked.index, asked.duty, test.select);
  const { record } = test.select;
  return found.length === 0
    ? met(since(asked), [])
    : unmet(recordIds(found), {
        ...{ what: 'forbidden', name: record, have: found.length, need: 0 },
        record,
      });
}
