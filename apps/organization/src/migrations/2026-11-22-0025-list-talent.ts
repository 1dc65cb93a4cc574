import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const days = 'daterange(valid_from, valid_to) WITH &&';
const identity = (table: string) => `
  id uuid NOT NULL CONSTRAINT ${table}_pk PRIMARY KEY,
  bureau_id uuid NOT NULL`;
const personKey = (table: string) =>
  `CONSTRAINT ${table}_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id)`;
const span = (table: string) => `
  valid_from date NOT NULL,
  valid_to date NULL,
  CONSTRAINT ${table}_ends_after_it_began CHECK (valid_to >= valid_from)`;
const recorded = `
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL`;

// R004.23: lists such as the provincial "333" and the municipal "169" with their targets, and reserve cadres.
const lists = `
  CREATE TABLE talent_list (${identity('talent_list')} CONSTRAINT talent_list_bureau_fk REFERENCES bureau (id),
    name text NOT NULL,
    level text NOT NULL CONSTRAINT talent_list_level_known CHECK (level IN ('provincial', 'municipal', 'county', 'unit')),
    target_count integer NULL CONSTRAINT talent_list_target_positive CHECK (target_count > 0),
    ${span('talent_list')},
    CONSTRAINT talent_list_of_bureau UNIQUE (bureau_id, id),
    CONSTRAINT talent_list_named_once EXCLUDE USING gist (bureau_id WITH =, level WITH =, name WITH =, ${days})
  );
  CREATE TABLE talent_entry (${identity('talent_entry')},
    list_id uuid NOT NULL,
    person_id uuid NOT NULL,
    ${span('talent_entry')},
    CONSTRAINT talent_entry_list_fk FOREIGN KEY (bureau_id, list_id) REFERENCES talent_list (bureau_id, id),
    ${personKey('talent_entry')},
    CONSTRAINT talent_entry_once EXCLUDE USING gist (list_id WITH =, person_id WITH =, ${days})
  );
  CREATE INDEX talent_entry_by_list ON talent_entry (bureau_id, list_id);
  CREATE TABLE reserve_cadre (${identity('reserve_cadre')},
    person_id uuid NOT NULL,
    for_level text NOT NULL CONSTRAINT reserve_cadre_level_known
      CHECK (for_level IN ('unit-chief', 'unit-deputy', 'mid-level')),
    education text NOT NULL CONSTRAINT reserve_cadre_education_known
      CHECK (education IN ('doctor', 'master', 'bachelor', 'college', 'other')),
    specialty text NOT NULL,
    age_band text NOT NULL CONSTRAINT reserve_cadre_age_band_known
      CHECK (age_band IN ('under-35', 'under-40', 'under-45', 'under-50', 'from-50')),
    ${span('reserve_cadre')},
    ${personKey('reserve_cadre')},
    CONSTRAINT reserve_cadre_once EXCLUDE USING gist (person_id WITH =, for_level WITH =, ${days})
  );
  CREATE INDEX reserve_cadre_by_level ON reserve_cadre (bureau_id, for_level);`;

// R004.13, R004.24: how a secretary was found, and how secretaries are trained; R004.20: what is done for members.
const records = `
  CREATE TABLE secretary_selection (${identity('secretary_selection')},
    post_id uuid NOT NULL CONSTRAINT secretary_selection_once UNIQUE,
    method text NOT NULL CONSTRAINT secretary_selection_method_known
      CHECK (method IN ('organisation-selection', 'open-recommendation-direct-election', 'competition')),
    selected_on date NOT NULL,
    ${recorded},
    CONSTRAINT secretary_selection_post_fk FOREIGN KEY (bureau_id, post_id) REFERENCES post (bureau_id, id)
  );
  CREATE TABLE secretary_training (${identity('secretary_training')},
    person_id uuid NOT NULL,
    form text NOT NULL CONSTRAINT secretary_training_form_known
      CHECK (form IN ('observation', 'rotation', 'special-course', 'attachment')),
    topic text NOT NULL,
    began_on date NOT NULL,
    half_days integer NOT NULL CONSTRAINT secretary_training_lasts CHECK (half_days > 0),
    ${recorded},
    ${personKey('secretary_training')},
    CONSTRAINT secretary_training_once UNIQUE (person_id, form, began_on, topic)
  );
  CREATE INDEX secretary_training_by_day ON secretary_training (bureau_id, began_on);
  CREATE TABLE care_record (${identity('care_record')},
    person_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT care_record_kind_known CHECK (kind IN ('incentive', 'care', 'assistance')),
    given_on date NOT NULL,
    summary text NOT NULL,
    ${recorded},
    ${personKey('care_record')},
    CONSTRAINT care_record_once UNIQUE (person_id, kind, given_on, summary)
  );
  REVOKE UPDATE, DELETE ON secretary_selection FROM organization_app;`;

const tables = [
  'talent_list',
  'talent_entry',
  'reserve_cadre',
  'secretary_selection',
  'secretary_training',
  'care_record',
];

/** Talent, reserve cadres, secretaries and what is done for members (R004.13, R004.20, R004.23, R004.24). */
export class ListTalent1795305625000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${lists} ${records} ${tables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...tables].reverse().join(', ')};`);
  }
}
