import type { Day } from '../calendar/days.rules';
import { listOf, type UnitIndex } from './unit-index.rules';
import type { World, WorldRecord } from './world.rules';

/** A record that counts, from the day it does: when it happened, or when its review was over. */
export interface Counted {
  readonly record: WorldRecord;
  readonly on: Day;
}

/** The records of one kind, each list in order of time. */
export interface KindRecords {
  ofUnit(unitId: string): readonly Counted[];
  /** Of the unit and all departments below it. */
  ofTree(rootUnitId: string): readonly Counted[];
  ofPerson(personId: string): readonly Counted[];
  ofPair(personId: string, otherPersonId: string): readonly Counted[];
}

export type RecordIndex = (kind: string) => KindRecords;

const none: readonly Counted[] = [];

/** Each list is made when it is first asked for: most duties of most units have no record yet. */
export function indexRecords({ records }: Pick<World, 'records'>, units: UnitIndex): RecordIndex {
  const byKind = new Map<string, WorldRecord[]>();
  for (const record of records) listOf(byKind, record.kind).push(record);
  const kinds = new Map<string, KindRecords>();
  return (kind) => {
    const known = kinds.get(kind);
    if (known) return known;
    const made = kindRecords(byKind.get(kind) ?? [], units);
    kinds.set(kind, made);
    return made;
  };
}

/** By the day it happened, never by when it arrived, which only tells two of one day apart. */
export function inTime(one: WorldRecord, other: WorldRecord): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  const at = one.recordedAt ?? '';
  const otherAt = other.recordedAt ?? '';
  if (at !== otherAt) return at < otherAt ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

/** Those of a list in order of time that happened from one day up to, not including, another. */
export function within(list: readonly Counted[], from: Day, to: Day | null): readonly Counted[] {
  const begin = firstNotBefore(list, from);
  const end = to === null ? list.length : firstNotBefore(list, to);
  return begin === 0 && end === list.length ? list : list.slice(begin, end);
}

function firstNotBefore(list: readonly Counted[], day: Day): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.on ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function kindRecords(records: readonly WorldRecord[], units: UnitIndex): KindRecords {
  const counted = records.map((record): Counted => ({ record, on: record.on }));
  const ofPerson = grouped(counted, peopleOf);
  return {
    ofUnit: grouped(counted, ({ unitId }) => [unitId]),
    ofTree: grouped(counted, ({ unitId }) => [units.rootOf(unitId)]),
    ofPerson,
    ofPair: (personId, otherPersonId) =>
      ofPerson(personId).filter(
        ({ record }) => record.personId === otherPersonId || record.otherPersonId === otherPersonId,
      ),
  };
}

function peopleOf({ personId, otherPersonId }: WorldRecord): readonly string[] {
  if (personId === null) return otherPersonId === null ? [] : [otherPersonId];
  return otherPersonId === null || otherPersonId === personId
    ? [personId]
    : [personId, otherPersonId];
}

/** Many short lists are sorted sooner than one long one. */
function grouped(
  records: readonly Counted[],
  keysOf: (record: WorldRecord) => readonly string[],
): (key: string) => readonly Counted[] {
  let lists: Map<string, Counted[]> | null = null;
  return (key) => {
    if (records.length === 0) return none;
    lists ??= listsOf(records, keysOf);
    return lists.get(key) ?? none;
  };
}

function listsOf(
  records: readonly Counted[],
  keysOf: (record: WorldRecord) => readonly string[],
): Map<string, Counted[]> {
  const lists = new Map<string, Counted[]>();
  for (const counted of records)
    for (const each of keysOf(counted.record)) listOf(lists, each).push(counted);
  for (const list of lists.values())
    if (list.length > 1) list.sort((one, other) => inTime(one.record, other.record));
  return lists;
}
