import type { Condition } from '../template/test-shape.rules';
import { sum } from './exact.rules';
import type { RecordValue, WorldRecord } from './world.rules';

/** Does the record satisfy the condition? A field that says nothing satisfies none. */
export function satisfies({ values }: WorldRecord, condition: Condition): boolean {
  const value = values[condition.field];
  const { equals, oneOf, atLeast, atMost } = condition;
  if (value === undefined) return false;
  const said = Array.isArray(value) ? value : [value];
  const amount = amountOf(value);
  return (
    (equals === undefined || said.includes(equals as never)) &&
    (oneOf === undefined || oneOf.some((one) => said.includes(one as never))) &&
    (atLeast === undefined || amount >= atLeast) &&
    (atMost === undefined || amount <= atMost)
  );
}

/** A number as it is, people and codes by their number, counts and lengths summed up (of these entries, if any). */
export function amountOf(value: RecordValue | undefined, entries?: readonly string[]): number {
  if (value === undefined || typeof value === 'string') return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (isList(value))
    return entries ? value.filter((one) => entries.includes(one)).length : value.length;
  return sum((entries ?? Object.keys(value)).map((entry) => value[entry] ?? 0));
}

/** How often the entry occurs in the field: its count, or once where it is named or has text. */
export function timesOf(value: RecordValue | undefined, entry: string, isCount: boolean): number {
  if (value === undefined) return 0;
  if (isList(value)) return value.includes(entry) ? 1 : 0;
  if (typeof value !== 'object') return value === entry ? 1 : 0;
  const said = value[entry] ?? 0;
  return isCount ? said : said > 0 ? 1 : 0;
}

/** The different things a field says: its codes, people, or the entries that have a count or text. */
export function entriesOf(value: RecordValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (isList(value)) return value;
  if (typeof value !== 'object') return [String(value)];
  return Object.keys(value).filter((entry) => (value[entry] ?? 0) > 0);
}

export function names(value: RecordValue | undefined, personId: string): boolean {
  return value !== undefined && (isList(value) ? value.includes(personId) : value === personId);
}

function isList(value: RecordValue): value is readonly string[] {
  return Array.isArray(value);
}
