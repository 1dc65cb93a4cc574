import type { Day } from '../calendar/days.rules';
import type { Selection } from '../template/test-shape.rules';
import type { OwedDuty } from './finding.rules';
import { heldRoleOn } from './holders.rules';
import { type Counted, inTime, within } from './record-index.rules';
import { chainState } from './review.rules';
import { names, satisfies } from './values.rules';
import type { WorldRecord } from './world.rules';
import type { WorldIndex } from './world-index.rules';

const none: readonly never[] = [];

/** The records a test reads for a duty, in the order of the days from which they count. */
export function select(
  index: WorldIndex,
  duty: OwedDuty,
  selection: Selection,
): readonly Counted[] {
  const all = recordsOf(index, duty, selection);
  if (all.length === 0) return none;
  const { where, naming, reviewed, whenever } = selection;
  const candidates =
    whenever || duty.period === null ? all : within(all, duty.period, duty.periodTo);
  if (where.length === 0 && naming === undefined && !reviewed) return candidates;
  const found = candidates.filter(
    ({ record }) =>
      where.every((condition) => satisfies(record, condition)) &&
      (naming === undefined || namesOwner(index, duty, record, naming)),
  );
  return reviewed ? fromReview(index, found) : found;
}

export function recordIds(counted: readonly Counted[]): string[] {
  return counted.map(({ record }) => record.id);
}

/** What passed its chain counts from the day it did. */
function fromReview(index: WorldIndex, found: readonly Counted[]): readonly Counted[] {
  const passed: Counted[] = [];
  for (const { record } of found) {
    const on = passedOn(index, record);
    if (on !== null) passed.push({ record, on });
  }
  return passed.sort(byDay);
}

function passedOn(index: WorldIndex, record: WorldRecord): Day | null {
  const chain = index.kinds.get(record.kind)?.chain;
  const steps = chain === undefined ? undefined : index.chains.get(chain);
  return chainState(steps, record.reviews, record.on).passedOn;
}

function recordsOf(
  index: WorldIndex,
  duty: OwedDuty,
  { record: kind, of, naming }: Selection,
): readonly Counted[] {
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
 * A person's own records follow the person to another unit; those of a supervisor are of the unit supervised, each for
 * itself (R000.23). Those of an office are the unit's own and whatever its holders did while they held it, the former
 * ones too (R000.58: handed over, not lost).
 */
function ownRecords(index: WorldIndex, duty: OwedDuty, kind: string): readonly Counted[] {
  const records = index.records(kind);
  const { personId, otherPersonId, unitId } = duty;
  if (personId !== null && otherPersonId !== null) return records.ofPair(personId, otherPersonId);
  const owedBy = index.rules.get(duty.rule)?.owedBy;
  if (owedBy?.each !== 'person') return withInherited(index, unitId, records.ofUnit);
  if (personId !== null && index.roles.get(owedBy.role)?.at !== 'supervision')
    return records.ofPerson(personId);
  const inUnit = withInherited(index, unitId, records.ofTree);
  return inUnit.filter(({ record }) =>
    personId === null
      ? record.personId === null ||
        heldRoleOn(index, owedBy.role, unitId, record.personId, record.on)
      : record.personId === personId || record.otherPersonId === personId,
  );
}

function withInherited(
  { units }: WorldIndex,
  unitId: string,
  recordsIn: (unitId: string) => readonly Counted[],
): readonly Counted[] {
  const before = units.predecessorsOf(unitId);
  if (before.length === 0) return recordsIn(unitId);
  return [...before.flatMap(recordsIn), ...recordsIn(unitId)].sort(byDay);
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
