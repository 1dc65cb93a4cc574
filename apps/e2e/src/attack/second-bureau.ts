import { newId } from '@huiyin/kernel';
import type { Client } from 'pg';

/** Who may do everything in the bureau next door, and nothing here. Roles are never the reason for a refusal. */
export const outsider = 'frontend';

/** The bureau next door, written into organization's tables, because nobody founds a bureau through the graph. */
export async function foundSecondBureau(organization: Client): Promise<void> {
  const [bureau, unit, group, person, contact] = [newId(), newId(), newId(), newId(), newId()];
  const from = '2020-01-01';
  const rows: [sql: string, values: unknown[]][] = [
    [
      `INSERT INTO bureau (id, bureau_id, city_id, name, area_code, time_zone)
       SELECT $1, $1, id, '邻市卫生局', '0571', 'Asia/Shanghai' FROM city LIMIT 1`,
      [bureau],
    ],
    [`INSERT INTO unit (id, bureau_id, kind) VALUES ($1, $2, 'unit')`, [unit, bureau]],
    [
      `INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, valid_from)
       VALUES (gen_random_uuid(), $1, $2, 'unit', '邻院', '邻院', 'general-hospital', $3)`,
      [bureau, unit, from],
    ],
    [
      `INSERT INTO person (id, bureau_id, name, name_key) VALUES ($1, $2, '邻人', '邻人')`,
      [person, bureau],
    ],
    [
      `INSERT INTO account (subject, bureau_id, person_id) VALUES ($1, $2, $3)`,
      [outsider, bureau, person],
    ],
    [
      `INSERT INTO post (id, bureau_id, person_id, unit_id, unit_kind, kind, valid_from)
       SELECT gen_random_uuid(), $1, $2, $3, 'unit', kind, $4
       FROM unnest('{campaign-office,unit-principal,department-head,staff}'::text[]) AS kind`,
      [bureau, person, unit, from],
    ],
    // Nobody is in the office and in a supervision group; this attacker is, so that no role is missing.
    [`DELETE FROM separated_duty WHERE person_id = $1`, [person]],
    [
      `INSERT INTO unit_contact (id, bureau_id, unit_id, person_id, valid_from) VALUES ($1, $2, $3, $4, $5)`,
      [contact, bureau, unit, person, from],
    ],
    [
      `INSERT INTO supervision_group (id, bureau_id, number, label, valid_from) VALUES ($1, $2, 1, '第一组', $3)`,
      [group, bureau, from],
    ],
    [
      `INSERT INTO supervision_membership (id, bureau_id, group_id, person_id, role, is_liaison, ordinal, valid_from)
       VALUES (gen_random_uuid(), $1, $2, $3, 'leader', true, 1, $4)`,
      [bureau, group, person, from],
    ],
    [
      `INSERT INTO supervision_assignment (id, bureau_id, unit_id, group_id, ordinal, valid_from)
       VALUES (gen_random_uuid(), $1, $2, $3, 1, $4)`,
      [bureau, unit, group, from],
    ],
  ];
  for (const [sql, values] of rows) await organization.query(sql, values);
}
