import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createDataSource, schemaDrift } from '@huiyin/persistence';
import { emptyDatabase, templateDatabase } from '@huiyin/testing';
import { entities, migrations } from '../src/database';

jest.setTimeout(30_000);

describe('migrations', () => {
  it('make exactly what the entities say', async () => {
    const database = await templateDatabase('organization', migrations);
    const dataSource = createDataSource({
      url: database.ownerUrl,
      entities,
      migrations,
      applicationName: 'test',
    });
    await dataSource.initialize();
    expect(await schemaDrift(dataSource)).toEqual([]);
    await dataSource.destroy();
    await database.drop();
  });

  it('go up, down to nothing, and up again', async () => {
    const database = await emptyDatabase('organization');
    const dataSource = createDataSource({
      url: database.ownerUrl,
      entities,
      migrations,
      applicationName: 'test',
    });
    await dataSource.initialize();
    await dataSource.runMigrations({ transaction: 'each' });
    for (let undone = 0; undone < migrations.length; undone += 1)
      await dataSource.undoLastMigration({ transaction: 'each' });
    const left: unknown[] = await dataSource.query(
      `SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> 'schema_migration'`,
    );
    expect(left).toEqual([]);
    expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
    await dataSource.destroy();
    await database.drop();
  });

  it('are listed as they lie in the folder, in order', () => {
    const files = readdirSync(join(__dirname, '../src/migrations'))
      .filter((name) => name !== 'index.ts')
      .sort();
    const words = (name: string) =>
      name
        .replace(/\.ts$/, '')
        .replace(/^\d{4}-\d\d-\d\d-\d{4}-/, '')
        .split('-')
        .join('');
    expect(migrations.map(({ name }) => name.replace(/\d+$/, '').toLowerCase())).toEqual(
      files.map(words),
    );
    const times = migrations.map(({ name }) => Number(/\d+$/.exec(name)?.[0]));
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
