import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEventTables, dropEventTables } from '@huiyin/events';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

const tables = ['campaign', 'duty_rule', 'campaign_unit', 'duty', 'meeting', 'meeting_attendance'];

// Foreign keys carry the bureau: a row of one bureau cannot hang on a campaign of another, whatever the code does.
export class CreateCampaigns1792000100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE campaign (
        id uuid NOT NULL CONSTRAINT campaign_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        template_key text NOT NULL,
        template_version integer NOT NULL,
        template_hash text NOT NULL,
        definition jsonb NOT NULL,
        title text NOT NULL CONSTRAINT campaign_title_not_blank CHECK (title ~ '\\S'),
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        time_zone text NOT NULL,
        state text NOT NULL CONSTRAINT campaign_state_known CHECK (state IN ('OPEN', 'CLOSED')),
        opened_at timestamptz NOT NULL,
        closed_at timestamptz NULL,
        roster_frozen_at timestamptz NULL,
        CONSTRAINT campaign_ends_after_start CHECK (ends_on >= starts_on),
        CONSTRAINT campaign_closed_has_time CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
        CONSTRAINT campaign_tenant_unique UNIQUE (bureau_id, id)
      );
      CREATE UNIQUE INDEX campaign_one_open_per_template ON campaign (bureau_id, template_key) WHERE state = 'OPEN';
      CREATE TABLE duty_rule (
        campaign_id uuid NOT NULL,
        key text NOT NULL,
        bureau_id uuid NOT NULL,
        position integer NOT NULL,
        link text NOT NULL,
        title jsonb NOT NULL,
        strength text NOT NULL CONSTRAINT duty_rule_strength_known CHECK (strength IN ('HARD', 'SOFT', 'ADVICE')),
        wording text NOT NULL,
        reference text NOT NULL,
        source_lines text NOT NULL,
        CONSTRAINT duty_rule_pk PRIMARY KEY (campaign_id, key),
        CONSTRAINT duty_rule_campaign_fk FOREIGN KEY (bureau_id, campaign_id) REFERENCES campaign (bureau_id, id)
      );
      CREATE TABLE campaign_unit (
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        bureau_id uuid NOT NULL,
        unit_type text NOT NULL,
        mode text NOT NULL CONSTRAINT campaign_unit_mode_known CHECK (mode IN ('full', 'contact-and-guidance')),
        supervision_group_id uuid NULL,
        CONSTRAINT campaign_unit_pk PRIMARY KEY (campaign_id, unit_id),
        CONSTRAINT campaign_unit_tenant_unique UNIQUE (bureau_id, campaign_id, unit_id),
        CONSTRAINT campaign_unit_campaign_fk FOREIGN KEY (bureau_id, campaign_id) REFERENCES campaign (bureau_id, id)
      );
      CREATE TABLE duty (
        id uuid NOT NULL CONSTRAINT duty_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        rule_key text NOT NULL,
        strength text NOT NULL CONSTRAINT duty_strength_known CHECK (strength IN ('HARD', 'SOFT', 'ADVICE')),
        fulfilment text NOT NULL
          CONSTRAINT duty_fulfilment_known CHECK (fulfilment IN ('record', 'approval', 'meeting', 'appraisal')),
        meeting_kind text NULL,
        required_items text[] NOT NULL,
        submitted_items text[] NOT NULL,
        due_on date NULL,
        state text NOT NULL CONSTRAINT duty_state_known CHECK (state IN ('DUE', 'FULFILLED', 'WAIVED')),
        settled_on date NULL,
        settled_by uuid NULL,
        note text NULL,
        CONSTRAINT duty_once_per_unit_and_rule UNIQUE (campaign_id, unit_id, rule_key),
        CONSTRAINT duty_settled_has_day CHECK ((state = 'DUE') = (settled_on IS NULL)),
        CONSTRAINT duty_waived_says_who_and_why
          CHECK (state <> 'WAIVED' OR (strength = 'SOFT' AND note ~ '\\S' AND settled_by IS NOT NULL)),
        CONSTRAINT duty_meeting_kind_named CHECK ((fulfilment = 'meeting') = (meeting_kind IS NOT NULL)),
        CONSTRAINT duty_items_known CHECK (submitted_items <@ required_items),
        CONSTRAINT duty_rule_fk FOREIGN KEY (campaign_id, rule_key) REFERENCES duty_rule (campaign_id, key),
        CONSTRAINT duty_unit_fk FOREIGN KEY (bureau_id, campaign_id, unit_id)
          REFERENCES campaign_unit (bureau_id, campaign_id, unit_id)
      );
      CREATE INDEX duty_still_due ON duty (bureau_id, campaign_id, due_on) WHERE state = 'DUE' AND due_on IS NOT NULL;
      CREATE TABLE meeting (
        id uuid NOT NULL CONSTRAINT meeting_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        kind text NOT NULL,
        requires text[] NOT NULL,
        state text NOT NULL CONSTRAINT meeting_state_known CHECK (state IN ('PLANNED', 'SCHEDULED', 'POSTPONED', 'HELD')),
        scheduled_on date NULL,
        held_on date NULL,
        attendee_count integer NULL,
        postponement_reason text NULL,
        CONSTRAINT meeting_once_per_unit_and_kind UNIQUE (campaign_id, unit_id, kind),
        CONSTRAINT meeting_tenant_unique UNIQUE (bureau_id, id),
        CONSTRAINT meeting_scheduled_has_day CHECK (state <> 'SCHEDULED' OR scheduled_on IS NOT NULL),
        CONSTRAINT meeting_held_has_facts CHECK (
          (state = 'HELD') = (held_on IS NOT NULL) AND (state = 'HELD') = (attendee_count IS NOT NULL)),
        CONSTRAINT meeting_postponed_says_why CHECK ((state = 'POSTPONED') = (postponement_reason IS NOT NULL)),
        CONSTRAINT meeting_unit_fk FOREIGN KEY (bureau_id, campaign_id, unit_id)
          REFERENCES campaign_unit (bureau_id, campaign_id, unit_id)
      );
      CREATE TABLE meeting_attendance (
        meeting_id uuid NOT NULL,
        person_id uuid NOT NULL,
        bureau_id uuid NOT NULL,
        CONSTRAINT meeting_attendance_pk PRIMARY KEY (meeting_id, person_id),
        CONSTRAINT meeting_attendance_meeting_fk FOREIGN KEY (bureau_id, meeting_id) REFERENCES meeting (bureau_id, id)
      );
      ${tables.map(tenantPolicy).join('')}
      ${grantTables('public', 'campaigns_app')}
      ${createEventTables('campaigns_app')}
      ${countsForTheCity}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DROP FUNCTION campaign_counts(timestamptz, uuid); ${dropEventTables} DROP TABLE ${[...tables].reverse().join(', ')};`,
    );
  }
}

/**
 * The city level sees numbers of all bureaus and no row of any. The function runs as the tables' owner, who alone may
 * read across bureaus, and gives back counts only; the application role still sees one bureau's rows at a time.
 */
const countsForTheCity = `
  CREATE POLICY campaign_counting ON campaign FOR SELECT TO CURRENT_USER USING (true);
  CREATE POLICY campaign_unit_counting ON campaign_unit FOR SELECT TO CURRENT_USER USING (true);
  CREATE POLICY duty_counting ON duty FOR SELECT TO CURRENT_USER USING (true);
  CREATE FUNCTION campaign_counts(at timestamptz, only_bureau uuid) RETURNS TABLE (
    bureau_id uuid, campaign_id uuid, template_key text, state text, starts_on date, ends_on date,
    units_full integer, units_in_contact integer, duties integer, fulfilled integer, waived integer, overdue integer
  ) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $counts$
    SELECT c.bureau_id, c.id, c.template_key, c.state, c.starts_on, c.ends_on,
      u.units_full, u.units_in_contact, d.duties, d.fulfilled, d.waived, d.overdue
    FROM campaign c
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE mode = 'full')::int AS units_full,
        count(*) FILTER (WHERE mode = 'contact-and-guidance')::int AS units_in_contact
      FROM campaign_unit WHERE campaign_unit.campaign_id = c.id) u
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS duties,
        count(*) FILTER (WHERE duty.state = 'FULFILLED')::int AS fulfilled,
        count(*) FILTER (WHERE duty.state = 'WAIVED')::int AS waived,
        count(*) FILTER (WHERE duty.state = 'DUE' AND due_on < (at AT TIME ZONE c.time_zone)::date)::int AS overdue
      FROM duty WHERE duty.campaign_id = c.id) d
    WHERE only_bureau IS NULL OR c.bureau_id = only_bureau
  $counts$;
  REVOKE ALL ON FUNCTION campaign_counts(timestamptz, uuid) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION campaign_counts(timestamptz, uuid) TO campaigns_app;`;
