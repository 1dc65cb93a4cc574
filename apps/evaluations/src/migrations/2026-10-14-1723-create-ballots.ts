import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

/**
 * Four schemas, three roles, no role in two of them (product.md, "Secret appraisal"):
 * `issuance` who got a ticket · `box` what was cast · `custody` the private keys · `board` what everybody may read.
 * No row of issuance or box tells a time or an order.
 */
export class CreateBallots1792001000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${issuance} ${box} ${custody} ${board}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA board CASCADE; DROP SCHEMA custody CASCADE;
      DROP SCHEMA box CASCADE; DROP SCHEMA issuance CASCADE;`);
  }
}

const issuance = `
  CREATE SCHEMA issuance;
  CREATE TABLE issuance.voter (
    appraisal_id uuid NOT NULL CONSTRAINT voter_appraisal_fk REFERENCES public.appraisal (id),
    person_id uuid NOT NULL,
    ticket_class text NOT NULL,
    bureau_id uuid NOT NULL,
    CONSTRAINT voter_pk PRIMARY KEY (appraisal_id, person_id, ticket_class)
  );
  CREATE TABLE issuance.ticket (
    appraisal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ticket_class text NOT NULL,
    bureau_id uuid NOT NULL,
    blinded_hash text NOT NULL,
    blind_signature text NOT NULL,
    CONSTRAINT ticket_one_per_voter_and_class PRIMARY KEY (appraisal_id, person_id, ticket_class),
    CONSTRAINT ticket_voter_fk FOREIGN KEY (appraisal_id, person_id, ticket_class)
      REFERENCES issuance.voter (appraisal_id, person_id, ticket_class)
  );
  ${tenantPolicy('issuance.voter')}
  ${tenantPolicy('issuance.ticket')}
  GRANT USAGE ON SCHEMA issuance TO evaluations_app;
  GRANT SELECT, INSERT ON issuance.voter, issuance.ticket TO evaluations_app;`;

const box = `
  CREATE SCHEMA box;
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
  ${onlyFor('evaluations_box', 'box.box')}
  ${onlyFor('evaluations_box', 'box.sealed_sheet')}
  GRANT USAGE ON SCHEMA box TO evaluations_box;
  GRANT SELECT, INSERT, UPDATE ON box.box TO evaluations_box;
  GRANT SELECT, INSERT, UPDATE, DELETE ON box.sealed_sheet TO evaluations_box;`;

const custody = `
  CREATE SCHEMA custody;
  CREATE TABLE custody.sealed_key (
    appraisal_id uuid NOT NULL,
    key_id text NOT NULL,
    public_key jsonb NOT NULL,
    sealed_private_key jsonb NULL,
    CONSTRAINT sealed_key_pk PRIMARY KEY (appraisal_id, key_id)
  );
  ${onlyFor('evaluations_custody', 'custody.sealed_key')}
  GRANT USAGE ON SCHEMA custody TO evaluations_custody;
  GRANT SELECT, INSERT, UPDATE ON custody.sealed_key TO evaluations_custody;`;

// Written once: the application role may add a line and never change or remove one.
const board = `
  CREATE SCHEMA board;
  CREATE TABLE board.entry (
    appraisal_id uuid NOT NULL,
    seq integer NOT NULL CONSTRAINT entry_seq_known CHECK (seq IN (0, 1)),
    line text NOT NULL,
    CONSTRAINT entry_pk PRIMARY KEY (appraisal_id, seq)
  );
  GRANT USAGE ON SCHEMA board TO evaluations_app;
  GRANT SELECT, INSERT ON board.entry TO evaluations_app;`;

/** Not even the owner's own SELECT shows a row (FORCE); only this role's does. */
function onlyFor(role: string, table: string): string {
  return `
    ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY ${table.replace('.', '_')}_role ON ${table} TO ${role} USING (true) WITH CHECK (true);`;
}
