import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tables = [
  'work_group',
  'work_group_membership',
  'work_group_rule',
  'work_group_exception',
  'work_group_duty',
  'work_group_subject',
  'work_group_part',
  'contact_point',
  'contact_point_quota',
  'unit_facility',
];

const days = 'daterange(valid_from, valid_to) WITH &&';
const span = (table: string) => `
  valid_from date NOT NULL,
  valid_to date NULL,
  CONSTRAINT ${table}_ends_after_it_began CHECK (valid_to >= valid_from)`;
const groupKey = (table: string, column = 'group_id') =>
  `CONSTRAINT ${table}_${column.replace('_id', '')}_fk FOREIGN KEY (bureau_id, ${column}) REFERENCES work_group (bureau_id, id)`;
const personKey = (table: string) =>
  `CONSTRAINT ${table}_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)`;
const unitKey = (table: string, column = 'unit_id') =>
  `CONSTRAINT ${table}_${column.replace('_id', '')}_fk FOREIGN KEY (bureau_id, ${column}) REFERENCES unit (bureau_id, id)`;
const partyKey = (table: string) =>
  `CONSTRAINT ${table}_party_organisation_fk FOREIGN KEY (bureau_id, party_organisation_id)
     REFERENCES party_organisation (bureau_id, id)`;
const identity = (table: string) => `
  id uuid NOT NULL CONSTRAINT ${table}_pk PRIMARY KEY,
  bureau_id uuid NOT NULL`;

// requirements.md §5.1: every kind of group, at a bureau (no place), a unit or a Party organisation.
const groups = `
  CREATE TABLE work_group (${identity('work_group')} CONSTRAINT work_group_bureau_fk REFERENCES bureau (id),
    kind text NOT NULL CONSTRAINT work_group_kind_known CHECK (kind IN (
      'leading-group', 'office', 'comprehensive-group', 'publicity-information-group', 'supervision-inspection-group',
      'office-working-group', 'supporting-section', 'research-group', 'rectify-conduct-group', 'superior-supervision-group',
      'event-team', 'task-team', 'centre-group')),
    name text NOT NULL,
    number integer NULL CONSTRAINT work_group_number_positive CHECK (number > 0),
    unit_id uuid NULL,
    party_organisation_id uuid NULL,
    parent_id uuid NULL,
    located_unit_id uuid NULL,
    superior text NULL CONSTRAINT work_group_superior_known
      CHECK (superior IN ('provincial', 'municipal', 'county', 'university', 'other')),
    campaign_id uuid NULL,
    leader_seats integer NOT NULL CONSTRAINT work_group_leader_seats_few CHECK (leader_seats BETWEEN 1 AND 5),
    ${span('work_group')},
    CONSTRAINT work_group_of_bureau UNIQUE (bureau_id, id),
    CONSTRAINT work_group_seats UNIQUE (id, leader_seats),
    CONSTRAINT work_group_one_place CHECK (unit_id IS NULL OR party_organisation_id IS NULL),
    CONSTRAINT work_group_superior_only_from_above CHECK ((kind = 'superior-supervision-group') = (superior IS NOT NULL)),
    ${unitKey('work_group')},
    ${unitKey('work_group', 'located_unit_id')},
    ${partyKey('work_group')},
    ${groupKey('work_group', 'parent_id')},
    CONSTRAINT work_group_named_once EXCLUDE USING gist (COALESCE(unit_id, party_organisation_id, bureau_id) WITH =,
      kind WITH =, name WITH =, ${days})
  );
  CREATE INDEX work_group_by_unit ON work_group (bureau_id, unit_id, kind);
  CREATE INDEX work_group_by_party_organisation ON work_group (bureau_id, party_organisation_id, kind);
  CREATE INDEX work_group_by_parent ON work_group (bureau_id, parent_id);
  CREATE INDEX work_group_by_campaign ON work_group (bureau_id, campaign_id);`;

// R003.80: some groups have two leaders. Each head takes one of the group's seats, so "not more than so many" is an exclusion, too.
const members = `
  CREATE TABLE work_group_membership (${identity('work_group_membership')},
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL CONSTRAINT work_group_membership_role_known
      CHECK (role IN ('leader', 'deputy-leader', 'member', 'liaison', 'director', 'deputy-director')),
    seat integer NULL,
    seats integer NULL,
    ordinal integer NOT NULL,
    ${span('work_group_membership')},
    CONSTRAINT work_group_membership_of_bureau UNIQUE (bureau_id, id),
    ${groupKey('work_group_membership')},
    ${personKey('work_group_membership')},
    CONSTRAINT work_group_membership_head_is_seated CHECK ((role IN ('leader', 'director')) = (seat IS NOT NULL)),
    CONSTRAINT work_group_membership_seat_exists CHECK (seat BETWEEN 1 AND seats),
    CONSTRAINT work_group_membership_seats_fk FOREIGN KEY (group_id, seats) REFERENCES work_group (id, leader_seats)
      ON UPDATE CASCADE,
    CONSTRAINT work_group_one_head_a_seat EXCLUDE USING gist (group_id WITH =, seat WITH =, ${days}) WHERE (seat IS NOT NULL),
    CONSTRAINT work_group_one_liaison EXCLUDE USING gist (group_id WITH =, ${days}) WHERE (role = 'liaison'),
    CONSTRAINT work_group_person_once EXCLUDE USING gist (group_id WITH =, person_id WITH =, ${days})
  );
  CREATE INDEX work_group_membership_by_group ON work_group_membership (bureau_id, group_id);
  CREATE INDEX work_group_membership_by_person ON work_group_membership (bureau_id, person_id);
  -- R003.46: who is in it by post. A list of rules, replaced as a whole from a day on; what it was stays readable.
  CREATE TABLE work_group_rule (${identity('work_group_rule')},
    group_id uuid NOT NULL,
    ordinal integer NOT NULL,
    role text NOT NULL CONSTRAINT work_group_rule_role_known
      CHECK (role IN ('leader', 'deputy-leader', 'member', 'liaison', 'director', 'deputy-director')),
    posts text[] NOT NULL CONSTRAINT work_group_rule_names_posts CHECK (cardinality(posts) BETWEEN 1 AND 20),
    reach text NOT NULL CONSTRAINT work_group_rule_reach_known CHECK (reach IN ('place', 'affiliated')),
    ${span('work_group_rule')},
    ${groupKey('work_group_rule')},
    CONSTRAINT work_group_rule_line_once EXCLUDE USING gist (group_id WITH =, ordinal WITH =, ${days})
  );
  CREATE INDEX work_group_rule_by_group ON work_group_rule (bureau_id, group_id);
  -- Somebody whom the composition would name and who is not in the group all the same.
  CREATE TABLE work_group_exception (${identity('work_group_exception')},
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    ${span('work_group_exception')},
    ${groupKey('work_group_exception')},
    ${personKey('work_group_exception')},
    CONSTRAINT work_group_excepted_once EXCLUDE USING gist (group_id WITH =, person_id WITH =, ${days})
  );
  CREATE INDEX work_group_exception_by_group ON work_group_exception (bureau_id, group_id);`;

// R003.72 duty lists; R000.29 and R002.4 what a group goes to; R003.2 study groups merged into teams.
const work = `
  CREATE TABLE work_group_duty (${identity('work_group_duty')},
    group_id uuid NOT NULL,
    ordinal integer NOT NULL,
    text text NOT NULL,
    ${span('work_group_duty')},
    ${groupKey('work_group_duty')},
    CONSTRAINT work_group_duty_line_once EXCLUDE USING gist (group_id WITH =, ordinal WITH =, ${days})
  );
  CREATE INDEX work_group_duty_by_group ON work_group_duty (bureau_id, group_id);
  CREATE TABLE work_group_subject (${identity('work_group_subject')},
    group_id uuid NOT NULL,
    unit_id uuid NULL,
    party_organisation_id uuid NULL,
    intensity text NULL CONSTRAINT work_group_subject_intensity_known CHECK (intensity IN ('direct', 'spot-check')),
    ${span('work_group_subject')},
    ${groupKey('work_group_subject')},
    ${unitKey('work_group_subject')},
    ${partyKey('work_group_subject')},
    CONSTRAINT work_group_subject_one_place CHECK (num_nonnulls(unit_id, party_organisation_id) = 1),
    CONSTRAINT work_group_subject_once EXCLUDE USING gist
      (group_id WITH =, COALESCE(unit_id, party_organisation_id) WITH =, ${days})
  );
  CREATE INDEX work_group_subject_by_group ON work_group_subject (bureau_id, group_id);
  CREATE INDEX work_group_subject_by_unit ON work_group_subject (bureau_id, unit_id);
  CREATE TABLE work_group_part (${identity('work_group_part')},
    group_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    ${span('work_group_part')},
    ${groupKey('work_group_part')},
    ${unitKey('work_group_part')},
    CONSTRAINT work_group_part_in_one_team EXCLUDE USING gist (unit_id WITH =, ${days})
  );
  CREATE INDEX work_group_part_by_group ON work_group_part (bureau_id, group_id);`;

const contactPoints = `
  CREATE TABLE contact_point (${identity('contact_point')},
    person_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT contact_point_kind_known CHECK (kind IN ('contact-point', 'hung-point')),
    unit_id uuid NULL,
    party_organisation_id uuid NULL,
    ${span('contact_point')},
    ${personKey('contact_point')},
    ${unitKey('contact_point')},
    ${partyKey('contact_point')},
    CONSTRAINT contact_point_one_place CHECK (num_nonnulls(unit_id, party_organisation_id) = 1),
    CONSTRAINT contact_point_once EXCLUDE USING gist
      (person_id WITH =, COALESCE(unit_id, party_organisation_id) WITH =, kind WITH =, ${days})
  );
  CREATE INDEX contact_point_by_person ON contact_point (bureau_id, person_id);
  CREATE INDEX contact_point_by_unit ON contact_point (bureau_id, unit_id);
  -- R002.5: how many each leader has; per bureau, or per campaign where that says otherwise.
  CREATE TABLE contact_point_quota (${identity('contact_point_quota')} CONSTRAINT contact_point_quota_bureau_fk REFERENCES bureau (id),
    campaign_id uuid NULL,
    least integer NOT NULL,
    most integer NOT NULL,
    leader_posts text[] NOT NULL,
    CONSTRAINT contact_point_quota_in_order CHECK (0 <= least AND least <= most AND most <= 100),
    CONSTRAINT contact_point_quota_once UNIQUE NULLS NOT DISTINCT (bureau_id, campaign_id)
  );`;

// R001.27: where the box hangs and who opens it; what is put in belongs to evaluations.
const facilities = `
  CREATE TABLE unit_facility (${identity('unit_facility')},
    unit_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT unit_facility_kind_known CHECK (kind IN ('opinion-box')),
    name text NOT NULL,
    location text NOT NULL,
    opened_by_id uuid NULL,
    ${span('unit_facility')},
    ${unitKey('unit_facility')},
    CONSTRAINT unit_facility_opened_by_fk FOREIGN KEY (bureau_id, opened_by_id) REFERENCES person (bureau_id, id),
    CONSTRAINT unit_facility_named_once EXCLUDE USING gist (unit_id WITH =, kind WITH =, name WITH =, ${days})
  );
  CREATE INDEX unit_facility_by_unit ON unit_facility (bureau_id, unit_id);`;

/** Groups of every kind, contact points and opinion boxes, each over spans of days. */
export class FurnishGroups1795306231000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${groups} ${members} ${work} ${contactPoints} ${facilities}
      ${tables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...tables].reverse().join(', ')};`);
  }
}
