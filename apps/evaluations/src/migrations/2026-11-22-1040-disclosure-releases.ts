import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

/**
 * The memory of disclosure control: which unit results were ever summed together for which readers. A result stands in one block
 * for good (the primary key), and no row is changed or taken away, by the application or by the owner.
 */
export class DisclosureReleases1795344000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE disclosure_ledger (
        campaign_id uuid NOT NULL CONSTRAINT disclosure_ledger_pk PRIMARY KEY,
        bureau_id uuid NOT NULL
      );
      CREATE TABLE disclosure_release (
        campaign_id uuid NOT NULL CONSTRAINT disclosure_release_ledger_fk REFERENCES disclosure_ledger (campaign_id),
        population text NOT NULL,
        k integer NOT NULL CONSTRAINT disclosure_release_k_protects CHECK (k >= 5),
        appraisal_id uuid NOT NULL CONSTRAINT disclosure_release_appraisal_fk REFERENCES appraisal (id),
        bureau_id uuid NOT NULL,
        batch integer NOT NULL,
        block integer NULL,
        rule_version text NOT NULL,
        released_at timestamptz NOT NULL,
        CONSTRAINT disclosure_release_pk PRIMARY KEY (campaign_id, population, k, appraisal_id)
      );
      ${tenantPolicy('disclosure_ledger')}
      ${tenantPolicy('disclosure_release')}
      REVOKE UPDATE, DELETE ON disclosure_release FROM evaluations_app;
      REVOKE DELETE ON disclosure_ledger FROM evaluations_app;
      CREATE FUNCTION refuse_forgetting_releases() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'what was released stays released (needs 15, 16)' USING ERRCODE = '23001'; END $$;
      CREATE TRIGGER disclosure_release_is_append_only BEFORE UPDATE OR DELETE ON disclosure_release
        FOR EACH ROW EXECUTE FUNCTION refuse_forgetting_releases();
      ALTER TABLE appraisal_result
        ADD CONSTRAINT appraisal_result_not_below_k CHECK (withheld IS NOT NULL OR n >= k);
      ALTER TABLE campaign_unit ADD COLUMN unit_type text NULL, ADD COLUMN supervision_group_id uuid NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE campaign_unit DROP COLUMN unit_type, DROP COLUMN supervision_group_id;
      ALTER TABLE appraisal_result DROP CONSTRAINT appraisal_result_not_below_k;
      DROP TABLE disclosure_release; DROP FUNCTION refuse_forgetting_releases; DROP TABLE disclosure_ledger;`);
  }
}
