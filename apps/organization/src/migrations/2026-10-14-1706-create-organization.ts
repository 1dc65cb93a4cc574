import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createEventTables, dropEventTables } from '@huiyin/events';
import { grantTables, tenantPolicy } from '@huiyin/persistence';

export class CreateOrganization1792000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bureau (
        id uuid NOT NULL CONSTRAINT bureau_pk PRIMARY KEY,
        bureau_id uuid NOT NULL CONSTRAINT bureau_is_its_own_tenant CHECK (bureau_id = id),
        name text NOT NULL,
        area_code text NOT NULL,
        time_zone text NOT NULL
      );
      CREATE TABLE unit (
        id uuid NOT NULL CONSTRAINT unit_pk PRIMARY KEY,
        bureau_id uuid NOT NULL CONSTRAINT unit_bureau_fk REFERENCES bureau (id),
        name text NOT NULL,
        name_key text NOT NULL,
        unit_type text NOT NULL,
        CONSTRAINT unit_name_unique UNIQUE (bureau_id, name_key)
      );
      ${tenantPolicy('bureau')}
      ${tenantPolicy('unit')}
      ${grantTables('public', 'organization_app')}
      ${createEventTables('organization_app')}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${dropEventTables} DROP TABLE unit; DROP TABLE bureau;`);
  }
}
