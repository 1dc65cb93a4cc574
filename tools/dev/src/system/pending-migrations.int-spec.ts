import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { emptyDatabase, type TestDatabase } from '@huiyin/testing';
import { hasPendingMigrations } from './pending-migrations';

jest.setTimeout(30_000);

describe('whether a migration job is started', () => {
  let folder: string;
  let database: TestDatabase;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-migrations-'));
    database = await emptyDatabase('organization');
    writeFileSync(join(folder, 'create-unit.js'), 'let X = class CreateUnit1792000000000 {};');
  });

  afterEach(async () => {
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const isPending = () => hasPendingMigrations(folder, database.ownerUrl);

  async function applied(...names: string[]): Promise<void> {
    const owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE schema_migration (name text)');
    for (const name of names) await owner.query('INSERT INTO schema_migration VALUES ($1)', [name]);
    await owner.end();
  }

  it('is: in a new database', async () => {
    expect(await isPending()).toBe(true);
  });

  it('is not: when the database has every migration of the folder', async () => {
    await applied('CreateUnit1792000000000', 'CreatePost1792000000001');

    expect(await isPending()).toBe(false);
  });

  it('is: when the folder has one more', async () => {
    await applied('CreateUnit1792000000000');
    writeFileSync(join(folder, 'create-post.js'), 'let Y = class CreatePost1792000000001 {};');

    expect(await isPending()).toBe(true);
  });

  it('is: when nothing can be read from the folder, or the database does not answer', async () => {
    await applied('CreateUnit1792000000000');

    expect(await hasPendingMigrations(join(folder, 'none'), database.ownerUrl)).toBe(true);
    expect(await hasPendingMigrations(folder, 'postgres://nobody@127.0.0.1:1/x')).toBe(true);
  });
});
