import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

export class CreateReminders1795309860000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reminder (
        id uuid NOT NULL CONSTRAINT reminder_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        duty_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        step text NOT NULL,
        level text NOT NULL CONSTRAINT reminder_level_known CHECK (level IN ('unit', 'supervision', 'office')),
        due_on date NOT NULL,
        is_overdue boolean NOT NULL,
        reminded_at timestamptz NOT NULL,
        CONSTRAINT reminder_once UNIQUE (duty_id, unit_id, due_on, step),
        CONSTRAINT reminder_duty_fk FOREIGN KEY (bureau_id, duty_id) REFERENCES duty (bureau_id, id)
      );
      CREATE INDEX reminder_of_campaign ON reminder (bureau_id, campaign_id, reminded_at DESC);
      ${tenantPolicy('reminder')}
      ${grantTables('public', 'campaigns_app')}
      -- The clock strikes for all bureaus; it learns which of them have a campaign running and nothing else.
      CREATE FUNCTION bureaus_with_open_campaigns() RETURNS SETOF uuid
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
        SELECT DISTINCT bureau_id FROM campaign WHERE state = 'OPEN' LIMIT 1000 $$;
      REVOKE ALL ON FUNCTION bureaus_with_open_campaigns() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION bureaus_with_open_campaigns() TO campaigns_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION bureaus_with_open_campaigns();
      DROP TABLE reminder;`);
  }
}
