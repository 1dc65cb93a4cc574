import { UnitRegistered } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { announceHolding } from '../role-holding/announce-holding';
import { announceMemberships } from '../role-holding/announce-memberships';
import { announceAssignment } from '../supervision-group/announce-supervision';
import type { BureauDraft } from './bureau-draft';
import { insertRows } from './demo-tables';

/** Writes an invented bureau and tells the other services of it, as if each row had come by its own mutation. */
export async function writeDraft(tx: Tx, { bureauId, rows, holdings }: BureauDraft): Promise<void> {
  await insertRows(tx.manager, bureauId, rows);
  for (const { unit_id: unitId, kind, unit_type: unitType } of rows.unit_version)
    if (kind === 'unit' && unitId !== null && unitType !== null)
      tx.emit(UnitRegistered.of({ unitId, bureauId, unitType }));
  for (const row of rows.supervision_assignment)
    announceAssignment(tx, {
      id: row.id!,
      bureauId,
      unitId: row.unit_id!,
      groupId: row.group_id!,
      ordinal: row.ordinal!,
      validFrom: row.valid_from,
      validTo: null,
    } as never);
  for (const holding of holdings) announceHolding(tx, holding);
  await announceMemberships(
    tx,
    rows.person.map(({ id }) => id!),
  );
}
