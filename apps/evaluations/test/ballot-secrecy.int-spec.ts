import { newId } from '@huiyin/kernel';
import { eventually } from '@huiyin/testing';
import { Scene } from './appraisals';
import { evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

const roles = [
  'evaluations_app',
  'evaluations_box',
  'evaluations_custody',
  'events_reader',
] as const;
const allowed: Record<string, readonly string[]> = {
  'issuance.voter': ['evaluations_app'],
  'issuance.ticket': ['evaluations_app'],
  'box.box': ['evaluations_box'],
  'box.box_key': ['evaluations_box'],
  'box.page': ['evaluations_box'],
  'box.handover': ['evaluations_box', 'evaluations_custody'], // empty until the box is sealed
  'custody.sealed_key': ['evaluations_custody'],
  'board.entry': ['evaluations_app', 'evaluations_box'],
  'board.published': ['evaluations_app'],
  'public.appraisal': ['evaluations_app'],
  'public.appraisal_result': ['evaluations_app'],
  'public.opinion': ['evaluations_app'],
};

describe('issuing, casting and keys are three rooms without a door between them', () => {
  let harness: Harness;
  let scene: Scene;
  beforeAll(async () => {
    harness = await evaluationsHarness();
    scene = await Scene.opened(harness, 6);
    const ticket = await scene.ticketFor(scene.voters[0] as never);
    await scene.cast(
      ticket,
      await scene.sheet([
        ['good', 'good'],
        ['poor', null],
      ]),
    );
  });
  afterAll(() => harness.stop());

  it.each(
    Object.entries(allowed).flatMap(([table, may]) =>
      roles.map((role) => ({ table, role, may: may.includes(role) })),
    ),
  )('$role reads $table: $may', async ({ table, role, may }) => {
    const reading = harness.sqlAs(role, `SELECT 1 FROM ${table}`, [], scene.place.bureauId);
    if (may) await expect(reading).resolves.toBeDefined();
    else await expect(reading).rejects.toThrow('permission denied');
  });

  it('the role of the box reaches its own tables and the public board, that of the application nothing of the box', async () => {
    const reached = async (role: string, schemas: string) =>
      (
        await harness.sql<{ name: string }>(
          `SELECT schemaname || '.' || tablename AS name FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND schemaname LIKE $2
           AND has_table_privilege($1, format('%I.%I', schemaname, tablename), 'SELECT, INSERT, UPDATE, DELETE')
           ORDER BY 1`,
          [role, schemas],
        )
      ).map(({ name }) => name);
    expect(await reached('evaluations_box', '%')).toEqual([
      ...['board.entry', 'box.box', 'box.box_key', 'box.handover', 'box.page'],
    ]);
    expect(await reached('evaluations_app', 'box')).toEqual([]);
    expect(await reached('evaluations_custody', 'box')).toEqual(['box.handover']);
    expect(await reached('evaluations_box', 'issuance')).toEqual([]);
  });

  it('not even the owner of the tables sees a sheet or a key with a plain SELECT', async () => {
    for (const table of ['box.page', 'box.box_key', 'custody.sealed_key']) {
      expect(await harness.sql(`SELECT 1 FROM ${table}`)).not.toHaveLength(0);
      expect(await harness.sqlAs('evaluations_owner', `SELECT 1 FROM ${table}`)).toEqual([]);
    }
  });

  it('an administrator with the SQL of the application role finds no interim result', async () => {
    const { bureauId } = scene.place;
    expect(
      await harness.sqlAs('evaluations_app', 'SELECT * FROM appraisal_result', [], bureauId),
    ).toEqual([]);
    expect(
      await harness.sqlAs('evaluations_app', 'SELECT turnout FROM appraisal', [], bureauId),
    ).toEqual([{ turnout: null }]);
    await expect(
      harness.sqlAs('evaluations_app', 'SELECT * FROM box.page', [], bureauId),
    ).rejects.toThrow('permission denied');
    const forged = harness.sqlAs(
      'evaluations_app',
      `UPDATE board.entry SET line = ''`,
      [],
      bureauId,
    );
    await expect(forged).rejects.toThrow('permission denied');
    const events = await harness.sql<{ type: string }>(
      `SELECT event ->> 'type' AS type FROM events.outbox_message WHERE topic <> 'test'`,
    );
    expect(events).toEqual([{ type: 'evaluations.appraisal-opened.v1' }]);
    const metrics = await (
      await fetch(harness.graph['url'].replace('/graphql', '/metrics'))
    ).text();
    expect(metrics).not.toMatch(/ballot|cast|ticket|turnout/i);
  });

  it('traps 1 and 2: rows of the box and of the issuance list have no time, no order, no tenant, no person', async () => {
    const columns = await harness.sql<{
      place: string;
      name: string;
      type: string;
      automatic: boolean;
    }>(
      `SELECT table_schema || '.' || table_name AS place, column_name AS name, data_type AS type,
         coalesce(column_default, '') LIKE '%(%' OR is_identity = 'YES' AS automatic
       FROM information_schema.columns WHERE table_schema IN ('box', 'issuance')`,
    );
    expect(columns.length).toBeGreaterThan(10);
    expect(
      columns.filter(({ type }) => /time|date|interval|inet|serial|bigint/.test(type)),
    ).toEqual([]);
    expect(columns.filter(({ automatic }) => automatic)).toEqual([]);
    expect(
      columns.filter(
        ({ place, name }) =>
          place.startsWith('box.') && /bureau|person|voter|ip|address|created|at$/.test(name),
      ),
    ).toEqual([]);
    expect(
      await harness.sql(`SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'S' AND n.nspname IN ('box', 'issuance', 'custody', 'board')`),
    ).toEqual([]);
  });

  it('a forgotten WHERE shows another bureau nothing', async () => {
    for (const table of [
      'appraisal',
      'appraisal_target',
      'known_meeting',
      'issuance.voter',
      'issuance.ticket',
      'opinion',
    ]) {
      for (const bureauId of [newId(), ''])
        expect(
          await harness.sqlAs('evaluations_app', `SELECT 1 FROM ${table}`, [], bureauId),
        ).toEqual([]);
      const owner =
        table === 'opinion'
          ? []
          : await harness.sqlAs(
              'evaluations_app',
              `SELECT 1 FROM ${table}`,
              [],
              scene.place.bureauId,
            );
      if (table !== 'opinion') expect(owner).not.toHaveLength(0);
    }
  });

  it('keeps private keys sealed at rest', async () => {
    const [row] = await harness.sql<{ key: string }>(
      'SELECT sealed_private_key::text AS key FROM custody.sealed_key LIMIT 1',
    );
    expect(row?.key).toContain('A256GCM');
    expect(row?.key).not.toContain('PRIVATE KEY');
  });

  it('makes up at the next start for a closing that was cut short', async () => {
    await scene.close();
    // As if the process had died between the commit and the clean-up:
    await harness.sql(`UPDATE custody.sealed_key SET sealed_private_key = '{}'`);
    await harness.sql(
      `INSERT INTO box.handover VALUES ($1, gen_random_uuid(), 'left', 'attendee', 'm', 's', '{}')`,
      [scene.appraisalId],
    );
    const { compose } = await import('../src/composition');
    const { silentLogger } = await import('@huiyin/observability');
    const second = await compose(harness.environment, silentLogger);
    await second.start();
    await eventually(async () => {
      expect(await harness.sql('SELECT 1 FROM box.handover')).toEqual([]);
      expect(
        await harness.sql('SELECT 1 FROM custody.sealed_key WHERE sealed_private_key IS NOT NULL'),
      ).toEqual([]);
    });
    await second.stop();
  });
});
