import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Two questions cannot be asked inside one tenant, because their answer is the tenant:
 * who is this OIDC subject, and which bureaus does this city official look after. Each is one function that runs as
 * the owner and gives back ids (and bureau names) only. The tables keep FORCE row-level security; the owner reads
 * them through a policy made for it alone, and for SELECT only.
 */
const lookups = `
  CREATE POLICY account_lookup ON account FOR SELECT TO CURRENT_USER USING (true);
  CREATE POLICY bureau_directory ON bureau FOR SELECT TO CURRENT_USER USING (true);

  CREATE FUNCTION account_of(wanted text, OUT person_id uuid, OUT bureau_id uuid, OUT city_id uuid) RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 1 AS $$
    SELECT c.person_id, NULL::uuid, c.city_id FROM city_official c WHERE c.subject = wanted
    UNION ALL
    SELECT a.person_id, a.bureau_id, NULL::uuid FROM account a WHERE a.subject = wanted
    LIMIT 1 $$;

  CREATE FUNCTION bureaus_of_official(official uuid, OUT id uuid, OUT name text) RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT b.id, b.name FROM bureau b JOIN city_official c ON c.city_id = b.city_id
    WHERE c.person_id = official ORDER BY b.name, b.id LIMIT 1000 $$;`;

// As the caller, hence under row-level security: the tenant found by account_of is set for this one statement, so
// that subject → person → grants is a single round trip and still cannot read beyond that tenant.
export const actors = `
  CREATE FUNCTION actor_of(wanted text, at timestamptz) RETURNS jsonb
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
    WITH scoped AS (
      SELECT p.kind AS role, CASE WHEN p.kind <> 'campaign-office' THEN p.unit_id END AS unit_id,
             NULL::uuid AS group_id, NULL::jsonb AS unit_ids
      FROM post p
      WHERE p.bureau_id = who.bureau_id AND p.person_id = who.person_id AND p.kind <> 'body-member'
        AND p.valid_from <= today AND (p.valid_to IS NULL OR p.valid_to > today)
      UNION
      SELECT 'unit-contact', c.unit_id, NULL, NULL FROM unit_contact c
      WHERE c.bureau_id = who.bureau_id AND c.person_id = who.person_id AND c.valid_to IS NULL
      UNION
      SELECT r.role, NULL, m.group_id,
             (SELECT COALESCE(jsonb_agg(a.unit_id ORDER BY a.ordinal), '[]') FROM supervision_assignment a
              WHERE a.bureau_id = m.bureau_id AND a.group_id = m.group_id AND a.valid_to IS NULL)
      FROM supervision_membership m
      CROSS JOIN LATERAL (SELECT 'supervision-' || m.role AS role
                          UNION ALL SELECT 'supervision-liaison' WHERE m.is_liaison) r
      WHERE m.bureau_id = who.bureau_id AND m.person_id = who.person_id AND m.valid_to IS NULL
    )
    SELECT COALESCE(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('role', s.role, 'bureauId', who.bureau_id,
      'unitId', s.unit_id, 'groupId', s.group_id, 'unitIds', s.unit_ids)) ORDER BY s.role, s.unit_id, s.group_id), '[]')
    INTO grants FROM scoped s;
    RETURN jsonb_build_object('personId', who.person_id, 'bureauId', who.bureau_id, 'grants', grants);
  END $$;`;

const signatures = ['actor_of(text, timestamptz)', 'account_of(text)', 'bureaus_of_official(uuid)'];

export class FindActors1792533000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${lookups} ${actors}
      ${signatures.map((name) => `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC; GRANT EXECUTE ON FUNCTION ${name} TO organization_app;`).join('\n')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${signatures.map((name) => `DROP FUNCTION ${name};`).join('\n')}
      DROP POLICY account_lookup ON account;
      DROP POLICY bureau_directory ON bureau;`);
  }
}
