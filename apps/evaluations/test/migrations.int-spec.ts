import { createDataSource, schemaDrift } from '@huiyin/persistence';
import { emptyDatabase, templateDatabase } from '@huiyin/testing';
import { entities, migrations } from '../src/database';

jest.setTimeout(60_000);

it('migrates to exactly what the entities say', async () => {
  const database = await templateDatabase('evaluations', migrations);
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

it('migrates up, down and up again', async () => {
  const database = await emptyDatabase('evaluations');
  const dataSource = createDataSource({
    url: database.ownerUrl,
    entities,
    migrations,
    applicationName: 'test',
  });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  for (let left = migrations.length; left > 0; left -= 1)
    await dataSource.undoLastMigration({ transaction: 'each' });
  expect(await dataSource.runMigrations({ transaction: 'each' })).toHaveLength(migrations.length);
  await dataSource.destroy();
  await database.drop();
});
