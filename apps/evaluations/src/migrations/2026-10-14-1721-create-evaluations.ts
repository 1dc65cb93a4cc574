import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEventTables, dropEventTables } from '@huiyin/events';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

/** What the ordinary application role works with: appraisals, their results after disclosure control, opinions. */
export class CreateEvaluations1792000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${known}
      ${appraisals}
      ${opinions}
      ${tenantPolicy('known_meeting')}
      ${tenantPolicy('appraisal')}
      ${tenantPolicy('appraisal_target')}
      ${tenantPolicy('appraisal_result')}
      ${tenantPolicy('opinion')}
      ${lookup('campaign_unit')}
      ${lookup('opinion_pickup')}
      ${grantTables('public', 'evaluations_app')}
      ${verbatim}
      ${createEventTables('evaluations_app')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${dropEventTables}
      DROP TABLE opinion_pickup; DROP TABLE opinion; DROP FUNCTION refuse_new_opinion_text;
      DROP TABLE appraisal_result; DROP TABLE appraisal_target; DROP TABLE appraisal;
      DROP TABLE known_meeting; DROP TABLE campaign_unit;`);
  }
}

// Learnt from other services' events.
const known = `
  CREATE TABLE campaign_unit (
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    bureau_id uuid NOT NULL,
    CONSTRAINT campaign_unit_pk PRIMARY KEY (campaign_id, unit_id)
  );
  CREATE TABLE known_meeting (
    id uuid NOT NULL CONSTRAINT known_meeting_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    attendee_person_ids uuid[] NOT NULL
  );`;

const appraisals = `
  CREATE TABLE appraisal (
    id uuid NOT NULL CONSTRAINT appraisal_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    meeting_id uuid NOT NULL CONSTRAINT appraisal_meeting_fk REFERENCES known_meeting (id),
    title text NOT NULL,
    state text NOT NULL CONSTRAINT appraisal_state_known
      CHECK (state IN ('CREATED', 'OPEN', 'BOX_SEALED', 'CLOSED', 'PUBLISHED')),
    dimensions jsonb NOT NULL,
    grades jsonb NOT NULL,
    threshold integer NOT NULL CONSTRAINT appraisal_threshold_protects CHECK (threshold >= 5),
    weak_below double precision NOT NULL
      CONSTRAINT appraisal_weak_below_is_a_share CHECK (weak_below BETWEEN 0 AND 1),
    remeasures_appraisal_id uuid NULL
      CONSTRAINT appraisal_remeasures_fk REFERENCES appraisal (id),
    turnout jsonb NULL
      CONSTRAINT appraisal_turnout_only_after_closing
        CHECK (turnout IS NULL OR state IN ('CLOSED', 'PUBLISHED'))
  );
  CREATE UNIQUE INDEX appraisal_once_per_meeting ON appraisal (meeting_id)
    WHERE remeasures_appraisal_id IS NULL;
  CREATE UNIQUE INDEX appraisal_one_running_remeasure ON appraisal (remeasures_appraisal_id)
    WHERE state IN ('CREATED', 'OPEN', 'BOX_SEALED');
  CREATE INDEX appraisal_by_unit ON appraisal (unit_id, campaign_id);
  CREATE TABLE appraisal_target (
    appraisal_id uuid NOT NULL CONSTRAINT appraisal_target_appraisal_fk REFERENCES appraisal (id),
    id uuid NOT NULL,
    bureau_id uuid NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL CONSTRAINT appraisal_target_kind_known CHECK (kind IN ('leading-body', 'member')),
    label text NOT NULL,
    person_id uuid NULL,
    CONSTRAINT appraisal_target_pk PRIMARY KEY (appraisal_id, id)
  );
  CREATE TABLE appraisal_result (
    appraisal_id uuid NOT NULL CONSTRAINT appraisal_result_appraisal_fk REFERENCES appraisal (id),
    target_id uuid NOT NULL,
    dimension text NOT NULL,
    scope text NOT NULL,
    bureau_id uuid NOT NULL,
    sheets integer NOT NULL,
    n integer NULL,
    counts jsonb NULL,
    favourable integer NULL,
    mean_milli integer NULL,
    withheld text NULL,
    rule_version text NOT NULL,
    CONSTRAINT appraisal_result_pk PRIMARY KEY (appraisal_id, target_id, dimension, scope),
    CONSTRAINT appraisal_result_shown_or_withheld CHECK (
      (withheld IS NULL) = (n IS NOT NULL AND counts IS NOT NULL AND favourable IS NOT NULL AND mean_milli IS NOT NULL)
      AND (withheld IS NULL OR COALESCE(n, favourable, mean_milli) IS NULL AND counts IS NULL))
  );`;

const opinions = `
  CREATE TABLE opinion (
    id uuid NOT NULL CONSTRAINT opinion_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    text text NOT NULL CONSTRAINT opinion_text_length CHECK (char_length(text) BETWEEN 1 AND 4000),
    channel text NOT NULL CONSTRAINT opinion_channel_known CHECK (channel IN
      ('FORUM', 'OPINION_FORM', 'OPINION_BOX', 'GRASS_ROOTS_VISIT', 'SATISFACTION_SYSTEM', 'ONLINE')),
    category text NULL CONSTRAINT opinion_category_known CHECK (category IN
      ('FOUR_WINDS', 'WORK_LEVEL', 'CONCRETE_PERSON_OR_MATTER', 'CAMPAIGN_SUGGESTION', 'OTHER')),
    state text NOT NULL CONSTRAINT opinion_state_known CHECK (state IN ('RECEIVED', 'CLASSIFIED', 'ACCEPTED')),
    answer_key_hash text NOT NULL,
    CONSTRAINT opinion_is_classified CHECK (state = 'RECEIVED' OR category IS NOT NULL)
  );
  CREATE INDEX opinion_by_campaign ON opinion (campaign_id, id);
  CREATE TABLE opinion_pickup (
    pickup_hash text NOT NULL CONSTRAINT opinion_pickup_pk PRIMARY KEY,
    answer_key_hash text NOT NULL CONSTRAINT opinion_pickup_answer_key_unique UNIQUE,
    opinion_id uuid NOT NULL CONSTRAINT opinion_pickup_opinion_fk REFERENCES opinion (id),
    bureau_id uuid NOT NULL
  );`;

// R000.35: the words of an opinion are never overwritten, by the application or by the owner.
const verbatim = `
  REVOKE UPDATE, DELETE ON opinion, opinion_pickup, appraisal_result, appraisal_target FROM evaluations_app;
  GRANT UPDATE (category, state) ON opinion TO evaluations_app;
  CREATE FUNCTION refuse_new_opinion_text() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the text of an opinion is kept verbatim (R000.35)' USING ERRCODE = '23001'; END $$;
  CREATE TRIGGER opinion_text_is_verbatim BEFORE UPDATE OF text ON opinion
    FOR EACH ROW EXECUTE FUNCTION refuse_new_opinion_text();`;

/**
 * The anonymous have no tenant, yet must find the one their opinion goes to: these two tables hold ids and hashes only and
 * may be read without a tenant; they are written inside one like any other.
 */
function lookup(table: string): string {
  return `${tenantPolicy(table)}
    CREATE POLICY ${table}_lookup ON ${table} FOR SELECT USING (true);`;
}
