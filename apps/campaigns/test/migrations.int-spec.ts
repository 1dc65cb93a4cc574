import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { createDataSource, schemaDrift } from '@huiyin/persistence';
import { templateDatabase } from '@huiyin/testing';
import { entities, migrations } from '../src/database';

describe('migrations', () => {
  it('make exactly what the entities say, and can be undone and done again', async () => {
    const database = await templateDatabase('campaigns', migrations);
    const dataSource = createDataSource({
      url: database.ownerUrl,
      entities,
      migrations,
      applicationName: 'test',
    });
    await dataSource.initialize();
    expect(await schemaDrift(dataSource)).toEqual([]);
    await dataSource.undoLastMigration();
    const left = await dataSource.query(
      `SELECT tablename FROM pg_tables WHERE schemaname IN ('public', 'events') AND tablename <> 'schema_migration'`,
    );
    expect(left).toEqual([]);
    await dataSource.runMigrations();
    expect(await schemaDrift(dataSource)).toEqual([]);
    await dataSource.destroy();
    await database.drop();
  });

  it('are listed as they lie in the folder', () => {
    const folder = join(workspaceRoot(), 'apps/campaigns/src/migrations');
    const files = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
    expect(files.sort()).toHaveLength(migrations.length);
    expect(files.map((name) => name.replace(/^[\d-]+-(.*)\.ts$/, '$1'))).toEqual([
      'create-campaigns',
    ]);
  });
});
