import type { EntityManager } from 'typeorm';
import type { Holding } from '../role-holding/announce-holding';
import { holdingIdFor } from '../role-holding/holding-id.rules';

const span = `bureau_id AS "bureauId", person_id AS "personId", valid_from::text AS "validFrom", valid_to::text AS "validTo"`;

/** How a row of each table is announced; `second` is a further role the row stands for. */
const selects: Partial<Record<string, string>> = {
  acting_appointment: `SELECT id, kind AS role, unit_id AS "unitId", ${span} FROM acting_appointment
    WHERE id = ANY($1::uuid[]) AND voided_at IS NULL`,
  supervision_membership: `SELECT id, 'supervision-' || role AS role, group_id AS "groupId", ${span},
    CASE WHEN is_liaison THEN 'supervision-liaison' END AS second FROM supervision_membership WHERE id = ANY($1::uuid[])`,
  unit_contact: `SELECT id, 'unit-contact' AS role, unit_id AS "unitId", ${span} FROM unit_contact
    WHERE id = ANY($1::uuid[])`,
  person_affiliation: `SELECT id, kind AS role, unit_id AS "unitId", ${span} FROM person_affiliation
    WHERE id = ANY($1::uuid[]) AND kind <> 'own'`,
  contact_point: `SELECT id, kind AS role, unit_id AS "unitId", ${span} FROM contact_point WHERE id = ANY($1::uuid[])`,
  work_group_membership: `SELECT m.id, g.kind || '-' || m.role AS role, g.unit_id AS "unitId",
    m.group_id AS "groupId", m.bureau_id AS "bureauId", m.person_id AS "personId", m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo"
    FROM work_group_membership m JOIN work_group g ON g.bureau_id = m.bureau_id AND g.id = m.group_id
    WHERE m.id = ANY($1::uuid[])`,
};

/** The holdings that these rows of a table stand for; none for a table that holds no roles. */
export async function holdingsOf(
  manager: EntityManager,
  table: string,
  ids: readonly string[],
): Promise<Holding[]> {
  const sql = selects[table];
  if (sql === undefined || ids.length === 0) return [];
  const rows: (Holding & { second?: string | null })[] = await manager.query(sql, [[...ids]]);
  return rows.flatMap(({ second, ...holding }) =>
    second
      ? [holding, { ...holding, id: holdingIdFor(holding.id, second), role: second }]
      : [holding],
  );
}
