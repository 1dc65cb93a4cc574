import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantPolicy } from '@huiyin/persistence';

/** A bureau's own templates and adaptations (R001.1, R003.111), each version as it was published. */
export class PublishTemplates1795308600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bureau_template (
        bureau_id uuid NOT NULL,
        key text NOT NULL CONSTRAINT bureau_template_key_form CHECK (key ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
        version integer NOT NULL CONSTRAINT bureau_template_version_positive CHECK (version >= 1),
        hash text NOT NULL,
        definition jsonb NOT NULL,
        yaml text NOT NULL,
        published_at timestamptz NOT NULL,
        published_by uuid NOT NULL,
        CONSTRAINT bureau_template_pk PRIMARY KEY (bureau_id, key, version)
      );
      ${tenantPolicy('bureau_template')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE bureau_template');
  }
}
