import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';
import { type AUnit, structureOf } from './structure';

describe('what the database refuses of units, whoever writes', () => {
  let harness: Harness;
  let here: ABureau;
  let structure: ReturnType<typeof structureOf>;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  beforeEach(async () => {
    here = await harness.aBureau(`卫生局${newId()}`);
    structure = structureOf(harness, here.office);
    await importRoster(harness, here.office);
  });

  const unitNamed = async (name: string) => {
    const { units } = await structure.ask<{ units: AUnit[] }>('{ units(first: 100) { id name } }');
    return units.find((unit) => unit.name === name)!;
  };

  let asApp: Client;
  beforeAll(async () => {
    asApp = new Client({ connectionString: harness.database.url });
    await asApp.connect();
  });
  afterAll(async () => {
    await asApp.end();
    await harness.stop();
  });

  const refusalOf = async (sql: string, values: unknown[]) => {
    await asApp.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [here.bureauId]);
    return asApp.query(sql, values).then(
      () => 'accepted',
      (error: { constraint?: string }) => error.constraint,
    );
  };
  const version = `INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, parent_unit_id,
      valid_from, valid_to) VALUES (gen_random_uuid(), $1, $2, 'unit', $3, $3, 'other', $4, $5, $6)`;

  it('two names of one day are refused, and a name two units bear on one day', async () => {
    const unit = await unitNamed('市中医院');
    const row = (name: string, from: string, to: string | null) => [
      here.bureauId,
      unit.id,
      name,
      null,
      from,
      to,
    ];
    expect(await refusalOf(version, row('又名', '2030-01-01', null))).toBe(
      'unit_version_one_at_a_time',
    );
    expect(await refusalOf(version, row('旧名', '2001-01-01', '2002-01-01'))).toBe('accepted');
    const organ = [here.bureauId, here.organId, '旧名', null];
    expect(await refusalOf(version, [...organ, '1990-01-01', '1995-01-01'])).toBe('accepted');
    const clash = [here.bureauId, here.organId, '市中医院', null];
    await harness.rows(
      `UPDATE unit_version SET valid_to = '2026-01-01' WHERE unit_id = $1 AND name = '局机关'`,
      [here.organId],
    );
    expect(await refusalOf(version, [...clash, '2029-01-01', null])).toBe('unit_version_name_once');
  });

  it('a name that would lead to two units is refused, as an alias of one and the name of another', async () => {
    const unit = await unitNamed('市中医院');
    const alias = `INSERT INTO unit_alias (id, bureau_id, unit_id, name, name_key, valid_from, valid_to)
        VALUES (gen_random_uuid(), $1, $2, $3, $3, $4, $5)`;
    const row = (name: string, from: string, to: string | null) => [
      here.bureauId,
      unit.id,
      name,
      from,
      to,
    ];
    expect(await refusalOf(alias, row('局机关', '2020-01-01', null))).toBe(
      'unit_name_leads_to_one',
    );
    expect(await refusalOf(alias, row('中医', '2020-01-01', '2021-01-01'))).toBe('accepted');
    expect(await refusalOf(alias, row('中医', '2020-06-01', null))).toBe('unit_alias_once');
    const rename = `UPDATE unit_version SET name_key = $2 WHERE unit_id = $1`;
    expect(await refusalOf(rename, [here.organId, '中医'])).toBe('unit_name_leads_to_one');
  });

  it('a circle is refused, also one that would close only on some later day', async () => {
    const [one, other] = [await unitNamed('市中医院'), await unitNamed('市人民医院')];
    const place = `UPDATE unit_version SET parent_unit_id = $2 WHERE unit_id = $1`;
    expect(await refusalOf(place, [one.id, other.id])).toBe('accepted');
    expect(await refusalOf(place, [other.id, one.id])).toBe('unit_version_no_cycle');
    expect(await refusalOf(place, [one.id, one.id])).toBe('unit_version_not_its_own_parent');
    await asApp.query(`UPDATE unit_version SET valid_to = '2030-01-01' WHERE unit_id = $1`, [
      other.id,
    ]);
    const later = [here.bureauId, other.id, '市人民医院', one.id, '2030-01-01', null];
    expect(await refusalOf(version, later)).toBe('unit_version_no_cycle');
  });
});
