import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

/**
 * The appraisal room of requirements.md §4.5. Appraisals that are there are carried over: what was asked becomes a form of its
 * own (`as-asked`), CLOSED is TALLIED, PUBLISHED is CLOSED and published to the bureau. One that is OPEN or BOX_SEALED stands at
 * MEETING_HELD or BOX_SEALED, but its box of the old shape is gone (the migration before this one): it cannot be counted, and has to
 * be held again.
 */
export class AppraisalRoom1795342200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // FORCE holds for the owner, too; it is lifted inside this transaction for the statements that carry over.
    await runner.query(`
      ${unforce(carried)}
      ${wider}
      ${carryOver}
      ${narrow}
      ${force(carried)}
      ${rooms}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE appraisal_follow_up_record; DROP TABLE appraisal_follow_up; DROP TABLE appraisal_text;
      DROP FUNCTION refuse_new_appraisal_text; DROP TABLE appraisal_waiver; DROP TABLE known_holding; DROP TABLE bureau_form;
      ${unforce(carried)}
      ${carryBack}
      ${force(carried)}`);
  }
}

const carried = ['appraisal', 'appraisal_target', 'appraisal_result', 'issuance.voter'];
const unforce = (tables: readonly string[]) =>
  tables.map((table) => `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY;`).join('\n');
const force = (tables: readonly string[]) =>
  tables.map((table) => `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`).join('\n');

const wider = `
  DROP INDEX appraisal_one_running_remeasure;
  DROP INDEX appraisal_once_per_meeting;
  ALTER TABLE appraisal
    DROP CONSTRAINT appraisal_state_known, DROP CONSTRAINT appraisal_turnout_only_after_closing,
    ALTER COLUMN meeting_id DROP NOT NULL,
    ADD COLUMN meeting_starts_at timestamptz NULL,
    ADD COLUMN form jsonb NULL,
    ADD COLUMN classes jsonb NULL,
    ADD COLUMN left_out jsonb NULL,
    ADD COLUMN quorum_bp integer NULL,
    ADD COLUMN min_counted integer NULL,
    ADD COLUMN medium text NULL,
    ADD COLUMN splits_closing_key boolean NULL,
    ADD COLUMN forms_issued_at timestamptz NULL,
    ADD COLUMN take_over jsonb NULL,
    ADD COLUMN is_valid boolean NULL,
    ADD COLUMN tally_hash text NULL,
    ADD COLUMN summary text NULL,
    ADD COLUMN reported_to text NULL,
    ADD COLUMN published_to text NULL,
    ADD COLUMN signatures jsonb NULL,
    ADD COLUMN history jsonb NULL;
  ALTER TABLE appraisal_target
    DROP CONSTRAINT appraisal_target_kind_known,
    ADD COLUMN routed boolean NOT NULL DEFAULT false,
    ADD COLUMN requirement text NULL,
    ADD CONSTRAINT appraisal_target_kind_known CHECK (kind IN
      ('leading-body', 'member', 'outside-cadre', 'transferred-cadre', 'party-member', 'organisation-body'));
  ALTER TABLE appraisal_result
    ADD COLUMN k integer NULL,
    ADD COLUMN routed boolean NOT NULL DEFAULT false,
    ADD COLUMN weighted jsonb NULL;
  ALTER TABLE issuance.voter
    ADD COLUMN medium text NOT NULL DEFAULT 'electronic'
      CONSTRAINT voter_medium_known CHECK (medium IN ('electronic', 'paper', 'slip'));
  GRANT UPDATE (medium) ON issuance.voter TO evaluations_app;`;

const carryOver = `
  UPDATE appraisal SET
    form = jsonb_build_object(
      'key', 'as-asked', 'version', 1, 'title', jsonb_build_object('zh', title, 'en', title),
      'requirements', '[]'::jsonb, 'timeZone', 'Asia/Shanghai', 'targets', '["leading-body", "member"]'::jsonb,
      'issue', NULL, 'checklists', '[]'::jsonb, 'questions', '[]'::jsonb,
      'scales', jsonb_build_array(jsonb_build_object('key', 'grades', 'abstention', true, 'grades', COALESCE((
        SELECT jsonb_agg(jsonb_build_object('key', g ->> 'id', 'value', g -> 'value', 'favourable', g -> 'favourable',
          'title', jsonb_build_object('zh', g ->> 'label', 'en', g ->> 'label'))) FROM jsonb_array_elements(grades) g), '[]'))),
      'dimensions', COALESCE((SELECT jsonb_agg(jsonb_build_object('key', d, 'scale', 'grades',
        'title', jsonb_build_object('zh', d, 'en', d), 'of', '["leading-body", "member"]'::jsonb))
        FROM jsonb_array_elements_text(dimensions) d), '[]'),
      'classes', jsonb_build_array(jsonb_build_object('key', 'attendee', 'weight', 1,
        'title', jsonb_build_object('zh', '到会人员', 'en', 'Who attended'), 'source', jsonb_build_object('from', 'attendance'))),
      'validity', jsonb_build_object('quorum', '0 %', 'minCounted', 1), 'threshold', threshold,
      'weakBelow', round(weak_below * 100)::text || ' %', 'salientFrom', '30 %', 'reportTo', 'bureau-campaign-office',
      'publication', jsonb_build_object('scope', 'bureau', 'groups', '[]'::jsonb)),
    classes = jsonb_build_array(jsonb_build_object('id', 'attendee', 'label', '到会人员', 'weight', 1,
      'source', jsonb_build_object('from', 'attendance'), 'personIds', '[]'::jsonb, 'guests', 0)),
    left_out = '[]', quorum_bp = 0, min_counted = 1, medium = 'electronic', splits_closing_key = false,
    signatures = '[]', history = '[]',
    is_valid = CASE WHEN state IN ('CLOSED', 'PUBLISHED') THEN true END,
    published_to = CASE WHEN state = 'PUBLISHED' THEN 'bureau' END,
    reported_to = CASE WHEN state = 'PUBLISHED' THEN 'bureau-campaign-office' END,
    state = CASE state WHEN 'OPEN' THEN 'MEETING_HELD' WHEN 'CLOSED' THEN 'TALLIED' WHEN 'PUBLISHED' THEN 'CLOSED' ELSE state END;
  UPDATE appraisal_target SET requirement = 'R002.14';
  UPDATE appraisal_result r SET k = (SELECT threshold FROM appraisal a WHERE a.id = r.appraisal_id);`;

const narrow = `
  ALTER TABLE appraisal
    DROP COLUMN dimensions, DROP COLUMN grades,
    ALTER COLUMN form SET NOT NULL, ALTER COLUMN classes SET NOT NULL, ALTER COLUMN left_out SET NOT NULL,
    ALTER COLUMN quorum_bp SET NOT NULL, ALTER COLUMN min_counted SET NOT NULL, ALTER COLUMN medium SET NOT NULL,
    ALTER COLUMN splits_closing_key SET NOT NULL, ALTER COLUMN signatures SET NOT NULL, ALTER COLUMN history SET NOT NULL,
    ADD CONSTRAINT appraisal_state_known CHECK (state IN ('CREATED', 'FORMS_ISSUED', 'MEETING_HELD', 'BOX_SEALED', 'TAKEN_OVER',
      'DOUBLE_ENTERED', 'RECONCILED', 'TALLIED', 'SUMMARISED', 'REPORTED', 'FOLLOW_UP_OPENED', 'CLOSED')),
    ADD CONSTRAINT appraisal_medium_known CHECK (medium IN ('electronic', 'paper', 'slip')),
    ADD CONSTRAINT appraisal_quorum_is_a_share CHECK (quorum_bp BETWEEN 0 AND 10000),
    ADD CONSTRAINT appraisal_min_counted_is_positive CHECK (min_counted >= 1),
    ADD CONSTRAINT appraisal_published_to_known
      CHECK (published_to IN ('unit', 'listed-groups', 'bureau', 'public')),
    ADD CONSTRAINT appraisal_turnout_only_after_counting CHECK ((turnout IS NULL AND is_valid IS NULL) OR state IN
      ('TALLIED', 'SUMMARISED', 'REPORTED', 'FOLLOW_UP_OPENED', 'CLOSED')),
    ADD CONSTRAINT appraisal_published_after_report CHECK
      (published_to IS NULL OR state IN ('REPORTED', 'FOLLOW_UP_OPENED', 'CLOSED'));
  CREATE UNIQUE INDEX appraisal_once_per_meeting ON appraisal (meeting_id)
    WHERE remeasures_appraisal_id IS NULL AND is_valid IS NOT FALSE;
  CREATE UNIQUE INDEX appraisal_one_running_remeasure ON appraisal (remeasures_appraisal_id)
    WHERE state IN ('CREATED', 'FORMS_ISSUED', 'MEETING_HELD', 'BOX_SEALED', 'TAKEN_OVER', 'DOUBLE_ENTERED', 'RECONCILED');
  ALTER TABLE appraisal_target ALTER COLUMN requirement SET NOT NULL, ALTER COLUMN routed DROP DEFAULT;
  ALTER TABLE appraisal_result ALTER COLUMN k SET NOT NULL, ALTER COLUMN routed DROP DEFAULT;`;

const rooms = `
  CREATE TABLE bureau_form (
    bureau_id uuid NOT NULL,
    key text NOT NULL,
    version integer NOT NULL,
    hash text NOT NULL,
    definition jsonb NOT NULL,
    yaml text NOT NULL,
    published_at timestamptz NOT NULL,
    published_by uuid NOT NULL,
    CONSTRAINT bureau_form_pk PRIMARY KEY (bureau_id, key, version)
  );
  CREATE TABLE known_holding (
    holding_id uuid NOT NULL CONSTRAINT known_holding_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    unit_id uuid NULL,
    from_day date NOT NULL,
    to_day date NULL,
    voided boolean NOT NULL,
    said_at timestamptz NOT NULL
  );
  CREATE INDEX known_holding_by_unit ON known_holding (bureau_id, unit_id);
  CREATE TABLE appraisal_waiver (
    appraisal_id uuid NOT NULL CONSTRAINT appraisal_waiver_appraisal_fk REFERENCES appraisal (id),
    rule text NOT NULL CONSTRAINT appraisal_waiver_rule_known CHECK (rule IN ('forms-ahead', 'separate-place')),
    bureau_id uuid NOT NULL,
    reason text NOT NULL CONSTRAINT appraisal_waiver_reason_length CHECK (char_length(reason) BETWEEN 1 AND 400),
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL,
    approved_by uuid NULL,
    approved_at timestamptz NULL,
    CONSTRAINT appraisal_waiver_pk PRIMARY KEY (appraisal_id, rule),
    CONSTRAINT appraisal_waiver_approver_is_another CHECK (approved_by <> asked_by)
  );
  CREATE TABLE appraisal_text (
    id uuid NOT NULL CONSTRAINT appraisal_text_pk PRIMARY KEY,
    appraisal_id uuid NOT NULL CONSTRAINT appraisal_text_appraisal_fk REFERENCES appraisal (id),
    bureau_id uuid NOT NULL,
    question text NOT NULL,
    text text NOT NULL,
    released_wording text NULL CONSTRAINT appraisal_text_wording_length CHECK (char_length(released_wording) BETWEEN 1 AND 1000),
    released_by uuid NULL,
    CONSTRAINT appraisal_text_released_by_somebody CHECK ((released_wording IS NULL) = (released_by IS NULL))
  );
  CREATE INDEX appraisal_text_by_appraisal ON appraisal_text (appraisal_id, question, id);
  CREATE TABLE appraisal_follow_up (
    id uuid NOT NULL CONSTRAINT appraisal_follow_up_pk PRIMARY KEY,
    appraisal_id uuid NOT NULL CONSTRAINT appraisal_follow_up_appraisal_fk REFERENCES appraisal (id),
    bureau_id uuid NOT NULL,
    target_id uuid NOT NULL,
    dimension text NOT NULL,
    n integer NOT NULL,
    share_bp integer NOT NULL,
    because text NOT NULL CONSTRAINT appraisal_follow_up_because_known CHECK (because IN ('weak', 'marked')),
    CONSTRAINT appraisal_follow_up_once UNIQUE (appraisal_id, target_id, dimension)
  );
  CREATE TABLE appraisal_follow_up_record (
    id uuid NOT NULL CONSTRAINT appraisal_follow_up_record_pk PRIMARY KEY,
    follow_up_id uuid NOT NULL CONSTRAINT appraisal_follow_up_record_of_fk REFERENCES appraisal_follow_up (id),
    bureau_id uuid NOT NULL,
    client_key text NOT NULL,
    text text NOT NULL CONSTRAINT appraisal_follow_up_record_length CHECK (char_length(text) BETWEEN 1 AND 4000),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT appraisal_follow_up_record_once UNIQUE (follow_up_id, client_key)
  );
  ${[
    'bureau_form',
    'known_holding',
    'appraisal_waiver',
    'appraisal_text',
    'appraisal_follow_up',
    'appraisal_follow_up_record',
  ]
    .map(tenantPolicy)
    .join('\n')}
  REVOKE UPDATE, DELETE ON bureau_form, appraisal_text, appraisal_follow_up, appraisal_follow_up_record FROM evaluations_app;
  REVOKE DELETE ON appraisal_waiver FROM evaluations_app;
  GRANT UPDATE (released_wording, released_by) ON appraisal_text TO evaluations_app;
  CREATE FUNCTION refuse_new_appraisal_text() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'what a voter wrote is kept verbatim (need 16)' USING ERRCODE = '23001'; END $$;
  CREATE TRIGGER appraisal_text_is_verbatim BEFORE UPDATE OF text ON appraisal_text
    FOR EACH ROW EXECUTE FUNCTION refuse_new_appraisal_text();`;

// Backwards: what the older shape has no word for becomes the nearest it has.
const carryBack = `
  DROP INDEX appraisal_one_running_remeasure;
  DROP INDEX appraisal_once_per_meeting;
  ALTER TABLE appraisal ADD COLUMN dimensions jsonb NULL, ADD COLUMN grades jsonb NULL,
    DROP CONSTRAINT appraisal_state_known, DROP CONSTRAINT appraisal_medium_known, DROP CONSTRAINT appraisal_quorum_is_a_share,
    DROP CONSTRAINT appraisal_min_counted_is_positive, DROP CONSTRAINT appraisal_published_to_known,
    DROP CONSTRAINT appraisal_turnout_only_after_counting, DROP CONSTRAINT appraisal_published_after_report;
  UPDATE appraisal SET
    dimensions = COALESCE((SELECT jsonb_agg(d -> 'key') FROM jsonb_array_elements(form -> 'dimensions') d), '[]'),
    grades = COALESCE((SELECT jsonb_agg(jsonb_build_object('id', g -> 'key', 'label', g #> '{title,zh}', 'value', g -> 'value',
      'favourable', g -> 'favourable')) FROM jsonb_array_elements(form #> '{scales,0,grades}') g), '[]'),
    state = CASE WHEN published_to IS NOT NULL THEN 'PUBLISHED' WHEN turnout IS NOT NULL THEN 'CLOSED'
      WHEN state IN ('CREATED', 'FORMS_ISSUED') THEN 'CREATED' WHEN state = 'MEETING_HELD' THEN 'OPEN' ELSE 'BOX_SEALED' END;
  DELETE FROM appraisal WHERE meeting_id IS NULL;
  ALTER TABLE appraisal
    ALTER COLUMN dimensions SET NOT NULL, ALTER COLUMN grades SET NOT NULL, ALTER COLUMN meeting_id SET NOT NULL,
    DROP COLUMN meeting_starts_at, DROP COLUMN form, DROP COLUMN classes, DROP COLUMN left_out, DROP COLUMN quorum_bp,
    DROP COLUMN min_counted, DROP COLUMN medium, DROP COLUMN splits_closing_key, DROP COLUMN forms_issued_at,
    DROP COLUMN take_over, DROP COLUMN is_valid, DROP COLUMN tally_hash, DROP COLUMN summary, DROP COLUMN reported_to,
    DROP COLUMN published_to, DROP COLUMN signatures, DROP COLUMN history,
    ADD CONSTRAINT appraisal_state_known CHECK (state IN ('CREATED', 'OPEN', 'BOX_SEALED', 'CLOSED', 'PUBLISHED')),
    ADD CONSTRAINT appraisal_turnout_only_after_closing CHECK (turnout IS NULL OR state IN ('CLOSED', 'PUBLISHED'));
  CREATE UNIQUE INDEX appraisal_once_per_meeting ON appraisal (meeting_id) WHERE remeasures_appraisal_id IS NULL;
  CREATE UNIQUE INDEX appraisal_one_running_remeasure ON appraisal (remeasures_appraisal_id)
    WHERE state IN ('CREATED', 'OPEN', 'BOX_SEALED');
  UPDATE appraisal_target SET kind = CASE kind WHEN 'organisation-body' THEN 'leading-body' WHEN 'leading-body' THEN kind ELSE 'member' END;
  ALTER TABLE appraisal_target DROP CONSTRAINT appraisal_target_kind_known, DROP COLUMN routed, DROP COLUMN requirement,
    ADD CONSTRAINT appraisal_target_kind_known CHECK (kind IN ('leading-body', 'member'));
  ALTER TABLE appraisal_result DROP COLUMN k, DROP COLUMN routed, DROP COLUMN weighted;
  REVOKE UPDATE (medium) ON issuance.voter FROM evaluations_app;
  ALTER TABLE issuance.voter DROP COLUMN medium;`;
