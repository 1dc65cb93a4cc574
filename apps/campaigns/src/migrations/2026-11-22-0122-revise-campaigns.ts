import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

const tables = ['campaign_revision', 'campaign_link', 'link_step'];

/**
 * Rules and dates may change while a campaign runs, each time with a reason; what was so before stays readable. A
 * campaign may stand without an end (R004.2), hang under another as the measures of one link (R002.1), and count for
 * another (R003.20).
 */
export class ReviseCampaigns1795309320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign
        ALTER ends_on DROP NOT NULL,
        ADD parent_campaign_id uuid NULL,
        ADD parent_link text NULL,
        ADD answers jsonb NOT NULL DEFAULT '{}',
        ADD revision integer NOT NULL DEFAULT 1,
        ADD CONSTRAINT campaign_parent_fk FOREIGN KEY (bureau_id, parent_campaign_id) REFERENCES campaign (bureau_id, id),
        ADD CONSTRAINT campaign_measures_name_parent CHECK (parent_link IS NULL OR parent_campaign_id IS NOT NULL);
      ALTER TABLE campaign ALTER answers DROP DEFAULT, ALTER revision DROP DEFAULT;
      ALTER TABLE duty_rule
        ADD fulfilment text NOT NULL DEFAULT 'record',
        ADD record_kind text NULL,
        ADD required_items text[] NOT NULL DEFAULT '{}',
        ADD counts_for_ranking boolean NOT NULL DEFAULT false,
        ADD retired_in integer NULL;
      ALTER TABLE duty_rule ALTER fulfilment DROP DEFAULT, ALTER required_items DROP DEFAULT,
        ALTER counts_for_ranking DROP DEFAULT;
      CREATE TABLE campaign_revision (
        campaign_id uuid NOT NULL,
        revision integer NOT NULL,
        bureau_id uuid NOT NULL,
        template_version integer NOT NULL,
        template_hash text NOT NULL,
        definition jsonb NOT NULL,
        starts_on date NOT NULL,
        ends_on date NULL,
        difference jsonb NOT NULL,
        reason text NULL,
        decided_by uuid NULL,
        known_at timestamptz NOT NULL,
        CONSTRAINT campaign_revision_pk PRIMARY KEY (campaign_id, revision),
        CONSTRAINT campaign_revision_says_why CHECK (revision = 1 OR (reason ~ '\\S' AND decided_by IS NOT NULL)),
        CONSTRAINT campaign_revision_campaign_fk FOREIGN KEY (bureau_id, campaign_id) REFERENCES campaign (bureau_id, id)
      );
      INSERT INTO campaign_revision
        SELECT id, 1, bureau_id, template_version, template_hash, definition, starts_on, ends_on, '[]', NULL, NULL, opened_at
        FROM campaign;
      CREATE TABLE campaign_link (
        campaign_id uuid NOT NULL,
        counts_for_id uuid NOT NULL,
        bureau_id uuid NOT NULL,
        kinds jsonb NOT NULL,
        linked_at timestamptz NOT NULL,
        linked_by uuid NOT NULL,
        CONSTRAINT campaign_link_pk PRIMARY KEY (campaign_id, counts_for_id),
        CONSTRAINT campaign_link_two CHECK (campaign_id <> counts_for_id),
        CONSTRAINT campaign_link_from_fk FOREIGN KEY (bureau_id, campaign_id) REFERENCES campaign (bureau_id, id),
        CONSTRAINT campaign_link_to_fk FOREIGN KEY (bureau_id, counts_for_id) REFERENCES campaign (bureau_id, id)
      );
      CREATE TABLE link_step (
        id uuid NOT NULL CONSTRAINT link_step_pk PRIMARY KEY,
        bureau_id uuid NOT NULL,
        campaign_id uuid NOT NULL,
        unit_id uuid NOT NULL,
        link text NOT NULL,
        step text NOT NULL CONSTRAINT link_step_known CHECK (step IN ('SUMMARY', 'INSPECTED')),
        happened_on date NOT NULL,
        record_id uuid NULL,
        remark text NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid NOT NULL,
        place integer NOT NULL,
        CONSTRAINT link_step_in_order UNIQUE (campaign_id, unit_id, link, place),
        CONSTRAINT link_step_inspection_says_what CHECK (step <> 'INSPECTED' OR remark ~ '\\S'),
        CONSTRAINT link_step_summary_is_record CHECK ((step = 'SUMMARY') = (record_id IS NOT NULL)),
        CONSTRAINT link_step_record_fk FOREIGN KEY (bureau_id, record_id) REFERENCES campaign_record (bureau_id, id),
        CONSTRAINT link_step_unit_fk FOREIGN KEY (bureau_id, campaign_id, unit_id)
          REFERENCES campaign_unit (bureau_id, campaign_id, unit_id)
      );
      ${tables.map(tenantPolicy).join('')}`);
  }

  /** The older schema knows no standing campaign: there it ends on the day it began. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE ${[...tables].reverse().join(', ')};
      ALTER TABLE duty_rule DROP fulfilment, DROP record_kind, DROP required_items, DROP counts_for_ranking, DROP retired_in;
      UPDATE campaign SET ends_on = starts_on WHERE ends_on IS NULL;
      ALTER TABLE campaign ALTER ends_on SET NOT NULL, DROP parent_campaign_id, DROP parent_link, DROP answers, DROP revision;`);
  }
}
