import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { createDataSource, schemaDrift } from '@huiyin/persistence';
import { templateDatabase, type TestDatabase } from '@huiyin/testing';
import { entities, migrations } from '../src/database';

describe('migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await templateDatabase('rectification', migrations);
  });
  afterAll(() => database.drop());

  const dataSource = () =>
    createDataSource({ url: database.ownerUrl, entities, migrations, applicationName: 'test' });

  it('lead to exactly what the entities say', async () => {
    const source = await dataSource().initialize();
    expect(await schemaDrift(source)).toEqual([]);
    await source.destroy();
  });

  it('are the ones in the folder, in order', () => {
    const folder = readdirSync(join(__dirname, '../src/migrations')).filter((name) =>
      /^\d/.test(name),
    );
    const named = folder.sort().map((name) => name.slice('2026-10-14-1730-'.length, -'.ts'.length));
    const listed = migrations.map(({ name }) =>
      name
        .replace(/\d+$/, '')
        .replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
        .slice(1),
    );
    expect(listed).toEqual(named);
  });

  it('go down and up again', async () => {
    const source = await dataSource().initialize();
    await source.undoLastMigration();
    await source.runMigrations();
    expect(await schemaDrift(source)).toEqual([]);
    await source.destroy();
  });

  it('leave no table with a bureau outside row-level security, and one look-up without a bureau', async () => {
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const { rows } = await admin.query<{ name: string; forced: boolean; scoped: boolean }>(
      `SELECT relname AS name, relforcerowsecurity AND relrowsecurity AS forced,
         EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'bureau_id') AS scoped
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
    );
    await admin.end();
    const open = rows.filter(({ forced }) => !forced).map(({ name }) => name);
    expect(open).toEqual(['answer_key_bureau', 'schema_migration']);
    expect(rows.filter(({ forced }) => forced)).toHaveLength(8);
    expect(rows.filter(({ forced, scoped }) => forced && !scoped)).toEqual([]);
  });
});
