import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { createDataSource, runMigrations } from '@huiyin/persistence';
import { emptyDatabase, type TestDatabase } from '@huiyin/testing';
import { entities, migrations } from '../src/database';

/** What a bureau had before units had versions; the owner is no superuser, so row-level security is in the way. */
describe('a bureau that was there before units had versions', () => {
  let database: TestDatabase;
  let admin: Client;
  const [city, bureau, unit, group, campaign] = [newId(), newId(), newId(), newId(), newId()];
  const before = migrations.findIndex(({ name }) => name.startsWith('StructureOverTime'));

  beforeAll(async () => {
    database = await emptyDatabase('organization');
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    await runMigrations({
      url: database.ownerUrl,
      migrations: migrations.slice(0, before),
      applicationName: 'test',
    });
    const rows: [string, unknown[]][] = [
      [`INSERT INTO city VALUES ($1, '某市')`, [city]],
      [
        `INSERT INTO bureau (id, bureau_id, city_id, name, area_code, time_zone) VALUES ($1, $1, $2, '某局', '0570', 'Asia/Shanghai')`,
        [bureau, city],
      ],
      [
        `INSERT INTO unit (id, bureau_id, name, name_key, unit_type) VALUES ($1, $2, '某 院', '某院', 'general-hospital')`,
        [unit, bureau],
      ],
      [
        `INSERT INTO supervision_group (id, bureau_id, number, label) VALUES ($1, $2, 1, '第一组')`,
        [group, bureau],
      ],
      [
        `INSERT INTO campaign_unit VALUES ($1, $2, $3, 'general-hospital', 'full', $4)`,
        [campaign, bureau, unit, group],
      ],
    ];
    for (const [sql, values] of rows) await admin.query(sql, values);
    await runMigrations({ url: database.ownerUrl, migrations, applicationName: 'test' });
  });
  afterAll(async () => {
    await admin.end();
    await database.drop();
  });

  it('keeps its units with name, key and type, and the names of what its campaigns had frozen', async () => {
    const { rows } = await admin.query(
      `SELECT unit_id, kind, name, name_key, unit_type, valid_to FROM unit_version`,
    );
    expect(rows).toEqual([
      {
        unit_id: unit,
        kind: 'unit',
        name: '某 院',
        name_key: '某院',
        unit_type: 'general-hospital',
        valid_to: null,
      },
    ]);
    const frozen = await admin.query(
      `SELECT u.name, u.supervision_group_label FROM campaign_unit u JOIN campaign_snapshot s USING (campaign_id)`,
    );
    expect(frozen.rows).toEqual([{ name: '某 院', supervision_group_label: '第一组' }]);
  });

  it('gets them back when the migrations are undone', async () => {
    const source = createDataSource({
      url: database.ownerUrl,
      entities,
      migrations,
      applicationName: 'test',
    });
    await source.initialize();
    for (let left = migrations.length; left > before; left -= 1)
      await source.undoLastMigration({ transaction: 'each' });
    await source.destroy();
    const { rows } = await admin.query('SELECT id, name, name_key, unit_type FROM unit');
    expect(rows).toEqual([
      { id: unit, name: '某 院', name_key: '某院', unit_type: 'general-hospital' },
    ]);
    const secured = await admin.query(
      `SELECT relname FROM pg_class WHERE relname IN ('unit', 'campaign_unit') AND NOT relforcerowsecurity`,
    );
    expect(secured.rows).toEqual([]);
  });
});
