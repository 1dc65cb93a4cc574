import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * Who answers for what a unit owes: the unit itself, the one around it when it is a department, and those it went on in
 * after a merge or split, from the day they did. Both functions run as the caller, under row-level security.
 */
const functions = `
  CREATE FUNCTION units_answering_for(in_campaign uuid, of_unit uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up (unit_id) AS (
      SELECT of_unit
      UNION
      SELECT n.id FROM up JOIN campaign_unit u ON u.campaign_id = in_campaign AND u.unit_id = up.unit_id
      CROSS JOIN LATERAL (
        SELECT u.parent_unit_id WHERE u.parent_unit_id IS NOT NULL
        UNION ALL
        SELECT unnest(u.successor_unit_ids) WHERE (u.stretches->-1->>'to')::date <= (now() AT TIME ZONE 'Asia/Shanghai')::date
      ) n (id))
    SELECT unit_id FROM up $$;

  -- The same the other way round, in all campaigns: the units whose duties these answer for.
  CREATE FUNCTION units_answered_by(units uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE ended AS MATERIALIZED (
      SELECT DISTINCT u.unit_id, heir FROM campaign_unit u CROSS JOIN LATERAL unnest(u.successor_unit_ids) heir
      WHERE u.successor_unit_ids <> '{}' AND (u.stretches->-1->>'to')::date <= (now() AT TIME ZONE 'Asia/Shanghai')::date
    ), down (unit_id) AS (
      SELECT unnest(units)
      UNION
      SELECT n.id FROM down CROSS JOIN LATERAL (
        SELECT u.unit_id FROM campaign_unit u WHERE u.parent_unit_id = down.unit_id
        UNION ALL
        SELECT e.unit_id FROM ended e WHERE e.heir = down.unit_id
      ) n (id))
    SELECT unit_id FROM down $$;
  CREATE INDEX campaign_unit_inside ON campaign_unit (parent_unit_id) WHERE parent_unit_id IS NOT NULL;
  CREATE INDEX campaign_unit_ended ON campaign_unit (bureau_id, unit_id) WHERE successor_unit_ids <> '{}';`;

/** The city counts units; departments are parts of one. */
const counted = (from: string, to: string) => `
  DO $do$ BEGIN
    EXECUTE replace(pg_get_functiondef('campaign_counts(timestamptz, uuid)'::regprocedure), $a$${from}$a$, $a$${to}$a$);
  END $do$;`;
const everybody = 'WHERE campaign_unit.campaign_id = c.id)';
const unitsOnly =
  'WHERE campaign_unit.campaign_id = c.id AND campaign_unit.parent_unit_id IS NULL)';

export class AnswerForUnits1795310700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${functions} ${counted(everybody, unitsOnly)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${counted(unitsOnly, everybody)}
      DROP INDEX campaign_unit_inside, campaign_unit_ended;
      DROP FUNCTION units_answered_by(uuid[]);
      DROP FUNCTION units_answering_for(uuid, uuid);`);
  }
}
