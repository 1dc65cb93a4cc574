import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource, EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import { workspaceRoot } from '@huiyin/kernel';
import type { ServiceName } from '@huiyin/local-postgres';
import { createDataSource, schemaDrift } from '@huiyin/persistence';
import { emptyDatabase } from './template-database';

export interface MigrationsUnderTest {
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
}

const tables = `SELECT schemaname || '.' || tablename AS name FROM pg_tables
  WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'schema_migration'`;

const unguardedTenantTables = `SELECT relnamespace::regnamespace || '.' || relname AS name FROM pg_class
  JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'bureau_id'
  WHERE relkind = 'r' AND NOT (relrowsecurity AND relforcerowsecurity) ORDER BY 1`;

/**
 * What every service's migrations must hold (house rules): zero drift, up–down–up, list = folder in order, and
 * row-level security forced on every table with a `bureau_id` except the look-ups named in `lookups`.
 */
export function describeMigrations(
  service: ServiceName,
  { entities, migrations }: MigrationsUnderTest,
  lookups: readonly string[] = [],
): void {
  describe(`the migrations of ${service}`, () => {
    let source: DataSource;
    let drop: () => Promise<void>;
    const namesOf = async (sql: string) =>
      (await source.query<{ name: string }[]>(sql)).map(({ name }) => name);

    beforeAll(async () => {
      const database = await emptyDatabase(service);
      drop = database.drop;
      source = createDataSource({
        url: database.ownerUrl,
        entities,
        migrations,
        applicationName: 'test',
      });
      await source.initialize();
      await source.runMigrations({ transaction: 'each' });
    });
    afterAll(async () => {
      await source.destroy();
      await drop();
    });

    it('lead to exactly what the entities say', async () => {
      expect(await schemaDrift(source)).toEqual([]);
    });

    it('force row-level security on every table of a tenant', async () => {
      expect(await namesOf(unguardedTenantTables)).toEqual([...lookups].sort());
    });

    it('go down to nothing, and up again', async () => {
      for (let left = migrations.length; left > 0; left -= 1)
        await source.undoLastMigration({ transaction: 'each' });
      expect(await namesOf(tables)).toEqual([]);
      expect(await source.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
      expect(await schemaDrift(source)).toEqual([]);
    });

    itListsTheFolder(service, migrations);
  });
}

function itListsTheFolder(
  service: ServiceName,
  migrations: MigrationsUnderTest['migrations'],
): void {
  it('are listed as they lie in the folder, in order', () => {
    const files = readdirSync(join(workspaceRoot(), 'apps', service, 'src', 'migrations'))
      .filter((name) => name !== 'index.ts')
      .sort();
    const fromFile = (name: string) => name.replace(/^[\d-]{16}|\.ts$/g, '').replaceAll('-', '');
    const fromClass = ({ name }: { name: string }) => name.replace(/\d+$/, '').toLowerCase();
    expect(migrations.map(fromClass)).toEqual(files.map(fromFile));
    const times = migrations.map(({ name }) => Number(/\d+$/.exec(name)?.[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
}
