import type { EntityManager } from 'typeorm';
import { validOn } from '../loaders/as-of.rules';

/** R000.79: every mobile that several contacts of the bureau give is marked with each of them. */
export async function flagSharedMobiles(
  manager: EntityManager,
  bureauId: string,
  today: string,
): Promise<void> {
  await manager.query(
    `UPDATE contact_phone SET to_verify = true
     WHERE bureau_id = $1 AND kind = 'mobile' AND NOT to_verify AND digits IN (
       SELECT f.digits FROM contact_phone f
       JOIN unit_contact c ON c.bureau_id = f.bureau_id AND c.id = f.contact_id AND ${validOn('c', '$2')}
       WHERE f.bureau_id = $1 AND f.kind = 'mobile' GROUP BY f.digits HAVING count(DISTINCT f.contact_id) > 1)`,
    [bureauId, today],
  );
}

/** Mobiles that only one contact gives any more need no second look. */
export async function unflagLoneMobiles(
  manager: EntityManager,
  bureauId: string,
  digits: readonly string[],
  today: string,
): Promise<void> {
  await manager.query(
    `UPDATE contact_phone SET to_verify = false
     WHERE bureau_id = $1 AND kind = 'mobile' AND to_verify AND digits = ANY($3) AND digits NOT IN (
       SELECT f.digits FROM contact_phone f
       JOIN unit_contact c ON c.bureau_id = f.bureau_id AND c.id = f.contact_id AND ${validOn('c', '$2')}
       WHERE f.bureau_id = $1 AND f.kind = 'mobile' GROUP BY f.digits HAVING count(DISTINCT f.contact_id) > 1)`,
    [bureauId, today, digits],
  );
}
