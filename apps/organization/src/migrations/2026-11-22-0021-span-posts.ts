import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

// Kinds of post are data: what each is called and which role of the graph it gives (requirements.md §5.1).
const kinds = `
  CREATE TABLE post_kind (
    code text NOT NULL CONSTRAINT post_kind_pk PRIMARY KEY,
    ordinal integer NOT NULL CONSTRAINT post_kind_ordinal_unique UNIQUE,
    title_zh text NOT NULL,
    title_en text NOT NULL,
    role text NULL
  );
  INSERT INTO post_kind (ordinal, code, title_zh, title_en, role) VALUES
    (10, 'campaign-office-director', '活动办公室主任', 'Director of the campaign office', 'campaign-office'),
    (11, 'campaign-office-deputy', '活动办公室副主任', 'Deputy director of the campaign office', 'campaign-office'),
    (12, 'campaign-office', '活动办公室工作人员', 'Clerk of the campaign office', 'campaign-office'),
    (20, 'unit-principal', '单位主要负责人', 'Principal of the unit', 'unit-principal'),
    (21, 'party-principal', '党组织主要负责人', 'Party principal', 'unit-principal'),
    (22, 'administrative-principal', '行政主要负责人', 'Administrative principal', 'unit-principal'),
    (23, 'deputy-in-charge', '分管负责人', 'Deputy in charge', 'department-head'),
    (24, 'body-member', '领导班子成员', 'Member of the leading body', NULL),
    (25, 'discipline-officer', '纪检负责人', 'Discipline officer', NULL),
    (30, 'mid-level-chief', '中层正职', 'Mid-level chief', 'department-head'),
    (31, 'mid-level-deputy', '中层副职', 'Mid-level deputy', NULL),
    (32, 'department-head', '科室主任', 'Director of a department', 'department-head'),
    (33, 'head-nurse', '护士长', 'Head nurse', 'department-head'),
    (34, 'branch-secretary', '党支部书记', 'Branch secretary', 'department-head'),
    (35, 'organisation-department', '组织部门负责人', 'Head of the organisation department', NULL),
    (40, 'unit-office-director', '单位活动办公室主任', 'Director of the unit''s campaign office', 'unit-contact'),
    (41, 'unit-office-deputy', '单位活动办公室副主任', 'Deputy director of the unit''s campaign office', 'unit-contact'),
    (42, 'unit-liaison', '单位联络员', 'Liaison of the unit', 'unit-contact'),
    (43, 'information-officer', '信息员', 'Information officer', NULL),
    (90, 'staff', '职工', 'Member of staff', 'staff');
  REVOKE INSERT, UPDATE, DELETE ON post_kind FROM organization_app;`;

const days = 'daterange(valid_from, valid_to) WITH &&';

// R003.80, R003.110: a Party secretary and a president may stand side by side; whoever is both takes both lines.
const lines = `(CASE kind WHEN 'party-principal' THEN int4range(1, 2)
  WHEN 'administrative-principal' THEN int4range(2, 3) ELSE int4range(1, 3) END) WITH &&, ${days}`;
const isPrincipal = `kind IN ('unit-principal', 'party-principal', 'administrative-principal')`;

// Chairs on which only one person sits: one a department, one a Party organisation, one an office.
const isSingleSeat = `((kind IN ('department-head', 'head-nurse') AND unit_kind = 'department')
  OR (kind = 'branch-secretary' AND party_organisation_id IS NOT NULL)
  OR kind IN ('campaign-office-director', 'unit-office-director'))`;

const place = 'COALESCE(party_organisation_id, unit_id)';

const posts = `
  ALTER TABLE post DROP CONSTRAINT post_kind_known, DROP CONSTRAINT post_held_once, DROP CONSTRAINT post_one_principal,
    DROP CONSTRAINT post_unit_fk,
    ADD unit_kind text NOT NULL DEFAULT 'unit', ADD party_organisation_id uuid NULL, ADD title text NULL,
    ADD voided_at timestamptz NULL, ADD void_reason text NULL;
  ALTER TABLE post ALTER unit_kind DROP DEFAULT,
    ADD CONSTRAINT post_of_bureau UNIQUE (bureau_id, id),
    ADD CONSTRAINT post_kind_fk FOREIGN KEY (kind) REFERENCES post_kind (code),
    ADD CONSTRAINT post_unit_fk FOREIGN KEY (bureau_id, unit_id, unit_kind) REFERENCES unit (bureau_id, id, kind),
    ADD CONSTRAINT post_party_organisation_fk FOREIGN KEY (bureau_id, party_organisation_id)
      REFERENCES party_organisation (bureau_id, id),
    ADD CONSTRAINT post_voided_with_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
    ADD CONSTRAINT post_held_once EXCLUDE USING gist (person_id WITH =, ${place} WITH =, kind WITH =, ${days})
      WHERE (voided_at IS NULL),
    ADD CONSTRAINT post_one_principal EXCLUDE USING gist (unit_id WITH =, ${lines})
      WHERE (${isPrincipal} AND voided_at IS NULL),
    ADD CONSTRAINT post_one_seat EXCLUDE USING gist (${place} WITH =, kind WITH =, ${days})
      WHERE (${isSingleSeat} AND voided_at IS NULL);
  CREATE INDEX post_by_unit ON post (bureau_id, unit_id, kind);
  CREATE INDEX post_by_party_organisation ON post (bureau_id, party_organisation_id) WHERE party_organisation_id IS NOT NULL;`;

// §7.51: somebody does the work of a chair whose holder is on leave or that is empty.
const acting = `
  CREATE TABLE acting_appointment (
    id uuid NOT NULL CONSTRAINT acting_appointment_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_kind text NOT NULL,
    party_organisation_id uuid NULL,
    kind text NOT NULL CONSTRAINT acting_appointment_kind_fk REFERENCES post_kind (code),
    absent_post_id uuid NULL,
    valid_from date NOT NULL,
    valid_to date NULL,
    voided_at timestamptz NULL,
    void_reason text NULL,
    CONSTRAINT acting_appointment_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id),
    CONSTRAINT acting_appointment_unit_fk FOREIGN KEY (bureau_id, unit_id, unit_kind) REFERENCES unit (bureau_id, id, kind),
    CONSTRAINT acting_appointment_party_organisation_fk FOREIGN KEY (bureau_id, party_organisation_id)
      REFERENCES party_organisation (bureau_id, id),
    CONSTRAINT acting_appointment_absent_post_fk FOREIGN KEY (bureau_id, absent_post_id) REFERENCES post (bureau_id, id),
    CONSTRAINT acting_appointment_ends_after_it_began CHECK (valid_to >= valid_from),
    CONSTRAINT acting_appointment_voided_with_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
    CONSTRAINT acting_appointment_one_a_seat EXCLUDE USING gist (${place} WITH =, kind WITH =, ${days})
      WHERE (voided_at IS NULL),
    CONSTRAINT acting_appointment_one_principal EXCLUDE USING gist (unit_id WITH =, ${lines})
      WHERE (${isPrincipal} AND voided_at IS NULL)
  );
  CREATE INDEX acting_appointment_by_person ON acting_appointment (bureau_id, person_id);
  CREATE INDEX acting_appointment_by_unit ON acting_appointment (bureau_id, unit_id);
  ${tenantPolicy('acting_appointment')}`;

const back = `
  DROP TABLE acting_appointment;
  DROP INDEX post_by_unit, post_by_party_organisation;
  DELETE FROM post WHERE kind NOT IN ('campaign-office', 'unit-principal', 'department-head', 'staff', 'body-member')
    OR voided_at IS NOT NULL;
  ALTER TABLE post DROP CONSTRAINT post_held_once, DROP CONSTRAINT post_one_principal, DROP CONSTRAINT post_one_seat,
    DROP CONSTRAINT post_kind_fk, DROP CONSTRAINT post_unit_fk, DROP CONSTRAINT post_of_bureau,
    DROP COLUMN unit_kind, DROP COLUMN party_organisation_id, DROP COLUMN title, DROP COLUMN voided_at, DROP COLUMN void_reason,
    ADD CONSTRAINT post_kind_known
      CHECK (kind IN ('campaign-office', 'unit-principal', 'department-head', 'staff', 'body-member')),
    ADD CONSTRAINT post_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    ADD CONSTRAINT post_held_once EXCLUDE USING gist (person_id WITH =, unit_id WITH =, kind WITH =, ${days}),
    ADD CONSTRAINT post_one_principal EXCLUDE USING gist (unit_id WITH =, ${days}) WHERE (kind = 'unit-principal');
  DROP TABLE post_kind;`;

/** Posts of every kind of requirements.md §5.1 over spans of days, and who acts for whom. */
export class SpanPosts1795305621000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${kinds} ${posts} ${acting}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(back);
  }
}
