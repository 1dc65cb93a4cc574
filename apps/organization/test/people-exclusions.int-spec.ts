import { newId } from '@huiyin/kernel';
import { type ABureau, aUnitRow, type Harness, organizationHarness } from './harness';
import { PeopleOf } from './people';

/** What the database refuses by itself, whatever a verb, an import or a person with a console writes. */
describe('overlaps written past every verb', () => {
  let harness: Harness;
  let here: ABureau;
  let personId: string;
  let unitId: string;

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    unitId = await aUnitRow(harness.rows, { bureauId: here.bureauId });
    personId = newId();
    await harness.rows(
      `INSERT INTO person (id, bureau_id, name, name_key) VALUES ($1, $2, '某', '某')`,
      [personId, here.bureauId],
    );
  });

  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const whole: Record<string, unknown> = {
      id: newId(),
      bureau_id: here.bureauId,
      person_id: personId,
      ...row,
    };
    const names = Object.keys(whole);
    try {
      await harness.rows(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
        Object.values(whole),
      );
      return 'written';
    } catch (error) {
      return (error as { constraint: string }).constraint;
    }
  };
  const span = (valid_from: string, valid_to: string | null = null) => ({ valid_from, valid_to });

  it('R000.8 one home unit and one attachment at a time', async () => {
    const at = (kind: string, days: object) =>
      insert('person_affiliation', { unit_id: unitId, kind, ...days });
    expect(await at('own', span('2026-01-01', '2026-06-01'))).toBe('written');
    expect(await at('own', span('2026-05-31'))).toBe('person_affiliation_one_home');
    expect(await at('own', span('2026-06-01'))).toBe('written');
    expect(await at('attached', span('2026-02-01', '2026-03-01'))).toBe('written');
    expect(await at('borrowed', span('2026-02-28', '2026-03-02'))).toBe(
      'person_affiliation_one_away',
    );
    expect(await at('borrowed', span('2026-03-01'))).toBe('written');
    expect(await at('lent', span('2020-01-01'))).toBe('person_affiliation_kind_known');
    expect(await at('own', span('2020-01-02', '2020-01-01'))).toBe(
      'person_affiliation_ends_after_it_began',
    );
  });

  it('one standing at a time, of a known kind and rank', async () => {
    const is = (row: object) => insert('person_standing', { kind: 'staff', ...row });
    expect(await is(span('2026-01-01'))).toBe('written');
    expect(await is(span('2026-02-01', '2026-02-02'))).toBe('person_standing_one');
    expect(await is({ ...span('2020-01-01', '2020-02-01'), rank: 'emperor' })).toBe(
      'person_standing_rank_fk',
    );
    expect(await is({ ...span('2020-01-01', '2020-02-01'), kind: 'guest' })).toBe(
      'person_standing_kind_known',
    );
  });

  it('R003.80 one principal a line, one post of a kind a person, one director a department', async () => {
    const department = await aUnitRow(harness.rows, {
      bureauId: here.bureauId,
      kind: 'department',
    });
    const other = newId();
    await harness.rows(
      `INSERT INTO person (id, bureau_id, name, name_key) VALUES ($1, $2, '乙', '乙')`,
      [other, here.bureauId],
    );
    const post = (kind: string, row: object = {}) =>
      insert('post', { unit_id: unitId, unit_kind: 'unit', kind, ...span('2026-01-01'), ...row });
    expect(await post('party-principal')).toBe('written');
    expect(await post('administrative-principal', { person_id: other })).toBe('written');
    expect(await post('unit-principal', { person_id: other })).toBe('post_one_principal');
    expect(await post('party-principal', { person_id: other, ...span('2030-01-01') })).toBe(
      'post_one_principal',
    );
    expect(await post('body-member')).toBe('written');
    expect(await post('body-member', span('2026-05-01', '2026-06-01'))).toBe('post_held_once');
    const head = { unit_id: department, unit_kind: 'department' };
    expect(await post('department-head', head)).toBe('written');
    expect(await post('department-head', { ...head, person_id: other })).toBe('post_one_seat');
    expect(await post('department-head', { ...head, unit_kind: 'unit', person_id: other })).toBe(
      'post_unit_fk',
    );
    expect(await post('shaman')).toBe('post_kind_fk');
    const voided = { voided_at: '2026-01-02', void_reason: '录入错误' };
    expect(await post('unit-principal', { person_id: other, ...voided })).toBe('written');
    expect(await post('unit-principal', { ...voided, void_reason: null })).toBe(
      'post_voided_with_reason',
    );
  });

  it('§7.51 one who acts on a chair at a time', async () => {
    const acts = (kind: string, days: object) =>
      insert('acting_appointment', { unit_id: unitId, unit_kind: 'unit', kind, ...days });
    expect(await acts('party-principal', span('2026-01-01', '2026-02-01'))).toBe('written');
    expect(await acts('unit-principal', span('2026-01-31'))).toBe(
      'acting_appointment_one_principal',
    );
    expect(await acts('head-nurse', span('2026-01-01'))).toBe('written');
    expect(await acts('head-nurse', span('2026-05-01'))).toBe('acting_appointment_one_a_seat');
  });

  it('keeps kinds, ranks, merges and the access record from being changed by the application', async () => {
    const people = new PeopleOf(harness, here);
    await people.person({ login: 'somebody' });
    for (const change of [
      `UPDATE post_kind SET role = 'campaign-office'`,
      `INSERT INTO post_kind VALUES ('own-office', 99, 'x', 'x', 'campaign-office')`,
      `UPDATE cadre_rank SET ordinal = 0`,
      `DELETE FROM access_record`,
      `UPDATE person_merge SET reason = 'x'`,
    ])
      await expect(asApplication(change)).rejects.toThrow(/permission denied/);
    expect(await harness.rows(`SELECT action FROM access_record`)).toEqual([{ action: 'granted' }]);
  });

  const asApplication = async (sql: string) => {
    const { Client } = await import('pg');
    const client = new Client({ connectionString: harness.database.url });
    await client.connect();
    try {
      return await client.query(sql);
    } finally {
      await client.end();
    }
  };
});
