import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Written once; corrections are rows of their own. */
const writtenOnce = [
  ...['record_text', 'record_read', 'record_retraction', 'record_review', 'record_filing'],
  ...['campaign_revision', 'campaign_unit_version', 'link_step', 'extension', 'duty_event'],
  ...['holding', 'unit_change', 'bureau_template', 'meeting_attendance', 'reminder'],
];

/** Changed by what happens to them, never gone. */
const neverGone = ['campaign', 'campaign_record', 'record_posting', 'waiver', 'duty', 'meeting'];

/**
 * What the application promises of records, reviews and readings, the database holds it to: its role cannot rewrite
 * them. A record is locked by whoever changes something of it, which needs the right to update: there a trigger refuses.
 */
export class KeepWhatWasRecorded1795310460000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      REVOKE UPDATE, DELETE ON ${writtenOnce.join(', ')} FROM campaigns_app;
      REVOKE DELETE ON ${neverGone.join(', ')} FROM campaigns_app;
      CREATE FUNCTION campaign_record_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a record is kept as it was written' USING ERRCODE = 'insufficient_privilege';
      END $$;
      CREATE TRIGGER campaign_record_is_kept BEFORE UPDATE ON campaign_record
        FOR EACH ROW EXECUTE FUNCTION campaign_record_is_kept();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER campaign_record_is_kept ON campaign_record;
      DROP FUNCTION campaign_record_is_kept();
      GRANT UPDATE, DELETE ON ${writtenOnce.join(', ')} TO campaigns_app;
      GRANT DELETE ON ${neverGone.join(', ')} TO campaigns_app;`);
  }
}
