import type { EntityManager } from 'typeorm';

/** R000.79: every mobile that several contacts of the bureau give is marked with each of them. */
export async function flagSharedMobiles(manager: EntityManager, bureauId: string): Promise<void> {
  await manager.query(
    `UPDATE contact_phone SET to_verify = true
     WHERE bureau_id = $1 AND kind = 'mobile' AND NOT to_verify AND digits IN (
       SELECT f.digits FROM contact_phone f
       JOIN unit_contact c ON c.bureau_id = f.bureau_id AND c.id = f.contact_id AND c.valid_to IS NULL
       WHERE f.bureau_id = $1 AND f.kind = 'mobile' GROUP BY f.digits HAVING count(DISTINCT f.contact_id) > 1)`,
    [bureauId],
  );
}
