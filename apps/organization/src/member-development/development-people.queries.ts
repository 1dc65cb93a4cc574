import type { EntityManager } from 'typeorm';

/** Where an applicant works on a day (the participating unit), and whether he or she is a Party member. */
export async function applicantOn(
  manager: EntityManager,
  personId: string,
  day: string,
): Promise<{ unitId: string | null; isCpcMember: boolean }> {
  const [row]: { unitId: string | null; isCpcMember: boolean }[] = await manager.query(
    `SELECT (SELECT enclosing_unit(w.unit_id, $2) FROM works_on($2) w WHERE w.person_id = $1) AS "unitId",
            EXISTS (SELECT FROM person_standing s WHERE s.person_id = $1 AND s.is_cpc_member
              AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)) AS "isCpcMember"`,
    [personId, day],
  );
  return row ?? { unitId: null, isCpcMember: false };
}

/** Those of these people who are Party members on a day. */
export async function partyMembersOf(
  manager: EntityManager,
  personIds: readonly string[],
  day: string,
): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    `SELECT DISTINCT p.id FROM person p JOIN person_standing s ON s.bureau_id = p.bureau_id AND s.person_id = p.id
     WHERE p.id = ANY($1::uuid[]) AND p.merged_into_id IS NULL AND s.is_cpc_member
       AND s.valid_from <= $2 AND (s.valid_to IS NULL OR s.valid_to > $2)`,
    [[...personIds], day],
  );
  return rows.map(({ id }) => id);
}
