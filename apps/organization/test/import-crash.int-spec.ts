import { newId } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { eventually, testActorKey } from '@huiyin/testing';
import { compose } from '../src/composition';
import { csv, doVerb, fileImport, readFile } from './files';
import { type ABureau, type Harness, organizationHarness } from './harness';

const people = csv(
  ['姓名', '单位'],
  ['丁甲甲', '局机关'],
  ['丁乙乙', '局机关'],
  ['丁丙丙', '局机关'],
);
const columns = JSON.stringify([
  { column: 0, title: '姓名', field: 'PERSON_NAME' },
  { column: 1, title: '单位', field: 'UNIT_NAME' },
]);

describe('R000.76 an import whose process ended', () => {
  let harness: Harness;
  let here: ABureau;
  let bureaus = 0;

  beforeAll(async () => {
    harness = await organizationHarness();
  });
  afterAll(() => harness.stop());
  beforeEach(async () => {
    here = await harness.aBureau(`甲${(bureaus += 1)}局`);
  });

  /** What a second process finds when it starts. */
  async function whileAnotherRuns(work: () => Promise<void>): Promise<void> {
    const { database } = harness;
    const reader = database.urlAs('events_reader');
    const another = await compose(
      {
        http: { host: '127.0.0.1', port: 0 },
        logLevel: 'silent',
        database: { url: database.url, poolSize: 4 },
        actorKey: testActorKey,
        transport: { kind: 'embedded', sources: { organization: reader, campaigns: reader } },
      },
      silentLogger,
    );
    await another.start();
    await work().finally(() => another.stop());
  }

  /** As a process leaves it that ended in the middle of reading: the file, a row, and nobody at work for an hour. */
  async function leftInTheMiddle(attempts: number): Promise<string> {
    const id = newId();
    await harness.rows(
      `INSERT INTO roster_import (id, bureau_id, state, kind, format, file_name, header_row, columns, rows_read, errors,
         warnings, attempts, worked_at, uploaded_by, uploaded_at)
       VALUES ($1, $2, 'UPLOADED', 'people', 'csv', 'a.csv', 1, $3, 1, 0, 0, $4, now() - interval '1 hour', $2, now())`,
      [id, here.bureauId, columns, attempts],
    );
    await harness.rows('INSERT INTO import_file VALUES ($1, $2, 0, $3)', [
      here.bureauId,
      id,
      Buffer.from(people),
    ]);
    await harness.rows(
      `INSERT INTO import_row (bureau_id, import_id, row, id, post_id, cells, is_skipped) VALUES ($1, $2, 2, $3, $3, '{x}', false)`,
      [here.bureauId, id, newId()],
    );
    return id;
  }

  const countOf = async (table: string) => {
    const [row] = await harness.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM ${table} WHERE bureau_id = $1`,
      [here.bureauId],
    );
    return row!.n;
  };

  it('is read again from its beginning by the next one, each row once', async () => {
    const id = await leftInTheMiddle(1);
    await whileAnotherRuns(async () => {
      await eventually(async () =>
        expect(await fileImport(harness, here.office, id)).toMatchObject({
          state: 'PREVIEWED',
          errors: 0,
          differenceCounts: [{ code: 'PERSON_ADDED', count: 3 }],
        }),
      );
    });
    expect([await countOf('import_row'), await countOf('import_file')]).toEqual([3, 0]);
  });

  it('is given up when it ended three processes, and nothing of it is kept', async () => {
    const id = await leftInTheMiddle(3);
    await whileAnotherRuns(async () => {
      await eventually(async () =>
        expect(await fileImport(harness, here.office, id)).toMatchObject({ state: 'FAILED' }),
      );
    });
    expect([await countOf('import_row'), await countOf('import_file')]).toEqual([0, 0]);
  });

  it('saves nobody when the connection dies in the middle of the commit, and everybody when it is taken up', async () => {
    const { id } = await readFile(harness, here.office, 'a.csv', people);
    await harness.rows(`BEGIN`);
    // A lock that the posts of the commit run into, after its people were written.
    await harness.rows(`LOCK TABLE post IN SHARE MODE`);
    const committing = doVerb(harness, here.office, 'commitImport', { importId: id });
    await eventually(async () => {
      const waiting = await harness.rows(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND relation = 'post'::regclass`,
      );
      expect(waiting).toHaveLength(1);
    });
    await harness.rows('COMMIT');
    expect((await committing).state).toBe('COMMITTING');
    expect([await countOf('person'), await countOf('import_row')]).toEqual([0, 3]);
    await harness.rows(
      `UPDATE roster_import SET worked_at = now() - interval '1 hour' WHERE id = $1`,
      [id],
    );
    await whileAnotherRuns(async () => {
      await eventually(async () =>
        expect(await fileImport(harness, here.office, id)).toMatchObject({
          state: 'COMMITTED',
          changes: 3,
        }),
      );
    });
    expect([await countOf('person'), await countOf('post'), await countOf('import_row')]).toEqual([
      3, 3, 0,
    ]);
  });
});
