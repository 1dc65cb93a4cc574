import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

/**
 * Paper forms and printed tickets beside the electronic ballot. No row tells a time, and none ties a control number to a person.
 *
 * `issuance`: a voter has one medium, and what they took (ticket, form, slip) has to be of that medium: two foreign keys make the
 * second one impossible, whatever the application forgets. `public.paper_*`: control numbers as hashes, what clerks entered sealed
 * (`BALLOT_MASTER_KEY` over a key per appraisal), both deleted by the count.
 */
export class Paper1795342800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${issuance} ${forms} ${entries}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE paper_scan; DROP TABLE paper_void; DROP TABLE paper_resolution; DROP TABLE paper_entry; DROP TABLE paper_clerk;
      DROP TABLE paper_return; DROP TABLE paper_form; DROP TABLE paper_batch; DROP TABLE paper_key;
      DROP TABLE issuance.slip_run; DROP TABLE issuance.guest_hand_out; DROP TABLE issuance.hand_out;
      ALTER TABLE issuance.ticket DROP CONSTRAINT ticket_voter_medium_fk, DROP COLUMN medium;
      ALTER TABLE issuance.voter DROP CONSTRAINT voter_one_medium;`);
  }
}

const issuance = `
  ALTER TABLE issuance.voter
    ADD CONSTRAINT voter_one_medium UNIQUE (appraisal_id, person_id, ticket_class, medium);
  ALTER TABLE issuance.ticket
    ADD COLUMN medium text NOT NULL DEFAULT 'electronic'
      CONSTRAINT ticket_medium_is_electronic CHECK (medium = 'electronic'),
    ADD CONSTRAINT ticket_voter_medium_fk FOREIGN KEY (appraisal_id, person_id, ticket_class, medium)
      REFERENCES issuance.voter (appraisal_id, person_id, ticket_class, medium);
  CREATE TABLE issuance.hand_out (
    appraisal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ticket_class text NOT NULL,
    medium text NOT NULL CONSTRAINT hand_out_medium_known CHECK (medium IN ('paper', 'slip')),
    bureau_id uuid NOT NULL,
    CONSTRAINT hand_out_one_per_voter PRIMARY KEY (appraisal_id, person_id),
    CONSTRAINT hand_out_voter_medium_fk FOREIGN KEY (appraisal_id, person_id, ticket_class, medium)
      REFERENCES issuance.voter (appraisal_id, person_id, ticket_class, medium)
  );
  CREATE TABLE issuance.guest_hand_out (
    appraisal_id uuid NOT NULL CONSTRAINT guest_hand_out_appraisal_fk REFERENCES public.appraisal (id),
    ticket_class text NOT NULL,
    bureau_id uuid NOT NULL,
    forms integer NOT NULL CONSTRAINT guest_hand_out_counts CHECK (forms >= 0),
    CONSTRAINT guest_hand_out_pk PRIMARY KEY (appraisal_id, ticket_class)
  );
  CREATE TABLE issuance.slip_run (
    id uuid NOT NULL CONSTRAINT slip_run_pk PRIMARY KEY,
    appraisal_id uuid NOT NULL CONSTRAINT slip_run_appraisal_fk REFERENCES public.appraisal (id),
    ticket_class text NOT NULL,
    bureau_id uuid NOT NULL,
    slips integer NOT NULL CONSTRAINT slip_run_size CHECK (slips BETWEEN 1 AND 2000),
    is_printed boolean NOT NULL
  );
  CREATE INDEX slip_run_by_appraisal ON issuance.slip_run (appraisal_id);
  ${['hand_out', 'guest_hand_out', 'slip_run'].map((table) => tenantPolicy(`issuance.${table}`)).join('\n')}
  GRANT SELECT, INSERT ON issuance.hand_out TO evaluations_app;
  GRANT SELECT, INSERT, UPDATE (forms) ON issuance.guest_hand_out TO evaluations_app;
  GRANT SELECT, INSERT, UPDATE (is_printed) ON issuance.slip_run TO evaluations_app;`;

const forms = `
  CREATE TABLE paper_key (
    appraisal_id uuid NOT NULL CONSTRAINT paper_key_pk PRIMARY KEY
      CONSTRAINT paper_key_appraisal_fk REFERENCES appraisal (id),
    bureau_id uuid NOT NULL,
    sealed_key bytea NOT NULL
  );
  CREATE TABLE paper_batch (
    id uuid NOT NULL CONSTRAINT paper_batch_pk PRIMARY KEY,
    appraisal_id uuid NOT NULL CONSTRAINT paper_batch_appraisal_fk REFERENCES appraisal (id),
    ticket_class text NOT NULL,
    bureau_id uuid NOT NULL,
    is_large boolean NOT NULL,
    forms integer NOT NULL CONSTRAINT paper_batch_size CHECK (forms BETWEEN 1 AND 5000),
    sealed_seed bytea NULL,
    CONSTRAINT paper_batch_once UNIQUE (appraisal_id, ticket_class, is_large)
  );
  CREATE TABLE paper_form (
    appraisal_id uuid NOT NULL,
    number_hash text NOT NULL,
    batch_id uuid NOT NULL CONSTRAINT paper_form_batch_fk REFERENCES paper_batch (id),
    ticket_class text NOT NULL,
    bureau_id uuid NOT NULL,
    CONSTRAINT paper_form_pk PRIMARY KEY (appraisal_id, number_hash)
  );
  CREATE INDEX paper_form_by_batch ON paper_form (batch_id);
  CREATE TABLE paper_return (
    appraisal_id uuid NOT NULL CONSTRAINT paper_return_appraisal_fk REFERENCES appraisal (id),
    ticket_class text NOT NULL,
    revision integer NOT NULL,
    bureau_id uuid NOT NULL,
    issued integer NOT NULL,
    returned integer NOT NULL,
    void integer NOT NULL,
    unnumbered integer NOT NULL,
    missing integer NOT NULL,
    recorded_by uuid NOT NULL,
    reason text NULL CONSTRAINT paper_return_reason_length CHECK (char_length(reason) BETWEEN 1 AND 400),
    CONSTRAINT paper_return_pk PRIMARY KEY (appraisal_id, ticket_class, revision),
    CONSTRAINT paper_return_adds_up CHECK (issued = returned + missing AND void <= returned AND unnumbered <= void
      AND LEAST(returned, void, unnumbered, missing) >= 0),
    CONSTRAINT paper_return_changed_with_reason CHECK (revision = 1 OR reason IS NOT NULL)
  );
  ${['paper_key', 'paper_batch', 'paper_form', 'paper_return'].map(tenantPolicy).join('\n')}
  REVOKE UPDATE, DELETE ON paper_return FROM evaluations_app;
  REVOKE UPDATE ON paper_key, paper_form, paper_batch FROM evaluations_app;
  GRANT UPDATE (sealed_seed) ON paper_batch TO evaluations_app;`;

const entries = `
  CREATE TABLE paper_clerk (
    appraisal_id uuid NOT NULL CONSTRAINT paper_clerk_appraisal_fk REFERENCES appraisal (id),
    seat smallint NOT NULL CONSTRAINT paper_clerk_of_two CHECK (seat IN (1, 2)),
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    is_finished boolean NOT NULL,
    CONSTRAINT paper_clerk_pk PRIMARY KEY (appraisal_id, seat),
    CONSTRAINT paper_clerk_are_two_people UNIQUE (appraisal_id, person_id)
  );
  CREATE TABLE paper_entry (
    appraisal_id uuid NOT NULL,
    number_hash text NOT NULL,
    seat smallint NOT NULL,
    bureau_id uuid NOT NULL,
    sealed bytea NOT NULL,
    CONSTRAINT paper_entry_pk PRIMARY KEY (appraisal_id, number_hash, seat),
    CONSTRAINT paper_entry_form_fk FOREIGN KEY (appraisal_id, number_hash) REFERENCES paper_form (appraisal_id, number_hash),
    CONSTRAINT paper_entry_clerk_fk FOREIGN KEY (appraisal_id, seat) REFERENCES paper_clerk (appraisal_id, seat)
  );
  CREATE TABLE paper_resolution (
    appraisal_id uuid NOT NULL,
    number_hash text NOT NULL,
    resolver_id uuid NOT NULL,
    bureau_id uuid NOT NULL,
    is_clerk boolean NOT NULL,
    sealed bytea NOT NULL,
    reason text NOT NULL CONSTRAINT paper_resolution_reason_length CHECK (char_length(reason) BETWEEN 1 AND 400),
    CONSTRAINT paper_resolution_pk PRIMARY KEY (appraisal_id, number_hash, resolver_id),
    CONSTRAINT paper_resolution_form_fk FOREIGN KEY (appraisal_id, number_hash)
      REFERENCES paper_form (appraisal_id, number_hash)
  );
  CREATE TABLE paper_void (
    appraisal_id uuid NOT NULL CONSTRAINT paper_void_appraisal_fk REFERENCES appraisal (id),
    reason text NOT NULL,
    bureau_id uuid NOT NULL,
    forms integer NOT NULL,
    CONSTRAINT paper_void_pk PRIMARY KEY (appraisal_id, reason)
  );
  CREATE TABLE paper_scan (
    appraisal_id uuid NOT NULL CONSTRAINT paper_scan_appraisal_fk REFERENCES appraisal (id),
    sha256 text NOT NULL CONSTRAINT paper_scan_is_a_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    bureau_id uuid NOT NULL,
    what text NOT NULL CONSTRAINT paper_scan_what_length CHECK (char_length(what) BETWEEN 1 AND 200),
    pages integer NOT NULL CONSTRAINT paper_scan_pages CHECK (pages BETWEEN 1 AND 10000),
    attached_by uuid NOT NULL,
    CONSTRAINT paper_scan_pk PRIMARY KEY (appraisal_id, sha256)
  );
  ${['paper_clerk', 'paper_entry', 'paper_resolution', 'paper_void', 'paper_scan'].map(tenantPolicy).join('\n')}
  REVOKE UPDATE, DELETE ON paper_void, paper_scan FROM evaluations_app;
  REVOKE UPDATE, DELETE ON paper_clerk FROM evaluations_app;
  GRANT UPDATE (is_finished) ON paper_clerk TO evaluations_app;`;
