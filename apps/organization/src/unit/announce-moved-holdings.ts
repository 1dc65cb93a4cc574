import type { Tx } from '@huiyin/events';
import { announceHolding } from '../role-holding/announce-holding';
import type { HeldRow, MovedRows } from './hand-over.queries';

/** Tables whose rows are roles of people, and which role a row is. */
const roleOf: Readonly<Record<string, (row: HeldRow) => string>> = {
  post: ({ kind }) => String(kind),
  unit_contact: () => 'unit-contact',
};

/** Says of every role that ended or went on elsewhere how it stands now: duties follow it (R000.58). */
export function announceMovedHoldings(tx: Tx, moved: ReadonlyMap<string, MovedRows>): void {
  for (const [table, role] of Object.entries(roleOf)) {
    const { ended = [], begun = [] } = moved.get(table) ?? {};
    for (const row of [...ended, ...begun])
      announceHolding(tx, {
        id: row.id,
        bureauId: String(row['bureau_id']),
        personId: String(row['person_id']),
        role: role(row),
        unitId: row.unit_id,
        validFrom: row.valid_from,
        validTo: row.valid_to,
      });
  }
}
