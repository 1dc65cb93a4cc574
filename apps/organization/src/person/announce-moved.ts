import type { Tx } from '@huiyin/events';
import { announceSpan } from '../span/announce-span';
import { holdingsOf } from './moved-holdings.queries';
import type { MovedRow } from './merge-people.queries';

/** Says of every row that went to another person whose it is now. */
export async function announceMoved(tx: Tx, moved: readonly MovedRow[]): Promise<void> {
  for (const { table, ids } of moved)
    for (const holding of await holdingsOf(tx.manager, table, ids)) announceSpan(tx, holding);
}
