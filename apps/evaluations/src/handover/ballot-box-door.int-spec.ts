import { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { newId } from '@huiyin/kernel';
import { createDataSource } from '@huiyin/persistence';
import { templateDatabase, type TestDatabase } from '@huiyin/testing';
import { migrations } from '../migrations';
import { SqlBallotBoxDoor } from './ballot-box-door';

const quickly = { waitMs: 150, askEveryMs: 20 };

// The other side, the box process, is played by statements here: libs/ballot-box tests it with this schema's functions.
describe('the door to the ballot box', () => {
  let database: TestDatabase;
  let app: DataSource;
  let custody: Pool;
  let box: Pool;
  let door: SqlBallotBoxDoor;
  beforeAll(async () => {
    database = await templateDatabase('evaluations', migrations);
    app = createDataSource({
      ...{ url: database.url, applicationName: 'test', poolSize: 4 },
      ...{ entities: [], migrations: [] },
    });
    await app.initialize();
    custody = new Pool({ connectionString: database.urlAs('evaluations_custody'), max: 2 });
    box = new Pool({ connectionString: database.urlAs('evaluations_box'), max: 2 });
    door = new SqlBallotBoxDoor(custody, quickly);
  });
  afterAll(async () => {
    await Promise.all([app.destroy(), custody.end(), box.end()]);
    await database.drop();
  });

  async function announced(): Promise<string> {
    const appraisalId = newId();
    await app.transaction((manager) => door.announce(manager, appraisalId));
    return appraisalId;
  }

  const seal = (appraisalId: string) =>
    app.transaction((manager) => door.seal(manager, appraisalId));

  async function handOver(appraisalId: string, said: number, given = said): Promise<void> {
    for (let at = 0; at < given; at += 1)
      await box.query(
        `INSERT INTO box.handover VALUES ($1, $2, $3, 'attendee', 'message', 'signature', '{"alg":"x"}')`,
        [appraisalId, newId(), `ticket ${at}`],
      );
    await box.query(
      `UPDATE box.box SET state = 'handed-over', sheets = $2 WHERE appraisal_id = $1`,
      [...[appraisalId, said]],
    );
  }

  const closingLine = (appraisalId: string) =>
    app.query(`INSERT INTO board.entry VALUES ($1, 1, '{}')`, [appraisalId]);

  const stateOf = async (appraisalId: string) =>
    (
      await box.query<{ state: string }>('SELECT state FROM box.box WHERE appraisal_id = $1', [
        appraisalId,
      ])
    ).rows[0]?.state;

  it('announces once, and only with the opening: an opening that is undone leaves no box', async () => {
    const appraisalId = await announced();
    await app.transaction((manager) => door.announce(manager, appraisalId));
    expect(await stateOf(appraisalId)).toBe('open');
    const undone = newId();
    const opening = app.transaction(async (manager) => {
      await door.announce(manager, undone);
      throw new Error('no voters');
    });
    await expect(opening).rejects.toThrow('no voters');
    expect(await stateOf(undone)).toBeUndefined();
  });

  it('seals as often as asked, by many at once, and never a box that was not announced', async () => {
    const appraisalId = await announced();
    await Promise.all([1, 2, 3, 4].map(() => seal(appraisalId)));
    await seal(appraisalId);
    expect(await stateOf(appraisalId)).toBe('sealed');
    await expect(seal(newId())).rejects.toThrow('no ballot box was announced');
  });

  it('says "ask again" while the box has not handed over, and gives nothing of an open one', async () => {
    const appraisalId = await announced();
    await expect(door.handedOver(appraisalId)).rejects.toMatchObject({
      code: 'BALLOT_BOX_NOT_HANDED_OVER',
      kind: 'unavailable',
    });
    await seal(appraisalId);
    await expect(door.untilHandedOver(appraisalId)).rejects.toMatchObject({
      code: 'BALLOT_BOX_NOT_HANDED_OVER',
    });
    const waiting = new SqlBallotBoxDoor(custody).handedOver(appraisalId);
    await handOver(appraisalId, 2);
    expect((await waiting).map(({ ticketId }) => ticketId).sort()).toEqual([
      'ticket 0',
      'ticket 1',
    ]);
    expect(await door.handedOver(appraisalId)).toEqual(await waiting);
  });

  it('counts nothing when a row of the handover is gone', async () => {
    const appraisalId = await announced();
    await seal(appraisalId);
    await handOver(appraisalId, 3, 2);
    await expect(door.handedOver(appraisalId)).rejects.toMatchObject({
      code: 'BALLOT_HANDOVER_INCOMPLETE',
      details: { handedOver: 3, found: 2 },
    });
  });

  it('discards after the closing line only, as often as asked; then there is nothing to count any more', async () => {
    const appraisalId = await announced();
    await seal(appraisalId);
    await handOver(appraisalId, 2);
    await expect(door.discard(appraisalId)).rejects.toThrow(
      'until the closing line is on the board',
    );
    expect(await door.handedOver(appraisalId)).toHaveLength(2);
    await closingLine(appraisalId);
    await Promise.all([door.discard(appraisalId), door.discard(appraisalId)]);
    await door.discard(appraisalId);
    expect(await stateOf(appraisalId)).toBe('discarded');
    await expect(door.handedOver(appraisalId)).rejects.toMatchObject({ code: 'BALLOT_BOX_GONE' });
    await door.untilHandedOver(appraisalId);
  });

  it('a box never goes back, whoever asks', async () => {
    const appraisalId = await announced();
    const move = (state: string, sheets: number | null) =>
      box.query('UPDATE box.box SET state = $2, sheets = $3 WHERE appraisal_id = $1', [
        ...[appraisalId, state, sheets],
      ]);
    await expect(move('handed-over', 0)).rejects.toThrow('never back');
    await seal(appraisalId);
    await expect(move('open', null)).rejects.toThrow('never back');
    await handOver(appraisalId, 1);
    await expect(handOver(appraisalId, 2)).rejects.toThrow();
    await expect(move('sealed', null)).rejects.toThrow('never back');
  });

  it('the functions of the box are for one role each', async () => {
    const may: Record<string, string> = {
      announce: 'evaluations_app',
      annul: 'evaluations_custody',
      seal: 'evaluations_app',
      handed_over: 'evaluations_custody',
      discard: 'evaluations_custody',
    };
    for (const [name, allowed] of Object.entries(may))
      for (const role of [
        'evaluations_app',
        'evaluations_box',
        'evaluations_custody',
        'events_reader',
      ]) {
        const { rows } = await box.query<{ may: boolean }>(
          `SELECT has_function_privilege($1, 'box.${name}(uuid)', 'EXECUTE')
             AND has_schema_privilege($1, 'box', 'USAGE') AS may`,
          [role],
        );
        expect([name, role, rows[0]?.may]).toEqual([name, role, role === allowed]);
      }
    const definers = await box.query<{ path: string[] }>(
      `SELECT proconfig AS path FROM pg_proc WHERE pronamespace = 'box'::regnamespace AND prosecdef`,
    );
    expect(definers.rows).toHaveLength(5);
    for (const { path } of definers.rows) expect(path).toEqual(['search_path=pg_catalog, pg_temp']);
  });
});
