import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { workspaceRoot } from '@huiyin/kernel';
import {
  allRoles,
  ensureDatabases,
  ownerOf,
  serviceDatabase,
  startLocalPostgres,
} from '@huiyin/local-postgres';
import { surroundings } from './servers/env';

const password = 'for-benchmarks-only';

/** The database of evaluations and the ballot box, migrated and empty, on a cluster of its own. */
export interface BallotsBed {
  /** As superuser: to arrange and to look. */
  readonly admin: Client;
  urlAs(role: string): string;
  stop(): Promise<void>;
}

export async function ballotsBed(): Promise<BallotsBed> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-bench-ballots-'));
  const cluster = await startLocalPostgres({ dataDir, password, durable: true });
  const database = serviceDatabase('evaluations');
  await ensureDatabases(
    cluster.url('postgres'),
    allRoles(() => password),
    [database],
  );
  const urlAs = (name: string) => cluster.url(database.name, { name, password });
  migrate(urlAs(ownerOf('evaluations')));
  const admin = new Client({ connectionString: cluster.url(database.name) });
  await admin.connect();
  return {
    admin,
    urlAs,
    stop: async () => {
      await admin.end();
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function migrate(url: string): void {
  const path = join(workspaceRoot(), 'dist/apps/evaluations/src/migrate.js');
  const { status, stderr } = spawnSync(process.execPath, [path], {
    env: { ...surroundings(), MIGRATION_DATABASE_URL: url },
    encoding: 'utf8',
  });
  if (status !== 0) throw new MigrationFailed(stderr);
}

export class MigrationFailed extends Error {
  constructor(said: string) {
    super(`migrating evaluations failed: ${said.slice(-500)}`);
    this.name = 'MigrationFailed';
  }
}
