import { Client } from 'pg';
import { Scene, testForm } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { eventually } from '@huiyin/testing';

jest.setTimeout(120_000);

const roles = [
  'evaluations_app',
  'evaluations_box',
  'evaluations_custody',
  'events_reader',
] as const;
type Role = (typeof roles)[number] | 'postgres';

/** What an administrator who has the password of one role would try. `may`: those for whom it is their work. */
const attempts: Record<string, { sql: string; may?: readonly Role[] }> = {
  'rewrites a line of the board': { sql: `UPDATE board.entry SET line = 'x'` },
  'removes the closing from the board': { sql: 'DELETE FROM board.entry' },
  'empties the board': { sql: 'TRUNCATE board.entry' },
  'takes a ticket back, to issue it again': { sql: 'DELETE FROM issuance.ticket' },
  'turns a ticket over to somebody else': {
    sql: 'UPDATE issuance.ticket SET person_id = gen_random_uuid()',
  },
  'strikes a voter off the list': { sql: 'DELETE FROM issuance.voter' },
  'moves a voter to another class': { sql: `UPDATE issuance.voter SET ticket_class = 'x'` },
  'reads who may vote': { sql: 'SELECT * FROM issuance.voter', may: ['evaluations_app'] },
  'reads who took a ticket': { sql: 'SELECT * FROM issuance.ticket', may: ['evaluations_app'] },
  'reads the pages of the box': { sql: 'SELECT * FROM box.page', may: ['evaluations_box'] },
  'reads the secret of the box': { sql: 'SELECT * FROM box.box_key', may: ['evaluations_box'] },
  'reads how full the box is': {
    sql: 'SELECT * FROM box.box',
    may: ['evaluations_box'],
  },
  'reads what was handed over': {
    sql: 'SELECT * FROM box.handover',
    may: ['evaluations_box', 'evaluations_custody'],
  },
  'lays a ballot into the handover as the custody': {
    sql: `INSERT INTO box.handover VALUES (gen_random_uuid(), gen_random_uuid(), 'a', 'a', 'a', 'a', '{}')`,
    may: ['evaluations_box'],
  },
  'changes a ballot that was handed over': { sql: `UPDATE box.handover SET sheet = '{}'` },
  'opens a sealed box again': {
    sql: `UPDATE box.box SET state = 'open' WHERE state = 'handed-over'`,
  },
  'forgets a box': { sql: 'DELETE FROM box.box' },
  'announces a box': {
    sql: 'SELECT box.announce(gen_random_uuid())',
    may: ['evaluations_app'],
  },
  'throws sheets away before they are counted': {
    sql: 'SELECT box.discard(appraisal_id) FROM board.entry WHERE seq = 0',
  },
  'reads sealed keys': { sql: 'SELECT * FROM custody.sealed_key', may: ['evaluations_custody'] },
  'reads halves of a closing key': {
    sql: 'SELECT * FROM custody.closing_key_share',
    may: ['evaluations_custody'],
  },
  'exchanges a public key for its own': {
    sql: `UPDATE custody.sealed_key SET public_key = '{}'`,
    may: ['evaluations_custody'], // seen: the board has the key, and devices take it from there
  },
  'removes a key': { sql: 'DELETE FROM custody.sealed_key' },
  'changes what a voter wrote': { sql: `UPDATE appraisal_text SET text = 'x'` },
  'forgets what was released': { sql: 'DELETE FROM disclosure_release' },
  'changes a form that is in use': { sql: `UPDATE bureau_form SET yaml = 'x'` },
  'reads results': { sql: 'SELECT * FROM appraisal_result', may: ['evaluations_app'] },
  'reads the stream': {
    sql: 'SELECT * FROM events.outbox_message',
    may: ['evaluations_app', 'events_reader'],
  },
  'makes a table of its own': { sql: 'CREATE TABLE kept (at timestamptz)' },
  'makes a table among those of the box': { sql: 'CREATE TABLE box.kept (at timestamptz)' },
  'hangs a trigger on the box': {
    sql: `CREATE TRIGGER t AFTER UPDATE ON box.page EXECUTE FUNCTION box.refuse_backward()`,
  },
  'lifts row-level security': { sql: 'ALTER TABLE issuance.voter DISABLE ROW LEVEL SECURITY' },
  'becomes the owner': { sql: 'SET ROLE evaluations_owner' },
  'becomes the box': { sql: 'SET ROLE evaluations_box', may: ['evaluations_box'] },
  'becomes the custody': { sql: 'SET ROLE evaluations_custody', may: ['evaluations_custody'] },
  'makes itself a superuser': { sql: 'ALTER ROLE CURRENT_USER SUPERUSER' },
  'lets the server log statements': { sql: `ALTER SYSTEM SET log_statement = 'all'` },
  'lets its own statements be logged': { sql: `SET log_statement = 'all'` },
  'reads files of the server': { sql: `SELECT pg_read_file('PG_VERSION')` },
  'reads the list of the log’s files': { sql: 'SELECT pg_ls_waldir()' },
  'runs a program': { sql: `COPY (SELECT 1) TO PROGRAM 'true'` },
  'takes a copy of the stream of changes': {
    sql: `SELECT pg_create_logical_replication_slot('spy', 'test_decoding')`,
  },
  'raises a page of raw bytes': { sql: 'CREATE EXTENSION pageinspect' },
};
/** Not allowed inside a transaction, or not without a setting of the server: seen to be no matter of rights for the superuser. */
const notEvenTried = ['lets the server log statements', 'takes a copy of the stream of changes'];
/** Rules that hold for the superuser, too. */
const holdForAll = ['opens a sealed box again', 'throws sheets away before they are counted'];

describe('administrators with the password of one role', () => {
  let harness: Harness;
  let scene: Scene;
  let open: Scene;
  const secrets = { texts: [] as string[] };
  beforeAll(async () => {
    harness = await evaluationsHarness();
    const questions = [{ key: 'advice', title: { zh: '意见', en: 'advice' }, maxChars: 30 }];
    scene = await Scene.withVoters(harness, 6);
    const form = await scene.form(testForm({ key: 'with-text', questions }));
    await scene.create({ form });
    await scene.open();
    open = await Scene.opened(harness, 6);
    for (const [at, voter] of scene.voters.entries()) {
      const text = `密语${at}号`;
      secrets.texts.push(text);
      const grades = [
        ['good', 'fair'],
        ['poor', null],
      ];
      const sheet = { ...(await scene.sheet(grades)), texts: { advice: text } };
      await scene.cast(await scene.ticketFor(voter), sheet);
      await open.cast(await open.ticketFor(open.voters[at] as never), await open.sheet(grades));
    }
    await scene.seal();
    await eventually(async () =>
      expect(
        await harness.sql(
          `SELECT 1 FROM box.box WHERE state = 'handed-over' AND appraisal_id = $1`,
          [scene.appraisalId],
        ),
      ).toHaveLength(1),
    );
  });
  afterAll(() => harness.stop());

  /** Whether it was let; nothing stays. Rows that are not there to be changed are no refusal. */
  async function isLet(role: Role, sql: string): Promise<string> {
    const url = role === 'postgres' ? harness.database.adminUrl : harness.database.urlAs(role);
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query(`SELECT set_config('huiyin.bureau_id', $1, true)`, [scene.place.bureauId]);
      await client.query(sql);
      return 'let';
    } catch (error) {
      const { code = '', message } = error as Error & { code?: string };
      return /^(42501|42704|0A000|55000)$/.test(code) || /permission denied|must be/.test(message)
        ? 'refused'
        : `refused by a rule (${code})`;
    } finally {
      await client.query('ROLLBACK').catch(() => undefined);
      await client.end();
    }
  }

  it.each(Object.entries(attempts))('only whose work it is %s', async (name, { sql, may = [] }) => {
    for (const role of roles) {
      const wanted = may.includes(role) ? 'let' : expect.stringMatching('refused');
      expect([role, await isLet(role, sql)]).toEqual([role, wanted]);
    }
    // The attempt itself is a real one: who owns the machine is not short of rights.
    if (notEvenTried.includes(name)) return;
    const asSuperuser = await isLet('postgres', sql);
    if (holdForAll.includes(name)) expect(asSuperuser).toMatch('refused by a rule');
    else expect([name, asSuperuser]).toEqual([name, expect.stringMatching(/^let|by a rule/)]);
  });

  /** Everything one role can read, of any bureau, as text. */
  async function reads(role: Role): Promise<Map<string, string>> {
    const tables = await harness.sql<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
         AND has_schema_privilege($1, schemaname, 'USAGE')
         AND has_table_privilege($1, format('%I.%I', schemaname, tablename), 'SELECT')`,
      [role],
    );
    const found = new Map<string, string>();
    for (const { name } of tables)
      found.set(
        name,
        JSON.stringify(
          role === 'postgres'
            ? await harness.sql(`SELECT to_jsonb(t) AS row FROM ${name} t`)
            : await harness.sqlAs(
                role,
                `SELECT to_jsonb(t) AS row FROM ${name} t`,
                [],
                scene.place.bureauId,
              ),
        ),
      );
    return found;
  }

  it('none of them holds a person and a ballot, a sheet in clear, or a key', async () => {
    const tickets = (
      await harness.sql<{ ticket_id: string }>('SELECT ticket_id FROM box.handover')
    ).map(({ ticket_id }) => ticket_id);
    expect(tickets).toHaveLength(6);
    const holds = async (role: Role) => {
      const all = [...(await reads(role)).values()].join('\n');
      const has = (marks: readonly string[]) => marks.some((mark) => all.includes(mark));
      return {
        persons: has(scene.voters.map(({ personId }) => String(personId))),
        ballots: has(tickets),
        clear: has(secrets.texts),
        keys: has(['PRIVATE KEY', '"d":']),
      };
    };
    const nothing = { persons: false, ballots: false, clear: false, keys: false };
    expect({
      app: await holds('evaluations_app'),
      box: await holds('evaluations_box'),
      custody: await holds('evaluations_custody'),
      stream: await holds('events_reader'),
    }).toEqual({
      app: { ...nothing, persons: true },
      box: { ...nothing, ballots: true },
      custody: { ...nothing, ballots: true },
      stream: { ...nothing, persons: true }, // who attended a meeting, as other services said it
    });
    // One role for all of it, as most would build: persons and ballots side by side.
    expect(await holds('postgres')).toEqual({ ...nothing, persons: true, ballots: true });
  });

  it('no role sees an interim result: of an open box, pages of one length whoever has voted', async () => {
    const lengths = await harness.sqlAs<{ bytes: number }>(
      'evaluations_box',
      'SELECT DISTINCT length(content) AS bytes FROM box.page WHERE appraisal_id = $1',
      [open.appraisalId],
    );
    expect(lengths).toHaveLength(1);
    const app = [...(await reads('evaluations_app'))].filter(([table]) =>
      /appraisal_result|appraisal_text|appraisal_follow_up/.test(table),
    );
    expect(app.map(([, rows]) => rows)).toEqual(app.map(() => '[]'));
    expect(app.length).toBeGreaterThan(2);
  });

  it('the role of the application sees nothing of another bureau, with or without a WHERE', async () => {
    const other = await Scene.opened(harness, 6);
    // The stream is one for the service; its own events name no person, those of this test were put there by hand.
    const tables = [...(await reads('evaluations_app'))].filter(
      ([name]) => !/^events\./.test(name),
    );
    const all = tables.map(([, rows]) => rows).join('\n');
    expect(all).toContain(scene.appraisalId);
    expect(all.includes(String(scene.voters[0]?.personId))).toBe(true);
    for (const { personId } of other.voters) expect(all.includes(String(personId))).toBe(false);
  });
});
