import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tables = [
  'campaign_record',
  'record_text',
  'record_read',
  'record_retraction',
  'record_review',
  'record_filing',
  'record_posting',
];

const ofRecord = (table: string) => `
  CONSTRAINT ${table}_record_fk FOREIGN KEY (bureau_id, record_id) REFERENCES campaign_record (bureau_id, id)`;

/**
 * Facts of a campaign, append-only: a correction retracts with a reason and records anew. Each row says when it became
 * known, so that "what was known on 10 March" is a WHERE. Texts lie apart: tests see their lengths alone (need 42).
 */
export class KeepRecords1795309200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign_record (
        id uuid NOT NULL CONSTRAINT campaign_record_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        kind text NOT NULL,
        person_id uuid NULL,
        other_person_id uuid NULL,
        happened_on date NOT NULL,
        recorded_at timestamptz NOT NULL,
        seq bigint GENERATED ALWAYS AS IDENTITY,
        recorded_by uuid NULL,
        client_key text NOT NULL,
        values jsonb NOT NULL CONSTRAINT campaign_record_values_object CHECK (jsonb_typeof(values) = 'object'),
        origin_record_id uuid NULL,
        CONSTRAINT campaign_record_tenant_unique UNIQUE (bureau_id, id),
        CONSTRAINT campaign_record_once UNIQUE (campaign_id, client_key),
        CONSTRAINT campaign_record_two_people CHECK (other_person_id IS NULL OR person_id < other_person_id),
        CONSTRAINT campaign_record_unit_fk FOREIGN KEY (bureau_id, campaign_id, unit_id)
          REFERENCES campaign_unit (bureau_id, campaign_id, unit_id),
        CONSTRAINT campaign_record_origin_fk FOREIGN KEY (bureau_id, origin_record_id)
          REFERENCES campaign_record (bureau_id, id)
      );
      CREATE INDEX campaign_record_of_unit ON campaign_record (campaign_id, unit_id, kind, happened_on);
      CREATE INDEX campaign_record_of_person ON campaign_record (campaign_id, person_id) WHERE person_id IS NOT NULL;
      CREATE INDEX campaign_record_of_other_person ON campaign_record (campaign_id, other_person_id)
        WHERE other_person_id IS NOT NULL;
      CREATE INDEX campaign_record_copies ON campaign_record (origin_record_id) WHERE origin_record_id IS NOT NULL;
      CREATE TABLE record_text (
        record_id uuid NOT NULL,
        field text NOT NULL,
        entry text NOT NULL,
        bureau_id uuid NOT NULL,
        text text NOT NULL,
        CONSTRAINT record_text_pk PRIMARY KEY (record_id, field, entry),
        ${ofRecord('record_text')}
      );
      CREATE TABLE record_read (
        id uuid NOT NULL CONSTRAINT record_read_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        record_id uuid NOT NULL,
        read_at timestamptz NOT NULL,
        read_by uuid NOT NULL,
        ${ofRecord('record_read')}
      );
      CREATE INDEX record_read_of_record ON record_read (record_id, read_at);
      CREATE TABLE record_retraction (
        record_id uuid NOT NULL CONSTRAINT record_retraction_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        reason text NOT NULL CONSTRAINT record_retraction_says_why CHECK (reason ~ '\\S'),
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NULL,
        ${ofRecord('record_retraction')}
      );
      CREATE TABLE record_review (
        id uuid NOT NULL CONSTRAINT record_review_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        record_id uuid NOT NULL,
        step text NOT NULL,
        outcome text NOT NULL CONSTRAINT record_review_outcome_known CHECK (outcome IN ('passed', 'returned')),
        remark text NULL,
        reviewed_on date NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        place integer NOT NULL,
        CONSTRAINT record_review_in_order UNIQUE (record_id, place),
        CONSTRAINT record_review_returned_says_why CHECK (outcome = 'passed' OR remark ~ '\\S'),
        ${ofRecord('record_review')}
      );
      CREATE TABLE record_filing (
        id uuid NOT NULL CONSTRAINT record_filing_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        record_id uuid NOT NULL,
        target text NOT NULL,
        state text NOT NULL CONSTRAINT record_filing_state_known CHECK (state IN ('SUBMITTED', 'RECEIVED', 'RETURNED')),
        happened_on date NOT NULL,
        document_number text NULL,
        remark text NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NULL,
        place integer NOT NULL,
        CONSTRAINT record_filing_in_order UNIQUE (record_id, target, place),
        CONSTRAINT record_filing_returned_says_why CHECK (state <> 'RETURNED' OR remark ~ '\\S'),
        ${ofRecord('record_filing')}
      );
      CREATE TABLE record_posting (
        id uuid NOT NULL CONSTRAINT record_posting_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        record_id uuid NOT NULL,
        scope text NOT NULL,
        medium text NOT NULL
          CONSTRAINT record_posting_medium_known CHECK (medium IN ('board', 'website', 'screen', 'brief', 'meeting')),
        posted_from date NOT NULL,
        posted_until date NULL,
        cleared_by uuid NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        taken_down_on date NULL,
        taken_down_reason text NULL,
        taken_down_at timestamptz NULL,
        taken_down_by uuid NULL,
        CONSTRAINT record_posting_tenant_unique UNIQUE (bureau_id, id),
        CONSTRAINT record_posting_ends_after_start CHECK (posted_until > posted_from),
        CONSTRAINT record_posting_down_says_why CHECK ((taken_down_at IS NULL) = (taken_down_on IS NULL)
          AND (taken_down_at IS NULL) = (taken_down_reason IS NULL) AND (taken_down_at IS NULL) = (taken_down_by IS NULL)),
        ${ofRecord('record_posting')}
      );
      CREATE INDEX record_posting_of_record ON record_posting (record_id);
      ${tables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...tables].reverse().join(', ')};`);
  }
}
