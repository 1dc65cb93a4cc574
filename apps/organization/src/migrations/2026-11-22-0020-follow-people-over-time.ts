import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

// Administrative ranks (行政级别), from the lowest: a threshold is a comparison of ordinals (R001.32, R001.36).
const ranks = `
  CREATE TABLE cadre_rank (
    code text NOT NULL CONSTRAINT cadre_rank_pk PRIMARY KEY,
    ordinal integer NOT NULL CONSTRAINT cadre_rank_ordinal_unique UNIQUE,
    title_zh text NOT NULL,
    title_en text NOT NULL
  );
  INSERT INTO cadre_rank VALUES
    ('clerk', 1, '办事员', 'Clerk'),
    ('section-member', 2, '科员', 'Section member'),
    ('deputy-section', 3, '副科级', 'Deputy section level'),
    ('section', 4, '正科级', 'Section level'),
    ('deputy-division', 5, '副处级', 'Deputy division level'),
    ('division', 6, '正处级', 'Division level'),
    ('deputy-department', 7, '副厅级', 'Deputy department level'),
    ('department', 8, '正厅级', 'Department level');
  REVOKE INSERT, UPDATE, DELETE ON cadre_rank FROM organization_app;`;

/*
 * Where somebody belongs (own) and, for a time, works instead (attached 挂职, borrowed 借用). At most one of each on any
 * day, so everybody works at one unit a day and is counted there once (R000.8), whatever a verb forgot.
 */
const affiliations = `
  CREATE TABLE person_affiliation (
    id uuid NOT NULL CONSTRAINT person_affiliation_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT person_affiliation_kind_known CHECK (kind IN ('own', 'attached', 'borrowed')),
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT person_affiliation_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id),
    CONSTRAINT person_affiliation_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT person_affiliation_ends_after_it_began CHECK (valid_to >= valid_from),
    CONSTRAINT person_affiliation_one_home EXCLUDE USING gist
      (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind = 'own'),
    CONSTRAINT person_affiliation_one_away EXCLUDE USING gist
      (person_id WITH =, daterange(valid_from, valid_to) WITH &&) WHERE (kind <> 'own')
  );
  CREATE INDEX person_affiliation_by_unit ON person_affiliation (bureau_id, unit_id, person_id);
  CREATE INDEX person_affiliation_by_person ON person_affiliation (bureau_id, person_id, valid_from);
  CREATE INDEX person_affiliation_away ON person_affiliation (bureau_id, person_id) WHERE kind <> 'own';`;

const standings = `
  CREATE TABLE person_standing (
    id uuid NOT NULL CONSTRAINT person_standing_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT person_standing_kind_known
      CHECK (kind IN ('staff', 'retired', 'trainee', 'intern', 'seasonal', 'delegate')),
    rank text NULL CONSTRAINT person_standing_rank_fk REFERENCES cadre_rank (code),
    is_cpc_member boolean NULL,
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT person_standing_person_fk FOREIGN KEY (bureau_id, person_id) REFERENCES person (bureau_id, id),
    CONSTRAINT person_standing_ends_after_it_began CHECK (valid_to >= valid_from),
    CONSTRAINT person_standing_one EXCLUDE USING gist
      (person_id WITH =, daterange(valid_from, valid_to) WITH &&)
  );
  CREATE INDEX person_standing_by_person ON person_standing (bureau_id, person_id, valid_from);
  CREATE INDEX person_standing_by_rank ON person_standing (bureau_id, rank) WHERE rank IS NOT NULL;`;

// What was one column becomes a history that begins with the oldest post known, else today. FORCE is lifted for the
// copy: under it the owner sees no tenant's rows, and the column would be dropped with nothing taken over.
const fromColumn = `
  ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE post NO FORCE ROW LEVEL SECURITY;
  INSERT INTO person_affiliation (id, bureau_id, person_id, unit_id, kind, valid_from)
    SELECT gen_random_uuid(), p.bureau_id, p.id, p.unit_id, 'own',
      LEAST((SELECT min(valid_from) FROM post WHERE post.person_id = p.id), current_date)
    FROM person p WHERE p.unit_id IS NOT NULL;
  ALTER TABLE person FORCE ROW LEVEL SECURITY;
  ALTER TABLE post FORCE ROW LEVEL SECURITY;
  ALTER TABLE person DROP COLUMN unit_id;
  ALTER TABLE person ADD merged_into_id uuid NULL,
    ADD CONSTRAINT person_merged_fk FOREIGN KEY (bureau_id, merged_into_id) REFERENCES person (bureau_id, id),
    ADD CONSTRAINT person_not_merged_into_itself CHECK (merged_into_id <> id);
  CREATE INDEX person_by_name ON person (bureau_id, name_key);`;

const merges = `
  CREATE TABLE person_merge (
    id uuid NOT NULL CONSTRAINT person_merge_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    kept_id uuid NOT NULL,
    duplicate_id uuid NOT NULL CONSTRAINT person_merge_once UNIQUE,
    reason text NOT NULL,
    -- Rows of the duplicate that said what the kept person's rows said already.
    left_out jsonb NOT NULL,
    merged_by uuid NOT NULL,
    merged_at timestamptz NOT NULL,
    CONSTRAINT person_merge_kept_fk FOREIGN KEY (bureau_id, kept_id) REFERENCES person (bureau_id, id),
    CONSTRAINT person_merge_duplicate_fk FOREIGN KEY (bureau_id, duplicate_id) REFERENCES person (bureau_id, id)
  );
  REVOKE UPDATE, DELETE ON person_merge FROM organization_app;`;

const tenantTables = ['person_affiliation', 'person_standing', 'person_merge'];

export class FollowPeopleOverTime1795305620000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${ranks} ${affiliations} ${standings} ${fromColumn} ${merges}
      ${tenantTables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD unit_id uuid NULL,
        ADD CONSTRAINT person_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id);
      ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE person_affiliation NO FORCE ROW LEVEL SECURITY;
      UPDATE person p SET unit_id = a.unit_id FROM person_affiliation a
        WHERE a.person_id = p.id AND a.kind = 'own' AND a.valid_to IS NULL;
      ALTER TABLE person FORCE ROW LEVEL SECURITY;
      CREATE INDEX person_by_unit ON person (bureau_id, unit_id, name);
      DROP TABLE person_merge, person_standing, person_affiliation, cadre_rank;
      DROP INDEX person_by_name;
      ALTER TABLE person DROP COLUMN merged_into_id;`);
  }
}
