import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tables = ['holding', 'unit_change', 'campaign_unit_version'];

/**
 * What organization says of people and units, each word kept with the moment it became known here. Which word is the
 * newest is told by the event's own time, so that events in any order lead to the same rows.
 */
export class FollowPeopleAndUnits1795309260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE holding (
        event_id uuid NOT NULL CONSTRAINT holding_pk PRIMARY KEY,
        holding_id uuid NOT NULL,
        bureau_id uuid NOT NULL,
        person_id uuid NOT NULL,
        role text NOT NULL,
        unit_id uuid NULL,
        group_id uuid NULL,
        valid_from date NOT NULL,
        valid_to date NULL,
        voided boolean NOT NULL,
        said_at timestamptz NOT NULL,
        known_at timestamptz NOT NULL
      );
      CREATE INDEX holding_newest ON holding (bureau_id, holding_id, said_at DESC, event_id DESC);
      CREATE INDEX holding_of_unit ON holding (bureau_id, unit_id);
      CREATE INDEX holding_of_person ON holding (bureau_id, person_id);
      CREATE TABLE unit_change (
        event_id uuid NOT NULL CONSTRAINT unit_change_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        campaign_id uuid NULL,
        change text NOT NULL,
        mode text NULL,
        unit_type text NULL,
        parent_unit_id uuid NULL,
        supervision_group_id uuid NULL,
        effective_on date NOT NULL,
        ends_on date NULL,
        assignment_id uuid NULL,
        successor_unit_ids uuid[] NOT NULL,
        reason text NULL,
        said_by uuid NULL,
        said_at timestamptz NOT NULL,
        known_at timestamptz NOT NULL
      );
      CREATE INDEX unit_change_of_unit ON unit_change (bureau_id, unit_id, said_at, event_id);
      CREATE TABLE campaign_unit_version (
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        version integer NOT NULL,
        bureau_id uuid NOT NULL,
        is_bureau boolean NOT NULL,
        stretches jsonb NOT NULL,
        known_at timestamptz NOT NULL,
        CONSTRAINT campaign_unit_version_pk PRIMARY KEY (campaign_id, unit_id, version),
        CONSTRAINT campaign_unit_version_unit_fk FOREIGN KEY (bureau_id, campaign_id, unit_id)
          REFERENCES campaign_unit (bureau_id, campaign_id, unit_id)
      );
      ALTER TABLE campaign_unit
        ADD parent_unit_id uuid NULL,
        ADD is_bureau boolean NOT NULL DEFAULT false,
        ADD successor_unit_ids uuid[] NOT NULL DEFAULT '{}',
        ADD stretches jsonb NOT NULL DEFAULT '[]',
        ADD rostered_at timestamptz NOT NULL DEFAULT '-infinity',
        ADD version integer NOT NULL DEFAULT 1;
      UPDATE campaign_unit SET is_bureau = unit_type = 'bureau-organ', stretches = jsonb_build_array(jsonb_build_object(
        'unitType', unit_type, 'mode', mode, 'parentUnitId', NULL, 'supervisionGroupId', supervision_group_id,
        'from', NULL, 'to', NULL, 'successorUnitIds', '[]'::jsonb));
      ALTER TABLE campaign_unit
        ALTER is_bureau DROP DEFAULT, ALTER successor_unit_ids DROP DEFAULT, ALTER stretches DROP DEFAULT,
        ALTER rostered_at DROP DEFAULT, ALTER version DROP DEFAULT;
      CREATE INDEX campaign_unit_of_group ON campaign_unit (campaign_id, supervision_group_id);
      CREATE INDEX campaign_unit_children ON campaign_unit (campaign_id, parent_unit_id);
      ${tables.map(tenantPolicy).join('')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ${[...tables].reverse().join(', ')};
      DROP INDEX campaign_unit_of_group, campaign_unit_children;
      ALTER TABLE campaign_unit DROP parent_unit_id, DROP is_bureau, DROP successor_unit_ids,
        DROP stretches, DROP rostered_at, DROP version;`);
  }
}
