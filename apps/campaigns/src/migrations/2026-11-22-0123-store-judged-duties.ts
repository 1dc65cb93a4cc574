import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tables = ['waiver', 'extension', 'duty', 'duty_event'];

const ofUnit = (table: string) => `
  CONSTRAINT ${table}_unit_fk FOREIGN KEY (bureau_id, campaign_id, unit_id)
    REFERENCES campaign_unit (bureau_id, campaign_id, unit_id)`;

/**
 * A duty is no longer typed in but derived: one row is what the engine last said, one event why it said otherwise than
 * before. The former rows can be derived anew and are not carried over.
 */
export class StoreJudgedDuties1795309380000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE duty;
      CREATE TABLE waiver (
        id uuid NOT NULL CONSTRAINT waiver_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        duty_key text NOT NULL,
        reason text NOT NULL CONSTRAINT waiver_says_why CHECK (reason ~ '\\S'),
        approved_by uuid NOT NULL,
        expires_on date NULL,
        known_at timestamptz NOT NULL,
        revoked_at timestamptz NULL,
        revoked_by uuid NULL,
        revocation_reason text NULL,
        CONSTRAINT waiver_tenant_unique UNIQUE (bureau_id, id),
        CONSTRAINT waiver_revoked_says_why CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)
          AND (revoked_at IS NULL) = (revocation_reason IS NULL)),
        ${ofUnit('waiver')}
      );
      CREATE INDEX waiver_of_unit ON waiver (campaign_id, unit_id);
      CREATE TABLE extension (
        id uuid NOT NULL CONSTRAINT extension_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        duty_key text NOT NULL,
        due_on date NOT NULL,
        reason text NOT NULL CONSTRAINT extension_says_why CHECK (reason ~ '\\S'),
        granted_by uuid NOT NULL,
        known_at timestamptz NOT NULL,
        place integer NOT NULL,
        CONSTRAINT extension_in_order UNIQUE (campaign_id, duty_key, place),
        ${ofUnit('extension')}
      );
      CREATE INDEX extension_of_unit ON extension (campaign_id, unit_id);
      CREATE TABLE duty (
        id uuid NOT NULL CONSTRAINT duty_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        key text NOT NULL,
        rule_key text NOT NULL,
        unit_id uuid NOT NULL,
        person_id uuid NULL,
        other_person_id uuid NULL,
        period date NULL,
        period_to date NULL,
        strength text NOT NULL CONSTRAINT duty_strength_known CHECK (strength IN ('HARD', 'SOFT', 'ADVICE')),
        spans jsonb NOT NULL,
        owners jsonb NOT NULL,
        met_on date NULL,
        due_on date NULL,
        deadline_on date NULL,
        owed_from date NULL,
        lapsed_on date NULL,
        lapse_reason text NULL,
        left_while_owing boolean NOT NULL,
        reads text[] NOT NULL,
        missing jsonb NOT NULL,
        waiver_id uuid NULL,
        waived_until date NULL,
        event_count integer NOT NULL,
        owed_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT duty_once_per_key UNIQUE (campaign_id, key),
        CONSTRAINT duty_tenant_unique UNIQUE (bureau_id, id),
        CONSTRAINT duty_lapsed_says_why CHECK ((lapsed_on IS NULL) = (lapse_reason IS NULL)),
        CONSTRAINT duty_waived_until_waived CHECK (waived_until IS NULL OR waiver_id IS NOT NULL),
        CONSTRAINT duty_rule_fk FOREIGN KEY (campaign_id, rule_key) REFERENCES duty_rule (campaign_id, key),
        CONSTRAINT duty_waiver_fk FOREIGN KEY (bureau_id, waiver_id) REFERENCES waiver (bureau_id, id),
        ${ofUnit('duty')}
      );
      CREATE INDEX duty_of_unit ON duty (campaign_id, unit_id);
      CREATE INDEX duty_still_due ON duty (bureau_id, campaign_id, due_on)
        WHERE due_on IS NOT NULL;
      CREATE TABLE duty_event (
        duty_id uuid NOT NULL,
        place integer NOT NULL,
        bureau_id uuid NOT NULL,
        kind text NOT NULL,
        cause text NOT NULL,
        cause_id text NULL,
        before text NULL,
        after text NULL,
        happened_at timestamptz NOT NULL,
        CONSTRAINT duty_event_pk PRIMARY KEY (duty_id, place),
        CONSTRAINT duty_event_duty_fk FOREIGN KEY (bureau_id, duty_id) REFERENCES duty (bureau_id, id) ON DELETE CASCADE
      );
      ALTER TABLE meeting ADD record_id uuid NULL,
        ADD CONSTRAINT meeting_record_fk FOREIGN KEY (bureau_id, record_id) REFERENCES campaign_record (bureau_id, id);
      ${tables.map(tenantPolicy).join('')}
      CREATE POLICY duty_counting ON duty FOR SELECT TO CURRENT_USER USING (true);
      CREATE OR REPLACE ${counting(countsNow)}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE meeting DROP record_id;
      DROP TABLE ${[...tables].reverse().join(', ')};
      ${formerDuty}
      ${tenantPolicy('duty')}
      CREATE POLICY duty_counting ON duty FOR SELECT TO CURRENT_USER USING (true);
      CREATE OR REPLACE ${counting(countsBefore)}`);
  }
}

const today = `(at AT TIME ZONE c.time_zone)::date`;
const waivedNow = `(duty.waiver_id IS NOT NULL AND (duty.waived_until IS NULL OR duty.waived_until > ${today}))`;

const metNow = `duty.met_on <= ${today}`;

/** `standingOn` in SQL; a test holds the two together. */
const countsNow = {
  counted: `(duty.lapsed_on <= ${today}) IS NOT TRUE`,
  fulfilled: metNow,
  waived: `(${metNow}) IS NOT TRUE AND duty.owed_from <= ${today} AND ${waivedNow}`,
  overdue: `(${metNow}) IS NOT TRUE AND duty.owed_from <= ${today} AND NOT ${waivedNow}
    AND duty.strength <> 'ADVICE' AND duty.due_on < ${today}`,
};

const countsBefore = {
  counted: 'true',
  fulfilled: `duty.state = 'FULFILLED'`,
  waived: `duty.state = 'WAIVED'`,
  overdue: `duty.state = 'DUE' AND due_on < ${today}`,
};

/** The city level sees numbers of all bureaus and no row of any (see CreateCampaigns). */
function counting(how: typeof countsBefore): string {
  return `FUNCTION campaign_counts(at timestamptz, only_bureau uuid) RETURNS TABLE (
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
        count(*) FILTER (WHERE ${how.fulfilled})::int AS fulfilled,
        count(*) FILTER (WHERE ${how.waived})::int AS waived,
        count(*) FILTER (WHERE ${how.overdue})::int AS overdue
      FROM duty WHERE duty.campaign_id = c.id AND (${how.counted})) d
    WHERE only_bureau IS NULL OR c.bureau_id = only_bureau
  $counts$;`;
}

const formerDuty = `
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
  CREATE INDEX duty_still_due ON duty (bureau_id, campaign_id, due_on) WHERE state = 'DUE' AND due_on IS NOT NULL;`;
