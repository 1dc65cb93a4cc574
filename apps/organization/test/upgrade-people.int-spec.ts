import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { runMigrations } from '@huiyin/persistence';
import { templateDatabase } from '@huiyin/testing';
import { migrations } from '../src/database';

const beforePeopleOverTime = migrations.findIndex(({ name }) => name.startsWith('FollowPeople'));

// Row-level security is forced on the owner, too: a migration that forgets it takes over nothing and drops the rest.
it('takes over who worked where, and who stood in the office or in a group, from the tables before', async () => {
  const database = await templateDatabase(
    'organization',
    migrations.slice(0, beforePeopleOverTime),
  );
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const [cityId, bureauId, unitId, groupId] = [newId(), newId(), newId(), newId()];
  const [worker, leader] = [newId(), newId()];
  const write = (sql: string, ...values: unknown[]) => admin.query(sql, values);
  await write(`INSERT INTO city VALUES ($1, '某市')`, cityId);
  await write(
    `INSERT INTO bureau (id, bureau_id, city_id, name, area_code, time_zone) VALUES ($1, $1, $2, '某局', '0570', 'Asia/Shanghai')`,
    bureauId,
    cityId,
  );
  await write(`INSERT INTO unit (id, bureau_id, kind) VALUES ($1, $2, 'unit')`, unitId, bureauId);
  for (const [id, at] of [
    [worker, unitId],
    [leader, null],
  ] as const)
    await write(
      `INSERT INTO person (id, bureau_id, name, name_key, unit_id) VALUES ($1, $2, '某', '某', $3)`,
      id,
      bureauId,
      at,
    );
  await write(
    `INSERT INTO post (id, bureau_id, person_id, unit_id, kind, valid_from)
     SELECT gen_random_uuid(), $1, $2, $3, kind, '2025-03-01' FROM unnest('{staff,campaign-office}'::text[]) kind`,
    bureauId,
    worker,
    unitId,
  );
  await write(
    `INSERT INTO supervision_group (id, bureau_id, number, label) VALUES ($1, $2, 1, '第一组')`,
    groupId,
    bureauId,
  );
  await write(
    `INSERT INTO supervision_membership (id, bureau_id, group_id, person_id, role, is_liaison, ordinal, valid_from)
     VALUES (gen_random_uuid(), $1, $2, $3, 'leader', false, 0, '2025-03-01')`,
    bureauId,
    groupId,
    leader,
  );
  await runMigrations({ url: database.ownerUrl, migrations, applicationName: 'upgrade' });
  const rows = async (sql: string) => (await admin.query(sql)).rows;
  expect(
    await rows(
      'SELECT person_id, unit_id, kind, valid_from::text, valid_to FROM person_affiliation',
    ),
  ).toEqual([
    { person_id: worker, unit_id: unitId, kind: 'own', valid_from: '2025-03-01', valid_to: null },
  ]);
  expect(await rows('SELECT DISTINCT unit_kind FROM post')).toEqual([{ unit_kind: 'unit' }]);
  expect(await rows('SELECT person_id, side FROM separated_duty ORDER BY side')).toEqual([
    { person_id: worker, side: 'office' },
    { person_id: leader, side: 'supervision' },
  ]);
  expect(
    await rows(
      `SELECT relname FROM pg_class WHERE relrowsecurity AND NOT relforcerowsecurity AND relkind = 'r'`,
    ),
  ).toEqual([]);
  await admin.end();
  await database.drop();
});
