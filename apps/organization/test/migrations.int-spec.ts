import { createDataSource, schemaDrift } from '@huiyin/persistence';
import { templateDatabase } from '@huiyin/testing';
import { entities, migrations } from '../src/database';

it('migrates to exactly what the entities say', async () => {
  const database = await templateDatabase('organization', migrations);
  const dataSource = createDataSource({ url: database.ownerUrl, entities, migrations, applicationName: 'test' });
  await dataSource.initialize();
  expect(await schemaDrift(dataSource)).toEqual([]);
  await dataSource.destroy();
  await database.drop();
});
