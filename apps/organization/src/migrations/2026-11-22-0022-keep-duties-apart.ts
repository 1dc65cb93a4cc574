import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

/*
 * The supervision group verifies what the office strikes off, so nobody may stand on both sides on the same day:
 * otherwise the office could appoint itself into a supervision group. Posts, acting appointments and memberships lie
 * in three tables, which no exclusion constraint can span; their rows are mirrored here, where one can. Triggers do
 * it, because the rule must hold whichever verb, import or job writes.
 */
const sides = `
  CREATE TABLE separated_duty (
    holding_id uuid NOT NULL CONSTRAINT separated_duty_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    side text NOT NULL CONSTRAINT separated_duty_side_known CHECK (side IN ('office', 'supervision')),
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT separated_duty_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id),
    CONSTRAINT separated_duty_apart EXCLUDE USING gist
      (person_id WITH =, side WITH <>, daterange(valid_from, valid_to) WITH &&)
  );`;

const triggers = `
  CREATE FUNCTION keep_duties_apart() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE side text := TG_ARGV[0];
  BEGIN
    IF TG_OP <> 'INSERT' THEN DELETE FROM separated_duty d WHERE d.holding_id = OLD.id; END IF;
    IF TG_OP = 'DELETE' OR to_jsonb(NEW) ->> 'voided_at' IS NOT NULL THEN RETURN NULL; END IF;
    IF side = 'office' AND NOT EXISTS (
      SELECT FROM post_kind k WHERE k.code = to_jsonb(NEW) ->> 'kind' AND k.role = 'campaign-office')
    THEN RETURN NULL; END IF;
    INSERT INTO separated_duty VALUES (NEW.id, NEW.bureau_id, NEW.person_id, side, NEW.valid_from, NEW.valid_to);
    RETURN NULL;
  END $$;
  CREATE TRIGGER post_apart AFTER INSERT OR UPDATE OR DELETE ON post
    FOR EACH ROW EXECUTE FUNCTION keep_duties_apart('office');
  CREATE TRIGGER acting_appointment_apart AFTER INSERT OR UPDATE OR DELETE ON acting_appointment
    FOR EACH ROW EXECUTE FUNCTION keep_duties_apart('office');
  CREATE TRIGGER supervision_membership_apart AFTER INSERT OR UPDATE OR DELETE ON supervision_membership
    FOR EACH ROW EXECUTE FUNCTION keep_duties_apart('supervision');`;

// Who is on both sides already stays as is (DO NOTHING): a migration does not decide which of the two ends.
const backfill = `
  ALTER TABLE post NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE supervision_membership NO FORCE ROW LEVEL SECURITY;
  INSERT INTO separated_duty SELECT p.id, p.bureau_id, p.person_id, 'office', p.valid_from, p.valid_to
    FROM post p JOIN post_kind k ON k.code = p.kind WHERE k.role = 'campaign-office';
  INSERT INTO separated_duty SELECT m.id, m.bureau_id, m.person_id, 'supervision', m.valid_from, m.valid_to
    FROM supervision_membership m ON CONFLICT DO NOTHING;
  ALTER TABLE post FORCE ROW LEVEL SECURITY;
  ALTER TABLE supervision_membership FORCE ROW LEVEL SECURITY;`;

// Who let whom in, and who shut whom out: written once, never rewritten.
const access = `
  CREATE TABLE access_record (
    id uuid NOT NULL CONSTRAINT access_record_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    subject text NOT NULL,
    action text NOT NULL CONSTRAINT access_record_action_known CHECK (action IN ('granted', 'revoked', 'moved')),
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT access_record_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)
  );
  CREATE INDEX access_record_by_person ON access_record (bureau_id, person_id, recorded_at);
  REVOKE UPDATE, DELETE ON access_record FROM organization_app;`;

/** Office and supervision are never one person on one day, and every login given or taken leaves a trace. */
export class KeepDutiesApart1795305622000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${sides} ${backfill} ${triggers} ${access}
      ${['separated_duty', 'access_record'].map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER post_apart ON post;
      DROP TRIGGER acting_appointment_apart ON acting_appointment;
      DROP TRIGGER supervision_membership_apart ON supervision_membership;
      DROP FUNCTION keep_duties_apart();
      DROP TABLE separated_duty, access_record;`);
  }
}
