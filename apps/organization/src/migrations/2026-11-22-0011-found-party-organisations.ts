import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';
import { staysATree } from '../unit/stays-a-tree.rules';

const tenantTables = [
  'party_organisation',
  'party_organisation_version',
  'party_organisation_unit',
];

const span = (table: string) => `
    valid_from date NOT NULL,
    valid_to date NULL,
    CONSTRAINT ${table}_ends_after_it_began CHECK (valid_to >= valid_from)`;

const range = 'daterange(valid_from, valid_to) WITH &&';

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
  CREATE INDEX party_organisation_version_by_organisation
    ON party_organisation_version (organisation_id, valid_from);
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

// As for units: those of a day, those known on a day, and those one may see who may see these units.
const reads = `
  CREATE FUNCTION party_organisation_on(day date) RETURNS TABLE (id uuid, bureau_id uuid, kind text, name text,
    parent_id uuid, valid_from date, valid_to date) LANGUAGE sql STABLE AS $$
    SELECT v.organisation_id, v.bureau_id, v.kind, v.name, v.parent_id, v.valid_from, v.valid_to
    FROM party_organisation_version v WHERE v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day) $$;

  CREATE FUNCTION party_organisation_known_on(day date) RETURNS TABLE (id uuid, bureau_id uuid, kind text, name text,
    parent_id uuid, dissolved_on date) LANGUAGE sql STABLE AS $$
    SELECT o.id, o.bureau_id, v.kind, v.name, v.parent_id, CASE WHEN v.valid_to <= day THEN v.valid_to END
    FROM party_organisation o CROSS JOIN LATERAL (
      SELECT w.* FROM party_organisation_version w
      WHERE w.organisation_id = o.id AND w.valid_from <= day ORDER BY w.valid_from DESC LIMIT 1) v $$;

  -- What serves one of the units, a department in it or its forerunner on the day, with all above it and below it.
  CREATE FUNCTION party_organisations_around(units uuid[], day date) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    WITH RECURSIVE place (id) AS (
      SELECT unnest(units_and_forerunners(units))
      UNION
      SELECT v.unit_id FROM place p JOIN unit_version v ON v.parent_unit_id = p.id AND v.kind <> 'unit'
        AND v.valid_from <= day AND (v.valid_to IS NULL OR v.valid_to > day)),
    serving (id) AS (
      SELECT s.organisation_id FROM party_organisation_unit s JOIN place p ON p.id = s.unit_id
      WHERE s.valid_from <= day AND (s.valid_to IS NULL OR s.valid_to > day)),
    above (id) AS (
      SELECT id FROM serving UNION
      SELECT k.parent_id FROM above a JOIN party_organisation_known_on(day) k ON k.id = a.id WHERE k.parent_id IS NOT NULL),
    below (id) AS (
      SELECT id FROM serving UNION
      SELECT o.id FROM below b JOIN party_organisation_on(day) o ON o.parent_id = b.id)
    SELECT id FROM above UNION SELECT id FROM below $$;`;

const functions = [
  'party_organisations_around(uuid[], date)',
  'party_organisation_known_on(date)',
  'party_organisation_on(date)',
  'party_organisation_version_stays_a_tree()',
];

export class FoundPartyOrganisations1795305060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${party} ${reads}
      ${staysATree('party_organisation_version', 'organisation_id', 'parent_id')}
      ${tenantTables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...tenantTables].reverse().join(', ')};
      DROP FUNCTION ${functions.join(', ')};`);
  }
}
