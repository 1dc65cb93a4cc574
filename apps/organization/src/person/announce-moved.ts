import type { Tx } from '@huiyin/events';
import { announceVoidedHolding } from '../role-holding/announce-holding';
import { announceSpan } from '../span/announce-span';
import type { MovedRow } from './merge-people.queries';
import { holdingsOf } from './moved-holdings.queries';

/** Says of every row that went to another person whose it is now. */
export async function announceMoved(tx: Tx, moved: readonly MovedRow[]): Promise<void> {
  for (const { table, ids } of moved)
    for (const holding of await holdingsOf(tx.manager, table, ids)) announceSpan(tx, holding);
}

/** Says of attachments that were not taken over that they have never been; home units are announced by nobody. */
export function announceLeftOut(tx: Tx, rows: readonly unknown[]): void {
  for (const row of rows as Record<string, string>[]) {
    if (row['kind'] === 'own') continue;
    announceVoidedHolding(tx, {
      id: row['id']!,
      bureauId: row['bureau_id']!,
      personId: row['person_id']!,
      role: row['kind']!,
      unitId: row['unit_id']!,
      validFrom: row['valid_from']!,
      validTo: row['valid_to'] ?? null,
    });
  }
}
