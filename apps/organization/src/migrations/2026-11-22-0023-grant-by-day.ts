import type { MigrationInterface, QueryRunner } from 'typeorm';
import { actors as actorOfBefore } from './2026-10-20-2150-find-actors';

const day = (alias: string) =>
  `${alias}.valid_from <= today AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > today)`;

const units = `
  -- The unit that a department or study group stands in on a day; a unit stands in itself.
  CREATE FUNCTION enclosing_unit(of_unit uuid, day date) RETURNS uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up (id, kind, parent) AS (
      SELECT u.id, u.kind, v.parent_unit_id FROM unit u
        LEFT JOIN unit_version v ON v.bureau_id = u.bureau_id AND v.unit_id = u.id
          AND v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day)
        WHERE u.id = of_unit
      UNION
      SELECT u.id, u.kind, v.parent_unit_id FROM up JOIN unit u ON u.id = up.parent
        LEFT JOIN unit_version v ON v.bureau_id = u.bureau_id AND v.unit_id = u.id
          AND v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day)
        WHERE up.kind <> 'unit')
    SELECT up.id FROM up WHERE up.kind = 'unit' LIMIT 1 $$;

  -- A unit with the departments and study groups inside it; subordinate units are units of their own.
  CREATE FUNCTION units_inside(of_unit uuid, day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE inside (id) AS (
      SELECT of_unit
      UNION
      SELECT v.unit_id FROM inside i JOIN unit_version v ON v.parent_unit_id = i.id AND v.kind <> 'unit'
        AND v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day))
    SELECT inside.id FROM inside $$;

  -- Where everybody works on a day: away before home, so each person is in at most one row (R000.8).
  CREATE FUNCTION works_on(day date) RETURNS TABLE (bureau_id uuid, person_id uuid, unit_id uuid, kind text,
    valid_from date, valid_to date) LANGUAGE sql STABLE AS $$
    SELECT a.bureau_id, a.person_id, a.unit_id, a.kind, a.valid_from, a.valid_to FROM person_affiliation a
    WHERE a.valid_from <= day AND (a.valid_to IS NULL OR a.valid_to > day)
      AND (a.kind <> 'own' OR NOT EXISTS (
        SELECT FROM person_affiliation b WHERE b.bureau_id = a.bureau_id AND b.person_id = a.person_id
          AND b.kind <> 'own' AND b.valid_from <= day AND (b.valid_to IS NULL OR b.valid_to > day))) $$;`;

/*
 * What one may do where, today: posts and acting appointments through their kind's role, contacts, memberships; nothing
 * of yesterday or tomorrow. A post at a department counts in its unit. `staff` is where one works (R000.8): the staff
 * post of the home unit counts at the unit one is attached to, and people who hold no post (trainees, interns,
 * seasonal staff, §7.55) are staff where they work. A merged person is nobody any more.
 */
const scoped = `
  WITH home AS (
    SELECT a.unit_id FROM person_affiliation a WHERE a.bureau_id = who.bureau_id AND a.person_id = who.person_id
      AND a.kind = 'own' AND ${day('a')}
  ), work AS (
    SELECT w.unit_id FROM works_on(today) w WHERE w.bureau_id = who.bureau_id AND w.person_id = who.person_id
  ), held AS (
    SELECT p.kind, p.unit_id FROM post p WHERE p.bureau_id = who.bureau_id AND p.person_id = who.person_id
      AND p.voided_at IS NULL AND ${day('p')}
    UNION
    SELECT g.kind, g.unit_id FROM acting_appointment g WHERE g.bureau_id = who.bureau_id AND g.person_id = who.person_id
      AND g.voided_at IS NULL AND ${day('g')}
    UNION
    SELECT 'staff', w.unit_id FROM work w JOIN person_standing s ON s.bureau_id = who.bureau_id
      AND s.person_id = who.person_id AND s.kind IN ('trainee', 'intern', 'seasonal') AND ${day('s')}
  ), placed AS (
    SELECT k.role, CASE WHEN k.role = 'campaign-office' THEN NULL
      WHEN k.role = 'staff' AND h.unit_id IN (SELECT unit_id FROM home)
        THEN enclosing_unit((SELECT unit_id FROM work), today)
      ELSE enclosing_unit(h.unit_id, today) END AS unit_id
    FROM held h JOIN post_kind k ON k.code = h.kind WHERE k.role IS NOT NULL
  ), scoped AS (
    SELECT p.role, p.unit_id, NULL::uuid AS group_id, NULL::jsonb AS unit_ids FROM placed p
      WHERE p.role = 'campaign-office' OR p.unit_id IS NOT NULL
    UNION
    SELECT 'unit-contact', c.unit_id, NULL, NULL FROM unit_contact c
    WHERE c.bureau_id = who.bureau_id AND c.person_id = who.person_id AND ${day('c')}
    UNION
    SELECT r.role, NULL, m.group_id,
           (SELECT COALESCE(jsonb_agg(a.unit_id ORDER BY a.ordinal), '[]') FROM supervision_assignment a
            WHERE a.bureau_id = m.bureau_id AND a.group_id = m.group_id AND ${day('a')})
    FROM supervision_membership m
    CROSS JOIN LATERAL (SELECT 'supervision-' || m.role AS role
                        UNION ALL SELECT 'supervision-liaison' WHERE m.is_liaison) r
    WHERE m.bureau_id = who.bureau_id AND m.person_id = who.person_id AND ${day('m')}
  )`;

const actorOf = `
  CREATE OR REPLACE FUNCTION actor_of(wanted text, at timestamptz) RETURNS jsonb
  LANGUAGE plpgsql VOLATILE SET search_path = public, pg_temp AS $$
  DECLARE who record; today date; grants jsonb;
  BEGIN
    SELECT * INTO who FROM account_of(wanted);
    IF NOT FOUND THEN RETURN NULL; END IF;
    IF who.bureau_id IS NULL THEN
      RETURN jsonb_build_object('personId', who.person_id, 'bureauId', NULL,
        'grants', jsonb_build_array(jsonb_build_object('role', 'city-office')));
    END IF;
    PERFORM set_config('huiyin.bureau_id', who.bureau_id::text, true);
    SELECT (at AT TIME ZONE b.time_zone)::date INTO today FROM bureau b WHERE b.id = who.bureau_id;
    ${scoped}
    SELECT COALESCE(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', s.role, 'bureauId', who.bureau_id,
      'unitId', s.unit_id, 'groupId', s.group_id, 'unitIds', s.unit_ids)) ORDER BY s.role, s.unit_id, s.group_id), '[]')
    INTO grants FROM scoped s;
    RETURN jsonb_build_object('personId', who.person_id, 'bureauId', who.bureau_id, 'grants', grants);
  END $$;`;

/** Roles follow posts, acting appointments, memberships and contacts of the day, not those of yesterday or tomorrow. */
export class GrantByDay1795305623000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${units} ${actorOf}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION actor_of(text, timestamptz);
      DROP FUNCTION works_on(date);
      DROP FUNCTION units_inside(uuid, date);
      DROP FUNCTION enclosing_unit(uuid, date);
      ${actorOfBefore}
      REVOKE ALL ON FUNCTION actor_of(text, timestamptz) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION actor_of(text, timestamptz) TO organization_app;`);
  }
}
