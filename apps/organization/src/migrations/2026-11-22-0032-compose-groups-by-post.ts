import type { MigrationInterface, QueryRunner } from 'typeorm';

const on = (alias: string) =>
  `${alias}.valid_from <= day AND (${alias}.valid_to IS NULL OR ${alias}.valid_to > day)`;

/*
 * Where the rules of a group look for posts: at its unit or the units its Party organisation serves or, for a group of
 * the bureau, at the organ; at the other units of the bureau for rules that reach affiliated ones. Each with its
 * departments and study groups, never with a unit below it, which has groups of its own.
 */
const places = `
  base (group_id, reach, unit_id) AS (
    SELECT DISTINCT r.group_id, r.reach, u.id FROM rule r JOIN unit_on(day) u ON u.id = r.unit_id
    UNION
    SELECT r.group_id, r.reach, s.unit_id FROM rule r JOIN party_organisation_unit s
      ON s.bureau_id = r.bureau_id AND s.organisation_id = r.party_organisation_id AND ${on('s')}
    UNION
    SELECT r.group_id, r.reach, u.id FROM rule r JOIN unit_on(day) u ON u.bureau_id = r.bureau_id AND u.kind = 'unit'
      AND (u.unit_type = 'bureau-organ') = (r.reach = 'place')
    WHERE r.unit_id IS NULL AND r.party_organisation_id IS NULL
  ), place AS (
    SELECT * FROM base
    UNION
    SELECT p.group_id, p.reach, u.id FROM place p JOIN unit_on(day) u ON u.parent_unit_id = p.unit_id AND u.kind <> 'unit'
  )`;

const members = `
  -- Who is in which group on a day: by name; else by the first rule that names one of his or her posts, unless excepted;
  -- else as member of a study group that an event team was merged from. \`wanted\` null: every group of the tenant.
  CREATE FUNCTION group_members_on(day date, wanted uuid[]) RETURNS TABLE (bureau_id uuid, group_id uuid, person_id uuid,
    role text, source text, holding_id uuid, ordinal integer, valid_from date, valid_to date)
  LANGUAGE sql STABLE AS $$
    WITH RECURSIVE grp AS (
      SELECT g.* FROM work_group g WHERE (wanted IS NULL OR g.id = ANY(wanted)) AND ${on('g')}
    ), rule AS (
      SELECT r.*, g.unit_id, g.party_organisation_id FROM grp g
      JOIN work_group_rule r ON r.bureau_id = g.bureau_id AND r.group_id = g.id AND ${on('r')}
    ), ${places},
    named AS (
      SELECT m.* FROM grp g JOIN work_group_membership m ON m.bureau_id = g.bureau_id AND m.group_id = g.id AND ${on('m')}
    ), held AS (
      SELECT r.bureau_id, r.group_id, p.person_id, r.role, p.id AS holding_id, r.ordinal, p.valid_from, p.valid_to
      FROM rule r
      JOIN place l ON l.group_id = r.group_id AND l.reach = r.reach
      JOIN post p ON p.bureau_id = r.bureau_id AND p.unit_id = l.unit_id AND p.kind = ANY(r.posts)
        AND p.voided_at IS NULL AND ${on('p')}
      WHERE r.party_organisation_id IS NULL OR p.party_organisation_id IS NULL
        OR p.party_organisation_id = r.party_organisation_id
    ), by_post AS (
      SELECT DISTINCT ON (h.group_id, h.person_id) h.* FROM held h
      WHERE NOT EXISTS (
        SELECT FROM work_group_exception e WHERE e.bureau_id = h.bureau_id AND e.group_id = h.group_id
          AND e.person_id = h.person_id AND ${on('e')})
      ORDER BY h.group_id, h.person_id, h.ordinal, h.valid_from, h.holding_id
    ), by_part AS (
      SELECT DISTINCT ON (s.group_id, w.person_id) s.bureau_id, s.group_id, w.person_id, s.id AS holding_id,
             w.valid_from, w.valid_to
      FROM grp g JOIN work_group_part s ON s.bureau_id = g.bureau_id AND s.group_id = g.id AND ${on('s')}
      JOIN works_on(day) w ON w.bureau_id = s.bureau_id AND w.unit_id = s.unit_id
      WHERE NOT EXISTS (
        SELECT FROM work_group_exception e WHERE e.bureau_id = s.bureau_id AND e.group_id = s.group_id
          AND e.person_id = w.person_id AND ${on('e')})
      ORDER BY s.group_id, w.person_id, s.id
    )
    SELECT n.bureau_id, n.group_id, n.person_id, n.role, 'name', n.id, n.ordinal, n.valid_from, n.valid_to FROM named n
    UNION ALL
    SELECT p.bureau_id, p.group_id, p.person_id, p.role, 'post', p.holding_id, p.ordinal, p.valid_from, p.valid_to
    FROM by_post p
    WHERE NOT EXISTS (SELECT FROM named n WHERE n.group_id = p.group_id AND n.person_id = p.person_id)
    UNION ALL
    SELECT s.bureau_id, s.group_id, s.person_id, 'member', 'study-group', s.holding_id, 0, s.valid_from, s.valid_to
    FROM by_part s
    WHERE NOT EXISTS (SELECT FROM named n WHERE n.group_id = s.group_id AND n.person_id = s.person_id)
      AND NOT EXISTS (SELECT FROM by_post p WHERE p.group_id = s.group_id AND p.person_id = s.person_id) $$;`;

/** R002.3, R003.46, R003.80: members follow posts; as of any day, under row-level security. */
export class ComposeGroupsByPost1795306232000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(members);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION group_members_on(date, uuid[])');
  }
}
