import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type BoxRoles, createBoxPages, dropBoxPages } from '@huiyin/ballot-box';

const roles: BoxRoles = {
  box: 'evaluations_box',
  app: 'evaluations_app',
  custody: 'evaluations_custody',
};

/**
 * The ballot box becomes a process of its own, its sheets lie on sealed pages. Boxes that are open are not carried over:
 * their sheets could be joined to a time by their rows.
 */
export class BoxPages1795341600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE box.sealed_sheet; DROP TABLE box.box; ${createBoxPages(roles)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${dropBoxPages(roles)} ${rowPerSheet}`);
  }
}

const rowPerSheet = `
  CREATE TABLE box.box (
    appraisal_id uuid NOT NULL CONSTRAINT box_pk PRIMARY KEY,
    is_open boolean NOT NULL
  );
  CREATE TABLE box.sealed_sheet (
    id uuid NOT NULL CONSTRAINT sealed_sheet_pk PRIMARY KEY,
    appraisal_id uuid NOT NULL,
    ticket_id text NOT NULL,
    ticket_class text NOT NULL,
    prepared_message text NOT NULL,
    signature text NOT NULL,
    sheet jsonb NOT NULL,
    CONSTRAINT sealed_sheet_one_per_ticket UNIQUE (appraisal_id, ticket_id)
  );
  ${['box', 'sealed_sheet']
    .map(
      (table) => `
    ALTER TABLE box.${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE box.${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY box_${table}_role ON box.${table} TO evaluations_box USING (true) WITH CHECK (true);`,
    )
    .join('')}
  GRANT USAGE ON SCHEMA box TO evaluations_box;
  GRANT SELECT, INSERT, UPDATE ON box.box TO evaluations_box;
  GRANT SELECT, INSERT, UPDATE, DELETE ON box.sealed_sheet TO evaluations_box;`;
