import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { type ABureau, type Harness, organizationHarness } from './harness';
import { importRoster } from './roster';

describe('row-level security', () => {
  let harness: Harness;
  let here: ABureau;
  let asApp: Client;
  let tables: string[];

  beforeAll(async () => {
    harness = await organizationHarness();
    here = await harness.aBureau('甲市卫生局');
    await importRoster(harness, here.office);
    await harness.graph.as(here.office, '{ units { contacts { phones { number } } } }');
    await fillTheRest();
    const found = await harness.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'bureau_id'
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    tables = found.map(({ name }) => name);
    asApp = new Client({ connectionString: harness.database.url });
    await asApp.connect();
  });
  afterAll(async () => {
    await asApp.end();
    await harness.stop();
  });

  const enter = (bureauId: string) =>
    asApp.query(`SELECT set_config('huiyin.bureau_id', $1, false)`, [bureauId]);
  const visible = async (table: string) => (await asApp.query(`SELECT * FROM ${table}`)).rowCount;

  async function fillTheRest(): Promise<void> {
    await harness.graph.as(
      here.office,
      `mutation { registerPerson(input: { unitId: "${here.organId}", name: "某某", login: "somebody" }) { id } }`,
    );
    await harness.rows(
      `INSERT INTO campaign_unit VALUES ($1, $2, $3, 'bureau-organ', 'full', NULL)`,
      [newId(), here.bureauId, here.organId],
    );
  }

  it('is forced on every table that has a bureau', async () => {
    const open = await harness.rows(
      `SELECT relname FROM pg_class WHERE relname = ANY($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [tables],
    );
    expect(open).toEqual([]);
    expect(tables).toHaveLength(13);
  });

  it('shows the own rows of every table, so that the next test proves something', async () => {
    await enter(here.bureauId);
    for (const table of tables)
      expect([table, await visible(table)]).toEqual([table, expect.any(Number)]);
    const empty: string[] = [];
    for (const table of tables) if ((await visible(table)) === 0) empty.push(table);
    expect(empty).toEqual([]);
  });

  it.each([
    ['another bureau', newId()],
    ['no bureau', ''],
  ])('shows %s nothing, even where a WHERE was forgotten', async (_who, bureauId) => {
    await enter(bureauId);
    for (const table of tables) expect([table, await visible(table)]).toEqual([table, 0]);
  });

  it('refuses a row for another bureau', async () => {
    await enter(newId());
    await expect(
      asApp.query(`INSERT INTO unit (id, bureau_id, kind) VALUES ($1, $2, 'unit')`, [
        newId(),
        here.bureauId,
      ]),
    ).rejects.toThrow('row-level security');
  });

  it('lets the application add to the audit, never change it', async () => {
    await enter(here.bureauId);
    await expect(asApp.query('DELETE FROM phone_read_audit')).rejects.toThrow('permission denied');
    await expect(asApp.query(`UPDATE phone_read_audit SET read_at = now()`)).rejects.toThrow(
      'permission denied',
    );
  });
});
