import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tenantTables = [
  'unit_version',
  'unit_alias',
  'unit_lineage',
  'party_organisation',
  'party_organisation_version',
  'party_organisation_unit',
];

const span = (table: string) => `
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT ${table}_ends_after_it_began CHECK (valid_to >= valid_from)`;

const range = 'daterange(valid_from, valid_to) WITH &&';

// What a unit is called, what it is and where it stands changes from a day on; what it was stays readable. `unit`
// itself keeps only what never changes. A unit's name is its own in the whole bureau, a department's under its parent.
const units = `
  ALTER TABLE unit ADD kind text NOT NULL DEFAULT 'unit'
    CONSTRAINT unit_kind_known CHECK (kind IN ('unit', 'department', 'study-group'));
  ALTER TABLE unit ALTER kind DROP DEFAULT, ADD CONSTRAINT unit_of_kind UNIQUE (bureau_id, id, kind);
  CREATE TABLE unit_version (
    id uuid NOT NULL CONSTRAINT unit_version_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL CONSTRAINT unit_version_has_a_name CHECK (name_key <> ''),
    unit_type text NOT NULL,
    parent_unit_id uuid NULL CONSTRAINT unit_version_not_its_own_parent CHECK (parent_unit_id <> unit_id),
    ${span('unit_version')},
    CONSTRAINT unit_version_unit_fk FOREIGN KEY (bureau_id, unit_id, kind) REFERENCES unit (bureau_id, id, kind),
    CONSTRAINT unit_version_parent_fk FOREIGN KEY (bureau_id, parent_unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_version_one_at_a_time EXCLUDE USING gist (unit_id WITH =, ${range}),
    CONSTRAINT unit_version_name_once EXCLUDE USING gist
      (bureau_id WITH =, name_key WITH =, ${range}) WHERE (kind = 'unit'),
    CONSTRAINT unit_version_name_once_below EXCLUDE USING gist
      (bureau_id WITH =, kind WITH =, COALESCE(parent_unit_id, bureau_id) WITH =, name_key WITH =, ${range})
      WHERE (kind <> 'unit')
  );
  CREATE INDEX unit_version_by_unit ON unit_version (bureau_id, unit_id, valid_from);
  CREATE INDEX unit_version_by_parent ON unit_version (bureau_id, parent_unit_id) WHERE parent_unit_id IS NOT NULL;
  INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, valid_from)
    SELECT gen_random_uuid(), bureau_id, id, kind, name, name_key, unit_type, '2000-01-01' FROM unit;
  ALTER TABLE unit DROP CONSTRAINT unit_name_unique, DROP COLUMN name, DROP COLUMN name_key, DROP COLUMN unit_type;
  CREATE TABLE unit_alias (
    id uuid NOT NULL CONSTRAINT unit_alias_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL CONSTRAINT unit_alias_has_a_name CHECK (name_key <> ''),
    ${span('unit_alias')},
    CONSTRAINT unit_alias_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_alias_once EXCLUDE USING gist (bureau_id WITH =, name_key WITH =, ${range})
  );
  CREATE INDEX unit_alias_by_unit ON unit_alias (bureau_id, unit_id);
  CREATE TABLE unit_lineage (
    id uuid NOT NULL CONSTRAINT unit_lineage_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    predecessor_id uuid NOT NULL,
    successor_id uuid NOT NULL CONSTRAINT unit_lineage_of_two CHECK (successor_id <> predecessor_id),
    change text NOT NULL CONSTRAINT unit_lineage_change_known CHECK (change IN ('merged', 'split')),
    effective_on date NOT NULL,
    CONSTRAINT unit_lineage_predecessor_fk FOREIGN KEY (bureau_id, predecessor_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_lineage_successor_fk FOREIGN KEY (bureau_id, successor_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT unit_lineage_once UNIQUE (predecessor_id, successor_id)
  );
  CREATE INDEX unit_lineage_by_successor ON unit_lineage (bureau_id, successor_id);`;

// Both functions run as the caller, under row-level security, and are planned into the query that uses them.
const reads = `
  -- Units that exist on the day, as they are on it.
  CREATE FUNCTION unit_on(day date) RETURNS TABLE (id uuid, bureau_id uuid, kind text, name text, name_key text,
    unit_type text, parent_unit_id uuid, valid_from date, valid_to date) LANGUAGE sql STABLE AS $$
    SELECT v.unit_id, v.bureau_id, v.kind, v.name, v.name_key, v.unit_type, v.parent_unit_id, v.valid_from, v.valid_to
    FROM unit_version v WHERE v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day) $$;

  -- Units as they were last known on the day: a unit that was closed by then, too, with the day of its end.
  CREATE FUNCTION unit_known_on(day date) RETURNS TABLE (id uuid, bureau_id uuid, kind text, name text, name_key text,
    unit_type text, parent_unit_id uuid, closed_on date) LANGUAGE sql STABLE AS $$
    SELECT u.id, u.bureau_id, u.kind, v.name, v.name_key, v.unit_type, v.parent_unit_id,
           CASE WHEN v.valid_to <= day THEN v.valid_to END
    FROM unit u CROSS JOIN LATERAL (
      SELECT w.* FROM unit_version w
      WHERE w.bureau_id = u.bureau_id AND w.unit_id = u.id AND w.valid_from <= day ORDER BY w.valid_from DESC LIMIT 1) v $$;`;

// A tree stays a tree on every day, whoever writes. Above the new parent, on the days of this row, the child must not be.
const trees = (table: string, node: string, parent: string) => `
  CREATE FUNCTION ${table}_stays_a_tree() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      WITH RECURSIVE above (node, days) AS (
        SELECT NEW.${parent}, daterange(NEW.valid_from, NEW.valid_to)
        UNION
        SELECT v.${parent}, a.days * daterange(v.valid_from, v.valid_to)
        FROM above a JOIN ${table} v ON v.bureau_id = NEW.bureau_id AND v.${node} = a.node
          AND daterange(v.valid_from, v.valid_to) && a.days
        WHERE v.${parent} IS NOT NULL AND a.node <> NEW.${node})
      SELECT FROM above WHERE node = NEW.${node})
    THEN RAISE EXCEPTION 'would stand below itself' USING ERRCODE = 'check_violation', CONSTRAINT = '${table}_no_cycle';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER ${table}_no_cycle AFTER INSERT OR UPDATE ON ${table}
    FOR EACH ROW WHEN (NEW.${parent} IS NOT NULL) EXECUTE FUNCTION ${table}_stays_a_tree();`;

// Party organisations and registered mass bodies (R004.18): a tree of its own beside the units.
const party = `
  CREATE TABLE party_organisation (
    id uuid NOT NULL CONSTRAINT party_organisation_pk PRIMARY KEY,
    bureau_id uuid NOT NULL CONSTRAINT party_organisation_bureau_fk REFERENCES bureau (id),
    CONSTRAINT party_organisation_of_bureau UNIQUE (bureau_id, id)
  );
  CREATE TABLE party_organisation_version (
    id uuid NOT NULL CONSTRAINT party_organisation_version_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    kind text NOT NULL CONSTRAINT party_organisation_kind_known CHECK (kind IN ('party-group', 'party-committee',
      'general-branch', 'branch', 'joint-branch', 'small-group', 'trade-union', 'youth-league', 'womens-committee')),
    name text NOT NULL,
    name_key text NOT NULL CONSTRAINT party_organisation_has_a_name CHECK (name_key <> ''),
    parent_id uuid NULL CONSTRAINT party_organisation_not_its_own_parent CHECK (parent_id <> organisation_id),
    ${span('party_organisation_version')},
    CONSTRAINT party_organisation_version_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES party_organisation (bureau_id, id),
    CONSTRAINT party_organisation_version_parent_fk FOREIGN KEY (bureau_id, parent_id)
      REFERENCES party_organisation (bureau_id, id),
    CONSTRAINT party_organisation_one_at_a_time EXCLUDE USING gist (organisation_id WITH =, ${range}),
    CONSTRAINT party_organisation_name_once EXCLUDE USING gist
      (bureau_id WITH =, COALESCE(parent_id, bureau_id) WITH =, name_key WITH =, ${range})
  );
  CREATE INDEX party_organisation_version_by_parent ON party_organisation_version (bureau_id, parent_id)
    WHERE parent_id IS NOT NULL;
  CREATE TABLE party_organisation_unit (
    id uuid NOT NULL CONSTRAINT party_organisation_unit_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    ${span('party_organisation_unit')},
    CONSTRAINT party_organisation_unit_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES party_organisation (bureau_id, id),
    CONSTRAINT party_organisation_unit_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT party_organisation_serves_once EXCLUDE USING gist (organisation_id WITH =, unit_id WITH =, ${range})
  );
  CREATE INDEX party_organisation_unit_by_unit ON party_organisation_unit (bureau_id, unit_id);`;

const functions = [
  'unit_on(date)',
  'unit_known_on(date)',
  'unit_version_stays_a_tree()',
  'party_organisation_version_stays_a_tree()',
];

export class StructureOverTime1795305000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${units} ${reads} ${party}
      ${trees('unit_version', 'unit_id', 'parent_unit_id')}
      ${trees('party_organisation_version', 'organisation_id', 'parent_id')}
      ${tenantTables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE unit ADD name text, ADD name_key text, ADD unit_type text;
      UPDATE unit SET (name, name_key, unit_type) =
        (SELECT v.name, v.name_key, v.unit_type FROM unit_version v WHERE v.unit_id = unit.id
         ORDER BY v.valid_from DESC LIMIT 1);
      ALTER TABLE unit ALTER name SET NOT NULL, ALTER name_key SET NOT NULL, ALTER unit_type SET NOT NULL;
      DROP TABLE ${[...tenantTables].reverse().join(', ')};
      DROP FUNCTION ${functions.join(', ')};
      ALTER TABLE unit DROP CONSTRAINT unit_of_kind, DROP COLUMN kind,
        ADD CONSTRAINT unit_name_unique UNIQUE (bureau_id, name_key);`);
  }
}
