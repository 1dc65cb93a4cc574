import type { Tx } from '@huiyin/events';
import { emitGrantsChanged } from '../account/grants-changed';
import { dissolveGroupsOfUnits } from '../group/dissolve-groups-of-units';
import { announceMemberships } from '../role-holding/announce-memberships';
import { announceMoved } from './announce-moved-holdings';
import { copyPhones, handOverTable, type MovedRows, peopleAround } from './hand-over.queries';
import { type Succession, tablesToHandOver } from './hand-over.rules';

/**
 * From the day of a merge, split or closing on, everything that held at the unit goes on in its successors or ends, and
 * is said to the others: people, contacts and supervision are handed over, not lost. Days before read as before.
 */
export async function handOver(tx: Tx, succession: Succession): Promise<void> {
  const { bureauId, predecessorIds, successorIds, on, goesOn } = succession;
  const units = [...predecessorIds, ...successorIds];
  const before = await peopleAround(tx.manager, bureauId, units);
  const moved = new Map<string, MovedRows>();
  for (const rule of tablesToHandOver)
    moved.set(
      rule.table,
      together(moved.get(rule.table), await handOverTable(tx.manager, rule, succession)),
    );
  if (!goesOn) await dissolveGroupsOfUnits(tx, predecessorIds, on);
  await copyPhones(tx.manager, moved.get('unit_contact')!);
  announceMoved(tx, moved);
  const rows = [moved.get('post'), moved.get('person_affiliation')].flatMap((one) =>
    one ? [...one.ended, ...one.begun] : [],
  );
  await announceMemberships(
    tx,
    rows.map((row) => String(row['person_id'])),
  );
  const after = await peopleAround(tx.manager, bureauId, units);
  emitGrantsChanged(tx, bureauId, [...new Set([...before, ...after])]);
}

function together(some: MovedRows | undefined, more: MovedRows): MovedRows {
  if (!some) return more;
  return {
    ended: [...some.ended, ...more.ended],
    begun: [...some.begun, ...more.begun],
    origins: new Map([...some.origins, ...more.origins]),
  };
}
