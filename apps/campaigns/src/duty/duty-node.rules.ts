import type { Day } from '../calendar/days.rules';
import { covers } from '../engine/spans.rules';
import type { WorldWaiver } from '../engine/world.rules';
import type { OwnerSpan } from './duty-changes.rules';
import { standingOn } from './duty-state.rules';
import type { DutyNode } from './duty.types';

/** A duty as the database gives it, or as the engine said it of an older world. */
export type DutyRow = Omit<
  DutyNode,
  | 'state'
  | 'overdue'
  | 'settledOn'
  | 'note'
  | 'submittedItems'
  | 'unit'
  | 'person'
  | 'otherPerson'
  | 'ownedBy'
  | 'extended'
  | 'asOf'
> & {
  readonly waivedBy: WorldWaiver | null;
  readonly recordNote: string | null;
  readonly owners: readonly OwnerSpan[];
};

/** What stands on a day: everything the stored row cannot know by itself. */
export function dutyNode<Row extends DutyRow>(row: Row, today: Day): Row & DutyNode {
  const waivers = row.waivedBy ? [row.waivedBy] : [];
  const standing = standingOn(row, waivers, today);
  const missing = new Set(row.missing.map(({ name }) => name));
  const noRecord = row.missing.some(({ what }) => what === 'record');
  const stub = (id: string | null) => (id === null ? null : { id });
  return {
    ...row,
    ...standing,
    asOf: today,
    settledOn: standing.state === 'FULFILLED' ? row.metOn : null,
    note: standing.state === 'WAIVED' ? (row.waivedBy?.reason ?? null) : row.recordNote,
    submittedItems: noRecord ? [] : row.requiredItems.filter((item) => !missing.has(item)),
    unit: { id: row.unitId },
    ...{ person: stub(row.personId), otherPerson: stub(row.otherPersonId) },
    ownedBy: row.owners.filter((span) => covers(span, today)).map(({ personId: id }) => ({ id })),
    extended: row.dueOn !== row.deadlineOn,
  };
}
