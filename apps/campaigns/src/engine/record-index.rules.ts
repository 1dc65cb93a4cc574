import { listOf, type UnitIndex } from './unit-index.rules';
import type { World, WorldRecord } from './world.rules';

/** The records of one kind, each list in order of time. */
export interface KindRecords {
  ofUnit(unitId: string): readonly WorldRecord[];
  /** Of the unit and all departments below it. */
  ofTree(rootUnitId: string): readonly WorldRecord[];
  ofPerson(personId: string): readonly WorldRecord[];
  ofPair(personId: string, otherPersonId: string): readonly WorldRecord[];
}

export type RecordIndex = (kind: string) => KindRecords;

const none: readonly WorldRecord[] = [];

/** Each list is made when it is first asked for: most duties of most units have no record yet. */
export function indexRecords({ records }: Pick<World, 'records'>, units: UnitIndex): RecordIndex {
  const byKind = new Map<string, WorldRecord[]>();
  for (const record of records) listOf(byKind, record.kind).push(record);
  const kinds = new Map<string, KindRecords>();
  return (kind) => {
    const known = kinds.get(kind);
    if (known) return known;
    const made = kindRecords((byKind.get(kind) ?? []).sort(inTime), units);
    kinds.set(kind, made);
    return made;
  };
}

function kindRecords(sorted: readonly WorldRecord[], units: UnitIndex): KindRecords {
  const ofUnit = grouped(sorted, ({ unitId }) => [unitId]);
  const ofTree = grouped(sorted, ({ unitId }) => [units.rootOf(unitId)]);
  const ofPerson = grouped(sorted, ({ personId, otherPersonId }) =>
    [personId, otherPersonId].filter((id) => id !== null),
  );
  return {
    ofUnit,
    ofTree,
    ofPerson,
    ofPair: (personId, otherPersonId) =>
      ofPerson(personId).filter((record) => isOf(record, personId, otherPersonId)),
  };
}

function isOf(record: WorldRecord, one: string, other: string): boolean {
  const { personId, otherPersonId } = record;
  return (
    (personId === one && otherPersonId === other) || (personId === other && otherPersonId === one)
  );
}

function grouped(
  records: readonly WorldRecord[],
  keysOf: (record: WorldRecord) => readonly string[],
): (key: string) => readonly WorldRecord[] {
  let lists: Map<string, WorldRecord[]> | null = null;
  return (key) => {
    if (records.length === 0) return none;
    if (!lists) {
      lists = new Map();
      for (const record of records)
        for (const each of new Set(keysOf(record))) listOf(lists, each).push(record);
    }
    return lists.get(key) ?? none;
  };
}

/** By the day it happened, never by when it arrived, which only tells two of one day apart. */
export function inTime(one: WorldRecord, other: WorldRecord): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  const [at, otherAt] = [one.recordedAt ?? '', other.recordedAt ?? ''];
  if (at !== otherAt) return at < otherAt ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
