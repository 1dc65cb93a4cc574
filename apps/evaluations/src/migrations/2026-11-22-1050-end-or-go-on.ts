import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addBoxAnnulment, dropBoxAnnulment } from '@huiyin/ballot-box';

/**
 * Ways out of a chain that cannot go on: a clerk gives the seat up (the row stays without one, so that the person sits once), and an
 * appraisal is annulled, after which its meeting may have another.
 */
export class EndOrGoOn1795344600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${annulment} ${clerks} ${addBoxAnnulment(custody)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${dropBoxAnnulment}
      ALTER TABLE paper_clerk NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE appraisal NO FORCE ROW LEVEL SECURITY;
      ${clerksBefore}
      ${annulmentBefore}
      ALTER TABLE paper_clerk FORCE ROW LEVEL SECURITY;
      ALTER TABLE appraisal FORCE ROW LEVEL SECURITY;`);
  }
}

const app = 'evaluations_app';
const custody = 'evaluations_custody';
const uncounted = `'CREATED', 'FORMS_ISSUED', 'MEETING_HELD', 'BOX_SEALED', 'TAKEN_OVER', 'DOUBLE_ENTERED', 'RECONCILED'`;
const states = `${uncounted}, 'TALLIED', 'SUMMARISED', 'REPORTED', 'FOLLOW_UP_OPENED', 'CLOSED'`;

const annulment = `
  ALTER TABLE appraisal
    ADD COLUMN annulment jsonb NULL,
    DROP CONSTRAINT appraisal_state_known,
    ADD CONSTRAINT appraisal_state_known CHECK (state IN (${states}, 'ANNULLED')),
    ADD CONSTRAINT appraisal_annulled_by_two CHECK (state <> 'ANNULLED' OR COALESCE(
      annulment ->> 'confirmedBy' <> annulment ->> 'askedBy' AND annulment ->> 'reason' <> '', false));
  DROP INDEX appraisal_once_per_meeting;
  CREATE UNIQUE INDEX appraisal_once_per_meeting ON appraisal (meeting_id)
    WHERE remeasures_appraisal_id IS NULL AND is_valid IS NOT FALSE AND state <> 'ANNULLED';`;

// Backwards an annulled appraisal is one that was created and never held.
const annulmentBefore = `
  DROP INDEX appraisal_once_per_meeting;
  ALTER TABLE appraisal DROP CONSTRAINT appraisal_annulled_by_two;
  UPDATE appraisal SET state = 'CREATED', meeting_id = NULL, remeasures_appraisal_id = NULL WHERE state = 'ANNULLED';
  CREATE UNIQUE INDEX appraisal_once_per_meeting ON appraisal (meeting_id)
    WHERE remeasures_appraisal_id IS NULL AND is_valid IS NOT FALSE;
  ALTER TABLE appraisal DROP COLUMN annulment, DROP CONSTRAINT appraisal_state_known,
    ADD CONSTRAINT appraisal_state_known CHECK (state IN (${states}));`;

const clerks = `
  ALTER TABLE paper_entry DROP CONSTRAINT paper_entry_clerk_fk;
  ALTER TABLE paper_clerk
    DROP CONSTRAINT paper_clerk_pk, DROP CONSTRAINT paper_clerk_are_two_people,
    ALTER COLUMN seat DROP NOT NULL,
    ADD COLUMN replaced_by uuid NULL,
    ADD COLUMN replaced_because text NULL
      CONSTRAINT paper_clerk_reason_length CHECK (char_length(replaced_because) BETWEEN 1 AND 400),
    ADD CONSTRAINT paper_clerk_sits_once PRIMARY KEY (appraisal_id, person_id),
    ADD CONSTRAINT paper_clerk_one_per_seat UNIQUE (appraisal_id, seat),
    ADD CONSTRAINT paper_clerk_seat_or_reason CHECK
      ((seat IS NULL) = (replaced_because IS NOT NULL) AND (seat IS NULL) = (replaced_by IS NOT NULL));
  ALTER TABLE paper_entry ADD CONSTRAINT paper_entry_clerk_fk
    FOREIGN KEY (appraisal_id, seat) REFERENCES paper_clerk (appraisal_id, seat);
  GRANT UPDATE (seat, replaced_by, replaced_because) ON paper_clerk TO ${app};`;

const clerksBefore = `
  DELETE FROM paper_clerk WHERE seat IS NULL;
  ALTER TABLE paper_entry DROP CONSTRAINT paper_entry_clerk_fk;
  REVOKE UPDATE (seat, replaced_by, replaced_because) ON paper_clerk FROM ${app};
  ALTER TABLE paper_clerk
    DROP CONSTRAINT paper_clerk_sits_once, DROP CONSTRAINT paper_clerk_one_per_seat, DROP CONSTRAINT paper_clerk_seat_or_reason,
    DROP COLUMN replaced_by, DROP COLUMN replaced_because,
    ALTER COLUMN seat SET NOT NULL,
    ADD CONSTRAINT paper_clerk_pk PRIMARY KEY (appraisal_id, seat),
    ADD CONSTRAINT paper_clerk_are_two_people UNIQUE (appraisal_id, person_id);
  ALTER TABLE paper_entry ADD CONSTRAINT paper_entry_clerk_fk
    FOREIGN KEY (appraisal_id, seat) REFERENCES paper_clerk (appraisal_id, seat);`;
