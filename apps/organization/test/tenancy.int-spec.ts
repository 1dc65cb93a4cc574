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
    tables = await tenantTables();
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
    for (const table of await tenantTables()) {
      const [row] = await harness.rows(`SELECT 1 FROM ${table} LIMIT 1`);
      if (!row) await fill(table);
    }
  }

  // What no verb above writes gets a row of nonsense: only whose it is counts here. The rules of its columns are
  // dropped in this database for it; nothing else runs in it.
  async function fill(table: string): Promise<void> {
    const checks = await harness.rows<{ name: string }>(
      `SELECT conname AS name FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'c'`,
      [table],
    );
    for (const { name } of checks)
      await harness.rows(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    const columns = await harness.rows<{ name: string; type: string }>(
      `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND is_generated = 'NEVER'
         AND identity_generation IS NULL`,
      [table],
    );
    const nonsense: Record<string, unknown> = {
      uuid: here.organId,
      text: '某',
      date: '2026-01-01',
    };
    const other: Record<string, unknown> = {
      int4: 1,
      bool: true,
      timestamptz: '2026-01-01',
      jsonb: '{}',
    };
    const values = columns.map(({ name, type }) =>
      name === 'bureau_id' ? here.bureauId : ({ ...nonsense, ...other }[type] ?? '{}'),
    );
    await harness.rows('SET session_replication_role = replica');
    await harness.rows(
      `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')})
       VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
      values,
    );
    await harness.rows('SET session_replication_role = origin');
  }

  const tenantTables = async (): Promise<string[]> => {
    const found = await harness.rows<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'bureau_id'
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND c.relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    return found.map(({ name }) => name);
  };

  it('is forced on every table that has a bureau', async () => {
    const open = await harness.rows(
      `SELECT relname FROM pg_class WHERE relname = ANY($1) AND NOT (relrowsecurity AND relforcerowsecurity)`,
      [tables],
    );
    expect(open).toEqual([]);
    expect(tables.length).toBeGreaterThan(18);
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
