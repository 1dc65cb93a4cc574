import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

const tenantTables = [
  'person',
  'account',
  'post',
  'supervision_group',
  'supervision_membership',
  'supervision_assignment',
  'unit_contact',
  'contact_phone',
  'phone_read_audit',
  'roster_import',
  'campaign_unit',
];

const places = `
  CREATE EXTENSION IF NOT EXISTS btree_gist;
  CREATE TABLE city (
    id uuid NOT NULL CONSTRAINT city_pk PRIMARY KEY,
    name text NOT NULL CONSTRAINT city_name_unique UNIQUE
  );
  -- People of the city level belong to no bureau, so they stand beside the tenants and can see none of their rows.
  CREATE TABLE city_official (
    person_id uuid NOT NULL CONSTRAINT city_official_pk PRIMARY KEY,
    city_id uuid NOT NULL CONSTRAINT city_official_city_fk REFERENCES city (id),
    name text NOT NULL,
    subject text NOT NULL CONSTRAINT city_official_subject_unique UNIQUE
  );
  ALTER TABLE bureau ADD city_id uuid NOT NULL CONSTRAINT bureau_city_fk REFERENCES city (id);
  ALTER TABLE bureau ADD CONSTRAINT bureau_name_unique UNIQUE (city_id, name);
  ALTER TABLE unit ADD CONSTRAINT unit_of_bureau UNIQUE (bureau_id, id);`;

// Foreign keys carry the bureau: no row can point into another tenant, whatever a verb forgot.
const people = `
  CREATE TABLE person (
    id uuid NOT NULL CONSTRAINT person_pk PRIMARY KEY,
    bureau_id uuid NOT NULL CONSTRAINT person_bureau_fk REFERENCES bureau (id),
    name text NOT NULL,
    name_key text NOT NULL,
    unit_id uuid NULL,
    CONSTRAINT person_of_bureau UNIQUE (bureau_id, id),
    CONSTRAINT person_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id)
  );
  CREATE INDEX person_by_unit ON person (bureau_id, unit_id, name);
  CREATE TABLE account (
    subject text NOT NULL CONSTRAINT account_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT account_person_unique UNIQUE (person_id),
    CONSTRAINT account_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)
  );
  CREATE TABLE post (
    id uuid NOT NULL CONSTRAINT post_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT post_kind_known
      CHECK (kind IN ('campaign-office', 'unit-principal', 'department-head', 'staff', 'body-member')),
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT post_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id),
    CONSTRAINT post_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT post_ends_after_it_began CHECK (valid_to >= valid_from),
    CONSTRAINT post_held_once EXCLUDE USING gist
      (person_id WITH =, unit_id WITH =, kind WITH =, daterange(valid_from, valid_to) WITH &&),
    CONSTRAINT post_one_principal EXCLUDE USING gist
      (unit_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'unit-principal')
  );
  CREATE INDEX post_by_person ON post (bureau_id, person_id);`;

const supervision = `
  CREATE TABLE supervision_group (
    id uuid NOT NULL CONSTRAINT supervision_group_pk PRIMARY KEY,
    bureau_id uuid NOT NULL CONSTRAINT supervision_group_bureau_fk REFERENCES bureau (id),
    number integer NOT NULL CONSTRAINT supervision_group_number_positive CHECK (number > 0),
    label text NOT NULL,
    CONSTRAINT supervision_group_of_bureau UNIQUE (bureau_id, id),
    CONSTRAINT supervision_group_number_unique UNIQUE (bureau_id, number)
  );
  CREATE TABLE supervision_membership (
    id uuid NOT NULL CONSTRAINT supervision_membership_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    group_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL CONSTRAINT supervision_membership_role_known CHECK (role IN ('leader', 'member')),
    is_liaison boolean NOT NULL,
    ordinal integer NOT NULL,
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT supervision_membership_group_fk FOREIGN KEY (bureau_id, group_id) REFERENCES supervision_group (bureau_id, id),
    CONSTRAINT supervision_membership_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)
  );
  -- R000.77: at most one of each at a time here; that there is one at all is what the roster's checks insist on.
  CREATE UNIQUE INDEX supervision_group_one_leader ON supervision_membership (group_id) WHERE role = 'leader' AND valid_to IS NULL;
  CREATE UNIQUE INDEX supervision_group_one_liaison ON supervision_membership (group_id) WHERE is_liaison AND valid_to IS NULL;
  CREATE UNIQUE INDEX supervision_group_person_once ON supervision_membership (group_id, person_id) WHERE valid_to IS NULL;
  CREATE INDEX supervision_membership_by_person ON supervision_membership (bureau_id, person_id) WHERE valid_to IS NULL;
  CREATE TABLE supervision_assignment (
    id uuid NOT NULL CONSTRAINT supervision_assignment_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    group_id uuid NOT NULL,
    ordinal integer NOT NULL,
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT supervision_assignment_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT supervision_assignment_group_fk FOREIGN KEY (bureau_id, group_id) REFERENCES supervision_group (bureau_id, id)
  );
  CREATE UNIQUE INDEX supervision_assignment_one_group ON supervision_assignment (bureau_id, unit_id) WHERE valid_to IS NULL;
  CREATE INDEX supervision_assignment_by_group ON supervision_assignment (bureau_id, group_id) WHERE valid_to IS NULL;`;

const contacts = `
  CREATE TABLE unit_contact (
    id uuid NOT NULL CONSTRAINT unit_contact_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    person_id uuid NOT NULL,
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT unit_contact_of_bureau UNIQUE (bureau_id, id),
    CONSTRAINT unit_contact_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_contact_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)
  );
  CREATE UNIQUE INDEX unit_contact_once ON unit_contact (bureau_id, unit_id, person_id) WHERE valid_to IS NULL;
  CREATE INDEX unit_contact_by_person ON unit_contact (bureau_id, person_id) WHERE valid_to IS NULL;
  CREATE TABLE contact_phone (
    id uuid NOT NULL CONSTRAINT contact_phone_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL CONSTRAINT contact_phone_kind_known CHECK (kind IN ('landline', 'mobile')),
    raw text NOT NULL,
    digits text NOT NULL CONSTRAINT contact_phone_only_digits CHECK (digits ~ '^[0-9]{3,20}$'),
    area_code text NULL,
    extension text NULL,
    to_verify boolean NOT NULL,
    CONSTRAINT contact_phone_contact_fk FOREIGN KEY (bureau_id, contact_id) REFERENCES unit_contact (bureau_id, id)
  );
  -- Not unique: the same mobile is accepted with two contacts and marked with both (R000.79).
  CREATE INDEX contact_phone_by_digits ON contact_phone (bureau_id, digits);
  CREATE INDEX contact_phone_by_contact ON contact_phone (bureau_id, contact_id);
  CREATE TABLE phone_read_audit (
    id uuid NOT NULL CONSTRAINT phone_read_audit_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    read_at timestamptz NOT NULL
  );
  CREATE INDEX phone_read_audit_by_time ON phone_read_audit (bureau_id, read_at);`;

const records = `
  CREATE TABLE roster_import (
    id uuid NOT NULL CONSTRAINT roster_import_pk PRIMARY KEY,
    bureau_id uuid NOT NULL CONSTRAINT roster_import_bureau_fk REFERENCES bureau (id),
    state text NOT NULL CONSTRAINT roster_import_state_known
      CHECK (state IN ('ISSUES_LISTED', 'PREVIEWED', 'COMMITTED', 'DISCARDED')),
    file_name text NOT NULL,
    source_text text NULL,
    draft jsonb NULL,
    changes integer NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz NOT NULL,
    settled_at timestamptz NULL
  );
  CREATE INDEX roster_import_by_time ON roster_import (bureau_id, uploaded_at);
  CREATE TABLE campaign_unit (
    campaign_id uuid NOT NULL,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_type text NOT NULL,
    mode text NOT NULL CONSTRAINT campaign_unit_mode_known CHECK (mode IN ('full', 'contact-and-guidance')),
    supervision_group_id uuid NULL,
    CONSTRAINT campaign_unit_pk PRIMARY KEY (campaign_id, unit_id),
    CONSTRAINT campaign_unit_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id)
  );`;

export class FurnishOrganization1792532760000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${places} ${people} ${supervision} ${contacts} ${records}
      ${tenantTables.map(tenantPolicy).join('')}
      ${grantTables('public', 'organization_app')}
      -- Who read which phones is written once and never rewritten by the application.
      REVOKE UPDATE, DELETE ON phone_read_audit FROM organization_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ${[...tenantTables].reverse().join(', ')};
      ALTER TABLE bureau DROP CONSTRAINT bureau_name_unique, DROP COLUMN city_id;
      ALTER TABLE unit DROP CONSTRAINT unit_of_bureau;
      DROP TABLE city_official, city;
      DROP EXTENSION btree_gist;`);
  }
}
