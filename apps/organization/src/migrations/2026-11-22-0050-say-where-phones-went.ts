import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SayWherePhonesWent1795307400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What was read before there were exports was read on a page.
    await runner.query(`
      ALTER TABLE phone_read_audit ADD purpose text NOT NULL DEFAULT 'graph'
        CONSTRAINT phone_read_audit_purpose_known CHECK (purpose IN ('graph', 'docx', 'xlsx', 'txt', 'csv'));
      ALTER TABLE phone_read_audit ALTER purpose DROP DEFAULT;
      DROP INDEX phone_read_audit_by_time;
      CREATE INDEX phone_read_audit_by_time ON phone_read_audit (bureau_id, read_at, id);
      CREATE INDEX phone_read_audit_by_unit ON phone_read_audit (bureau_id, unit_id, read_at, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX phone_read_audit_by_unit;
      DROP INDEX phone_read_audit_by_time;
      CREATE INDEX phone_read_audit_by_time ON phone_read_audit (bureau_id, read_at);
      ALTER TABLE phone_read_audit DROP COLUMN purpose;`);
  }
}
