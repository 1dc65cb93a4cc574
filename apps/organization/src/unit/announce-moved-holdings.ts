import type { Tx } from '@huiyin/events';
import { announceSpan } from '../span/announce-span';
import { announceAssignment } from '../supervision-group/announce-supervision';
import type { SupervisionAssignmentEntity } from '../supervision-group/supervision-assignment.entity';
import type { HeldRow, MovedRows } from './hand-over.queries';

/** Tables whose rows are roles of people, and which role a row is; null: none that anybody is told of. */
const roleOf: Readonly<Record<string, (row: HeldRow) => string | null>> = {
  post: ({ kind }) => String(kind),
  acting_appointment: ({ kind }) => String(kind),
  unit_contact: contactRole,
  contact_point: ({ kind }) => String(kind),
  person_affiliation: ({ kind }) => (kind === 'own' ? null : String(kind)),
};

/** Says of every role and assignment that ended or went on elsewhere how it stands now: duties follow it (R000.58). */
export function announceMoved(tx: Tx, moved: ReadonlyMap<string, MovedRows>): void {
  for (const [table, { ended, begun }] of moved)
    for (const row of [...ended, ...begun]) {
      if (table === 'supervision_assignment') announceAssignment(tx, assignmentOf(row));
      const role = roleOf[table]?.(row) ?? null;
      if (role !== null)
        announceSpan(tx, { ...spanOf(row), personId: String(row['person_id']), role });
    }
}

/** A unit has, besides the contact, a liaison and an information officer (R003.91). */
function contactRole({ role = 'contact' }: HeldRow): string {
  return role === 'information-officer' ? role : `unit-${String(role)}`;
}

function spanOf(row: HeldRow) {
  return {
    id: row.id,
    bureauId: String(row['bureau_id']),
    unitId: row.unit_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

function assignmentOf(row: HeldRow): SupervisionAssignmentEntity {
  const { group_id: groupId, ordinal, intensity } = row;
  return { ...spanOf(row), groupId, ordinal, intensity } as SupervisionAssignmentEntity;
}
