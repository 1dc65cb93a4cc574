import { Client } from 'pg';
import { emptyDatabase, type TestDatabase } from '@huiyin/testing';
import { databaseRefusal } from './persistence.errors';
import { noTenant } from './scope';
import { ScopedReads } from './scoped-reads';
import { grantTables, tenantPolicy } from './tenant-policy';

const mine = { bureauId: '00000000-0000-4000-8000-000000000001' };
const theirs = { bureauId: '00000000-0000-4000-8000-000000000002' };

describe('the read door', () => {
  let database: TestDatabase;
  let reads: ScopedReads;
  const seen: string[] = [];

  beforeAll(async () => {
    database = await emptyDatabase('campaigns');
    const owner = new Client({ connectionString: database.adminUrl });
    await owner.connect();
    await owner.query(`CREATE TABLE note (bureau_id uuid NOT NULL, text text NOT NULL);
      INSERT INTO note VALUES ('${mine.bureauId}', 'mine'), ('${theirs.bureauId}', 'theirs');
      ${tenantPolicy('note')} ${grantTables('public', 'campaigns_app')}`);
    await owner.end();
    // One connection, so that every query meets what the one before left behind.
    reads = new ScopedReads({
      url: database.url,
      poolSize: 1,
      applicationName: 'test',
      onStatement: (sql) => seen.push(sql),
    });
  });
  afterAll(async () => {
    await reads.close();
    await database.drop();
  });

  const texts = async (scope: { bureauId: string | null }) =>
    (await reads.rows<{ text: string }>(scope, 'SELECT text FROM note')).map(({ text }) => text);

  it('tells of a character that cannot be kept, and calls no other error a refusal', async () => {
    const nul = reads.rows(mine, 'SELECT $1::text', ['a\u0000b']).catch(databaseRefusal);
    expect(await nul).toMatchObject({ code: 'TEXT_NOT_STORABLE', kind: 'invalid' });
    expect(await reads.rows(mine, 'SELECT 1/0').catch(databaseRefusal)).toBeNull();
  });

  it('shows a forgotten WHERE only the own rows, whoever had the connection before', async () => {
    expect(await texts(mine)).toEqual(['mine']);
    expect(await texts(theirs)).toEqual(['theirs']);
    expect(await texts(noTenant)).toEqual([]);
    expect(await texts(mine)).toEqual(['mine']);
  });

  it('keeps scopes apart under many readers at once', async () => {
    const wanted = Array.from({ length: 200 }, (_, at) => (at % 3 === 0 ? theirs : mine));
    const got = await Promise.all(wanted.map(texts));
    expect(got).toEqual(wanted.map((scope) => (scope === mine ? ['mine'] : ['theirs'])));
  });

  it('throws a connection away after an error, so no half-set tenant is left', async () => {
    await expect(reads.rows(theirs, 'SELECT * FROM nothing_here')).rejects.toThrow('nothing_here');
    expect(await texts(noTenant)).toEqual([]);
  });

  it('cannot write', async () => {
    await expect(
      reads.rows(mine, `INSERT INTO note VALUES ($1, 'x')`, [mine.bureauId]),
    ).rejects.toThrow(/read-only/);
  });

  it('tells each statement to whoever counts', async () => {
    seen.length = 0;
    await texts(mine);
    expect(seen).toEqual(['SELECT text FROM note']);
  });
});
