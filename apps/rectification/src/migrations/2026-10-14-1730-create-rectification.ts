import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEventTables, dropEventTables } from '@huiyin/events';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

const tenantTables = [
  'problem',
  'problem_source',
  'ledger_item',
  'ledger_item_history',
  'evidence',
  'public_answer',
  'answer_response',
  'remeasurement',
];

/** Written once, read for ever: sources, history, evidence and answers are never changed and never removed. */
const writtenOnce = [
  'problem_source',
  'ledger_item_history',
  'evidence',
  'public_answer',
  'answer_response',
  'answer_key_bureau',
];

const problems = `
  CREATE TABLE problem (
    id uuid NOT NULL CONSTRAINT problem_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    state text NOT NULL CONSTRAINT problem_state_known CHECK (state IN ('FOUND', 'CONFIRMED', 'REJECTED')),
    found_at timestamptz NOT NULL,
    decided_by uuid NULL,
    decided_at timestamptz NULL,
    rejection_reason text NULL,
    CONSTRAINT problem_rejected_with_reason CHECK ((state = 'REJECTED') = (rejection_reason IS NOT NULL)),
    CONSTRAINT problem_decided_by_somebody CHECK ((state = 'FOUND') = (decided_by IS NULL))
  );
  CREATE INDEX problem_campaign ON problem (bureau_id, campaign_id);
  CREATE INDEX problem_unit ON problem (unit_id, campaign_id);
  -- The edge is written before its problem, so that of two deliveries one finds it there and stops: hence deferred.
  CREATE TABLE problem_source (
    id uuid NOT NULL CONSTRAINT problem_source_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    problem_id uuid NOT NULL CONSTRAINT problem_source_problem_fk REFERENCES problem (id)
      DEFERRABLE INITIALLY DEFERRED,
    kind text NOT NULL,
    found_at timestamptz NOT NULL,
    appraisal_id uuid NULL,
    target_id uuid NULL,
    target_kind text NULL,
    dimension text NULL,
    n integer NULL,
    favourable_share double precision NULL,
    opinion_id uuid NULL,
    category text NULL,
    answer_key_hash text NULL,
    CONSTRAINT problem_source_is_typed CHECK (
      (kind = 'appraisal-dimension' AND num_nulls(appraisal_id, target_id, target_kind, dimension, n, favourable_share) = 0
        AND num_nonnulls(opinion_id, category, answer_key_hash) = 0)
      OR (kind = 'opinion' AND num_nulls(opinion_id, category, answer_key_hash) = 0
        AND num_nonnulls(appraisal_id, target_id, target_kind, dimension, n, favourable_share) = 0))
  );
  CREATE UNIQUE INDEX problem_source_dimension_once ON problem_source (appraisal_id, target_id, dimension)
    WHERE kind = 'appraisal-dimension';
  CREATE UNIQUE INDEX problem_source_opinion_once ON problem_source (opinion_id) WHERE kind = 'opinion';
  CREATE INDEX problem_source_problem ON problem_source (problem_id);
  CREATE INDEX problem_source_answer_key ON problem_source (answer_key_hash) WHERE kind = 'opinion';
  -- No tenant and no row-level security on purpose: an anonymous sender has no tenant before this look-up. It holds a
  -- hash of a 130-bit secret and the bureau it leads to, nothing else.
  CREATE TABLE answer_key_bureau (
    answer_key_hash text NOT NULL CONSTRAINT answer_key_bureau_pk PRIMARY KEY
      CONSTRAINT answer_key_bureau_is_hash CHECK (answer_key_hash ~ '^[0-9a-f]{64}$'),
    tenant_id uuid NOT NULL
  );`;

const ledger = `
  CREATE TABLE ledger_item (
    id uuid NOT NULL CONSTRAINT ledger_item_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    problem_id uuid NOT NULL CONSTRAINT ledger_item_problem_fk REFERENCES problem (id),
    kind text NOT NULL CONSTRAINT ledger_item_kind_known
      CHECK (kind IN ('CONCRETE_PROBLEM', 'SPECIAL_REMEDIATION', 'INSTITUTION')),
    content text NOT NULL,
    target text NULL,
    due_on date NULL,
    responsible_person_id uuid NULL,
    state text NOT NULL,
    rebounds integer NOT NULL,
    round integer NOT NULL,
    moves integer NOT NULL,
    notes_in_round integer NOT NULL,
    worker_ids uuid[] NOT NULL,
    verified_by uuid NULL,
    struck_off_by uuid NULL,
    remeasurement_waiver text NULL,
    registered_at timestamptz NOT NULL,
    CONSTRAINT ledger_item_state_known CHECK (state IN ('REGISTERED', 'UNDERTAKEN', 'IN_PROGRESS',
      'COMPLETION_REPORTED', 'RETURNED', 'VERIFIED', 'STRUCK_OFF', 'CLOSED_WITH_FEEDBACK', 'REOPENED')),
    CONSTRAINT ledger_item_work_is_owned CHECK (state IN ('REGISTERED')
      OR num_nulls(target, due_on, responsible_person_id) = 0),
    CONSTRAINT ledger_item_struck_off_by_third CHECK (state NOT IN ('STRUCK_OFF', 'CLOSED_WITH_FEEDBACK')
      OR (num_nulls(verified_by, struck_off_by) = 0 AND verified_by <> struck_off_by
        AND NOT verified_by = ANY (worker_ids) AND NOT struck_off_by = ANY (worker_ids)))
  );
  CREATE UNIQUE INDEX ledger_item_once ON ledger_item (problem_id, kind, md5(content));
  CREATE INDEX ledger_item_campaign ON ledger_item (bureau_id, campaign_id, state);
  CREATE TABLE ledger_item_history (
    id uuid NOT NULL CONSTRAINT ledger_item_history_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    ledger_item_id uuid NOT NULL CONSTRAINT ledger_item_history_item_fk REFERENCES ledger_item (id),
    sequence integer NOT NULL,
    round integer NOT NULL,
    move text NOT NULL,
    from_state text NULL,
    to_state text NOT NULL,
    person_id uuid NULL,
    role text NOT NULL,
    remark text NULL,
    occurred_at timestamptz NOT NULL,
    CONSTRAINT ledger_item_history_sequence_unique UNIQUE (ledger_item_id, sequence)
  );
  CREATE UNIQUE INDEX ledger_item_history_note_once ON ledger_item_history (ledger_item_id, round, person_id, md5(remark))
    WHERE move = 'NOTE';
  CREATE TABLE evidence (
    id uuid NOT NULL CONSTRAINT evidence_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    ledger_item_id uuid NOT NULL CONSTRAINT evidence_item_fk REFERENCES ledger_item (id),
    round integer NOT NULL,
    sha256 text NOT NULL CONSTRAINT evidence_is_hash CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    file_name text NOT NULL,
    media_type text NOT NULL,
    reported_by uuid NOT NULL,
    reported_at timestamptz NOT NULL
  );
  CREATE INDEX evidence_item ON evidence (ledger_item_id);`;

const answers = `
  CREATE TABLE public_answer (
    id uuid NOT NULL CONSTRAINT public_answer_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    problem_id uuid NOT NULL CONSTRAINT public_answer_problem_fk REFERENCES problem (id),
    ledger_item_id uuid NOT NULL CONSTRAINT public_answer_item_fk REFERENCES ledger_item (id),
    round integer NOT NULL,
    text text NOT NULL,
    given_by uuid NOT NULL,
    given_on date NOT NULL,
    given_at timestamptz NOT NULL,
    CONSTRAINT public_answer_once_per_round UNIQUE (ledger_item_id, round)
  );
  CREATE INDEX public_answer_problem ON public_answer (problem_id);
  -- A day, no instant: the response of somebody who wants to stay unknown is not to be found in an access log by its time.
  CREATE TABLE answer_response (
    answer_id uuid NOT NULL CONSTRAINT answer_response_answer_fk REFERENCES public_answer (id),
    answer_key_hash text NOT NULL,
    bureau_id uuid NOT NULL,
    satisfied boolean NOT NULL,
    remark text NULL,
    responded_on date NOT NULL,
    CONSTRAINT answer_response_pk PRIMARY KEY (answer_id, answer_key_hash)
  );`;

const remeasurements = `
  CREATE TABLE remeasurement (
    id uuid NOT NULL CONSTRAINT remeasurement_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    problem_id uuid NOT NULL CONSTRAINT remeasurement_problem_fk REFERENCES problem (id),
    ledger_item_id uuid NOT NULL CONSTRAINT remeasurement_item_fk REFERENCES ledger_item (id),
    appraisal_id uuid NOT NULL,
    target_id uuid NOT NULL,
    dimension text NOT NULL,
    due_on date NOT NULL,
    state text NOT NULL CONSTRAINT remeasurement_state_known CHECK (state IN ('PLANNED', 'RECORDED', 'SUPERSEDED')),
    before_share double precision NOT NULL,
    before_n integer NOT NULL,
    measured_by_appraisal_id uuid NULL,
    after_share double precision NULL,
    after_n integer NULL,
    note text NULL,
    planned_at timestamptz NOT NULL,
    recorded_at timestamptz NULL,
    CONSTRAINT remeasurement_recorded_whole CHECK ((state = 'RECORDED')
      = (num_nulls(measured_by_appraisal_id, after_share, after_n, recorded_at) = 0))
  );
  CREATE UNIQUE INDEX remeasurement_planned_once ON remeasurement (ledger_item_id, target_id, dimension)
    WHERE state = 'PLANNED';
  CREATE INDEX remeasurement_asked ON remeasurement (appraisal_id) WHERE state = 'PLANNED';
  CREATE INDEX remeasurement_item ON remeasurement (ledger_item_id);`;

export class CreateRectification1791999000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${problems} ${ledger} ${answers} ${remeasurements}
      ${tenantTables.map(tenantPolicy).join('')}
      ${grantTables('public', 'rectification_app')}
      REVOKE UPDATE, DELETE ON ${writtenOnce.join(', ')} FROM rectification_app;
      REVOKE DELETE ON problem, ledger_item, remeasurement FROM rectification_app;
      ${createEventTables('rectification_app')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${dropEventTables}
      DROP TABLE ${[...tenantTables].reverse().join(', ')}, answer_key_bureau;`);
  }
}
