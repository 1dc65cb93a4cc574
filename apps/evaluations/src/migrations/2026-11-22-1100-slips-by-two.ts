import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who prepared a run of printed tickets, so that somebody else prints it. A run of before that nobody has printed is no ticket: while its
 * box is open it is taken back and prepared anew.
 */
export class SlipsByTwo1795345200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE issuance.slip_run NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE appraisal NO FORCE ROW LEVEL SECURITY;
      DELETE FROM issuance.slip_run r USING appraisal a
        WHERE a.id = r.appraisal_id AND a.state = 'MEETING_HELD' AND NOT r.is_printed;
      ALTER TABLE appraisal FORCE ROW LEVEL SECURITY;
      ALTER TABLE issuance.slip_run FORCE ROW LEVEL SECURITY;
      ALTER TABLE issuance.slip_run ADD COLUMN prepared_by uuid NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE issuance.slip_run DROP COLUMN prepared_by;`);
  }
}
