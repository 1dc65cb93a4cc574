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

export class FoundPartyOrganisations1795305060000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${party}
      ${staysATree('party_organisation_version', 'organisation_id', 'parent_id')}
      ${tenantTables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE ${[...tenantTables].reverse().join(', ')};
      DROP FUNCTION party_organisation_version_stays_a_tree();`);
  }
}
