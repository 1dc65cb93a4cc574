import type { Day } from '../calendar/days.rules';
import type { Selection } from '../template/test-shape.rules';
import type { OwedDuty } from './finding.rules';
import { heldRoleOn } from './holders.rules';
import { inTime } from './record-index.rules';
import { chainState } from './review.rules';
import { names, satisfies } from './values.rules';
import type { WorldRecord } from './world.rules';
import type { WorldIndex } from './world-index.rules';

/** A record that counts, from the day it does: when it happened, or when its review was over. */
export interface Counted {
  readonly record: WorldRecord;
  readonly on: Day;
}

const none: readonly never[] = [];

/** The records a test reads for a duty, by the day from which they count. */
export function select(
  index: WorldIndex,
  duty: OwedDuty,
  selection: Selection,
): readonly Counted[] {
  const candidates = recordsOf(index, duty, selection);
  if (candidates.length === 0) return none;
  const counted: Counted[] = [];
  for (const record of candidates) {
    if (!isInPeriod(record, duty, selection)) continue;
    if (!selection.where.every((condition) => satisfies(record, condition))) continue;
    if (selection.naming !== undefined && !namesOwner(index, duty, record, selection.naming))
      continue;
    const on = selection.reviewed ? passedOn(index, record) : record.on;
    if (on !== null) counted.push({ record, on });
  }
  return selection.reviewed ? counted.sort(byDay) : counted;
}

export function passedOn(index: WorldIndex, record: WorldRecord): Day | null {
  const chain = index.kinds.get(record.kind)?.chain;
  return chainState(
    chain === undefined ? undefined : index.chains.get(chain),
    record.reviews,
    record.on,
  ).passedOn;
}

export function recordIds(counted: readonly Counted[]): string[] {
  return counted.map(({ record }) => record.id);
}

function recordsOf(
  index: WorldIndex,
  duty: OwedDuty,
  { record: kind, of, naming }: Selection,
): readonly WorldRecord[] {
  const records = index.records(kind);
  const { units } = index;
  switch (of) {
    case 'bureau':
      return units.bureauId === null ? none : records.ofUnit(units.bureauId);
    case 'unit':
      return withInherited(index, units.rootOf(duty.unitId), records.ofUnit);
    case 'unit-tree':
      return withInherited(index, units.rootOf(duty.unitId), records.ofTree);
    case 'self':
      // A session that names the person is the unit's record, not the person's.
      return naming !== undefined && duty.personId !== null
        ? withInherited(index, duty.unitId, records.ofTree)
        : ownRecords(index, duty, kind);
  }
}

/**
 * A person's own records follow the person to another unit. Those of an office are the unit's own and whatever its
 * holders did while they held it, the former ones too (R000.58: handed over, not lost).
 */
function ownRecords(index: WorldIndex, duty: OwedDuty, kind: string): readonly WorldRecord[] {
  const records = index.records(kind);
  const { personId, otherPersonId } = duty;
  if (personId !== null)
    return otherPersonId === null
      ? records.ofPerson(personId)
      : records.ofPair(personId, otherPersonId);
  const owedBy = index.rules.get(duty.rule)?.owedBy;
  if (owedBy?.each !== 'person') return withInherited(index, duty.unitId, records.ofUnit);
  const inUnit = withInherited(index, duty.unitId, records.ofTree);
  return inUnit.filter(
    (record) =>
      record.personId === null ||
      heldRoleOn(index, owedBy.role, duty.unitId, record.personId, record.on),
  );
}

function withInherited(
  { units }: WorldIndex,
  unitId: string,
  recordsIn: (unitId: string) => readonly WorldRecord[],
): readonly WorldRecord[] {
  const before = units.predecessorsOf(unitId);
  const own = recordsIn(unitId);
  return before.length === 0 ? own : [...before.flatMap(recordsIn), ...own].sort(inTime);
}

function isInPeriod(record: WorldRecord, duty: OwedDuty, { whenever }: Selection): boolean {
  return (
    whenever ||
    duty.period === null ||
    (record.on >= duty.period && (duty.periodTo === null || record.on < duty.periodTo))
  );
}

/** The record names the person, both of a pair, or who held the office on that day. */
function namesOwner(
  index: WorldIndex,
  duty: OwedDuty,
  record: WorldRecord,
  field: string,
): boolean {
  const said = record.values[field];
  const { personId, otherPersonId } = duty;
  if (personId !== null)
    return names(said, personId) && (otherPersonId === null || names(said, otherPersonId));
  const owedBy = index.rules.get(duty.rule)?.owedBy;
  if (owedBy?.each !== 'person' || !Array.isArray(said)) return false;
  return (said as readonly string[]).some((one) =>
    heldRoleOn(index, owedBy.role, duty.unitId, one, record.on),
  );
}

function byDay(one: Counted, other: Counted): number {
  if (one.on !== other.on) return one.on < other.on ? -1 : 1;
  return inTime(one.record, other.record);
}
