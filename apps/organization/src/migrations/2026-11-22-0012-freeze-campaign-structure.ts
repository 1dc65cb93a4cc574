import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tenantTables = ['campaign_snapshot', 'campaign_role', 'participation_override', 'superior'];

// What an old report says must not change with the next reorganisation: names, types, groups and who was what are
// copied, not referred to. Phones are not: nobody rings up the past (R000.81).
const snapshot = `
  CREATE TABLE campaign_snapshot (
    campaign_id uuid NOT NULL CONSTRAINT campaign_snapshot_pk PRIMARY KEY,
    bureau_id uuid NOT NULL CONSTRAINT campaign_snapshot_bureau_fk REFERENCES bureau (id),
    frozen_on date NOT NULL
  );
  ALTER TABLE campaign_unit ADD name text NULL, ADD mode_reason text NULL, ADD ordinal integer NULL,
    ADD supervision_group_number integer NULL, ADD supervision_group_label text NULL;
  ALTER TABLE campaign_unit NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE unit_version NO FORCE ROW LEVEL SECURITY;
  ALTER TABLE supervision_group NO FORCE ROW LEVEL SECURITY;
  -- Campaigns frozen before this keep what can still be known of them.
  UPDATE campaign_unit c SET name = (SELECT v.name FROM unit_version v WHERE v.unit_id = c.unit_id
      ORDER BY v.valid_from LIMIT 1),
    (supervision_group_number, supervision_group_label) =
      (SELECT g.number, g.label FROM supervision_group g WHERE g.id = c.supervision_group_id);
  INSERT INTO campaign_snapshot SELECT DISTINCT campaign_id, bureau_id, current_date FROM campaign_unit;
  ALTER TABLE supervision_group FORCE ROW LEVEL SECURITY;
  ALTER TABLE unit_version FORCE ROW LEVEL SECURITY;
  ALTER TABLE campaign_unit FORCE ROW LEVEL SECURITY;
  ALTER TABLE campaign_unit ALTER name SET NOT NULL;
  CREATE TABLE campaign_role (
    id uuid NOT NULL CONSTRAINT campaign_role_pk PRIMARY KEY,
    campaign_id uuid NOT NULL CONSTRAINT campaign_role_campaign_fk REFERENCES campaign_snapshot (campaign_id),
    bureau_id uuid NOT NULL,
    role text NOT NULL,
    unit_id uuid NULL,
    place_name text NULL,
    group_id uuid NULL,
    group_label text NULL,
    person_id uuid NOT NULL,
    person_name text NOT NULL,
    is_liaison boolean NOT NULL,
    ordinal integer NOT NULL
  );
  CREATE INDEX campaign_role_by_unit ON campaign_role (campaign_id, unit_id);
  CREATE INDEX campaign_role_by_group ON campaign_role (campaign_id, group_id);
  REVOKE UPDATE, DELETE ON campaign_snapshot, campaign_unit, campaign_role FROM organization_app;`;

// R000.7 by the type of a unit; here one unit otherwise, decided before the campaign opens, with its reason.
const overrides = `
  CREATE TABLE participation_override (
    id uuid NOT NULL CONSTRAINT participation_override_pk PRIMARY KEY,
    bureau_id uuid NOT NULL,
    template_key text NOT NULL,
    unit_id uuid NOT NULL,
    mode text NOT NULL CONSTRAINT participation_override_mode_known CHECK (mode IN ('full', 'contact-and-guidance')),
    reason text NOT NULL CONSTRAINT participation_override_has_a_reason CHECK (reason <> ''),
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    CONSTRAINT participation_override_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT participation_override_once UNIQUE (bureau_id, template_key, unit_id)
  );`;

// §5.4: reporting goes up to several superiors, for a campaign or always, for the bureau or for one unit.
const superiors = `
  CREATE TABLE superior (
    id uuid NOT NULL CONSTRAINT superior_pk PRIMARY KEY,
    bureau_id uuid NOT NULL CONSTRAINT superior_bureau_fk REFERENCES bureau (id),
    campaign_id uuid NULL,
    unit_id uuid NULL,
    ordinal integer NOT NULL,
    kind text NOT NULL CONSTRAINT superior_kind_known CHECK (kind IN ('city-office', 'municipal-bureau', 'county-bureau',
      'county-office', 'party-committee', 'university', 'provincial-bureau', 'other')),
    name text NOT NULL,
    receives text[] NOT NULL,
    CONSTRAINT superior_unit_fk FOREIGN KEY (bureau_id, unit_id) REFERENCES unit (bureau_id, id),
    CONSTRAINT superior_named_once UNIQUE NULLS NOT DISTINCT (bureau_id, campaign_id, unit_id, name)
  );`;

/** What a campaign's reports rest on is frozen whole; who takes part otherwise and who is reported to is data. */
export class FreezeCampaignStructure1795305120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${snapshot} ${overrides} ${superiors}
      ${tenantTables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE superior, participation_override, campaign_role, campaign_snapshot;
      ALTER TABLE campaign_unit DROP COLUMN name, DROP COLUMN mode_reason, DROP COLUMN ordinal,
        DROP COLUMN supervision_group_number, DROP COLUMN supervision_group_label;
      GRANT UPDATE, DELETE ON campaign_unit TO organization_app;`);
  }
}
