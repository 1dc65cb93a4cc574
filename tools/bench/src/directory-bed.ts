import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { workspaceRoot } from '@huiyin/kernel';
import {
  allRoles,
  appRoleOf,
  ensureDatabases,
  ownerOf,
  serviceDatabase,
  startLocalPostgres,
} from '@huiyin/local-postgres';
import { type ServerProcess, serverProcess } from './server-process';
import { benchKey } from './servers/bench-key';
import { surroundings } from './servers/env';

const password = 'for-benchmarks-only';

export interface DirectoryBed {
  readonly server: ServerProcess;
  /** As superuser: to look. */
  readonly admin: Client;
  /** What the generator said of itself. */
  readonly generated: { readonly people: number; readonly seconds: number };
  stop(): Promise<void>;
}

/** The organization service as it runs, over the city of quality.md's size: 30 bureaus, 1 800 units, 100 000 staff. */
export async function directoryBed(): Promise<DirectoryBed> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-bench-directory-'));
  const cluster = await startLocalPostgres({ dataDir, password, durable: true });
  const database = serviceDatabase('organization');
  await ensureDatabases(
    cluster.url('postgres'),
    allRoles(() => password),
    [database],
  );
  const urlAs = (name: string) => cluster.url(database.name, { name, password });
  const appUrl = urlAs(appRoleOf('organization'));
  run('migrate', { MIGRATION_DATABASE_URL: urlAs(ownerOf('organization')) });
  const generated = JSON.parse(run('generate-city', { DATABASE_URL: appUrl })) as never;
  const server = await serverProcess('apps/organization/src/main.js', {
    env: {
      LOG_LEVEL: 'error',
      DATABASE_URL: appUrl,
      ACTOR_KEY: benchKey,
      EVENT_SOURCES: `organization=${urlAs('events_reader')};campaigns=${urlAs('events_reader')}`,
    },
  });
  const admin = new Client({ connectionString: cluster.url(database.name) });
  await admin.connect();
  await admin.query('ANALYZE'); // as autovacuum would have done by the next morning
  return {
    server,
    admin,
    generated,
    stop: async () => {
      await server.stop();
      await admin.end();
      await cluster.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export function run(script: string, env: Readonly<Record<string, string>>): string {
  const path = join(workspaceRoot(), 'dist/apps/organization/src', `${script}.js`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], {
    env: { ...surroundings(), ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new JobFailed(script, stderr);
  return stdout;
}

export class JobFailed extends Error {
  constructor(script: string, said: string) {
    super(`${script} of organization failed: ${said.slice(-500)}`);
    this.name = 'JobFailed';
  }
}
