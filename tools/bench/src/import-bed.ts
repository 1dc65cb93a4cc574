import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { newId } from '@huiyin/kernel';
import { Actor, actorHeader, ActorSigner } from '@huiyin/identity';
import {
  allRoles,
  appRoleOf,
  ensureDatabases,
  ownerOf,
  serviceDatabase,
  startLocalPostgres,
} from '@huiyin/local-postgres';
import { run } from './directory-bed';
import { type ServerProcess, serverProcess } from './server-process';
import { benchKey } from './servers/bench-key';

const password = 'for-benchmarks-only';

export interface ImportBed {
  readonly server: ServerProcess;
  /** As superuser: to look, and to copy. */
  readonly admin: Client;
  readonly bureauId: string;
  /** A database like the one the service has, with the same bureau and no people. */
  readonly other: Client;
  post(path: string, body: string | Uint8Array<ArrayBuffer>, type: string): Promise<string>;
  stop(): Promise<void>;
}

/** The organization service as it runs, with one bureau and so many units, and an empty twin of its database. */
export async function importBed(units: number): Promise<ImportBed> {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-bench-import-'));
  const cluster = await startLocalPostgres({ dataDir, password, durable: true });
  const database = serviceDatabase('organization');
  const twin = serviceDatabase('organization', 'huiyin_organization_twin');
  await ensureDatabases(
    cluster.url('postgres'),
    allRoles(() => password),
    [database, twin],
  );
  const urlAs = (name: string, of = database.name) => cluster.url(of, { name, password });
  for (const { name } of [database, twin])
    run('migrate', { MIGRATION_DATABASE_URL: urlAs(ownerOf('organization'), name) });
  const [admin, other] = [database, twin].map(
    ({ name }) => new Client({ connectionString: cluster.url(name) }),
  ) as [Client, Client];
  const place = {
    bureauId: newId(),
    cityId: newId(),
    unitIds: Array.from({ length: units }, newId),
  };
  for (const client of [admin, other]) {
    await client.connect();
    await aBureau(client, place);
  }
  const stop = async () => {
    await Promise.all([admin.end(), other.end()]);
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const server = await organization(urlAs(appRoleOf('organization')), urlAs('events_reader')).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return {
    server,
    admin,
    other,
    bureauId: place.bureauId,
    post: (path, body, type) => post(server, place.bureauId, path, body, type),
    stop: async () => {
      await server.stop();
      await stop();
    },
  };
}

function organization(appUrl: string, reader: string): Promise<ServerProcess> {
  return serverProcess('apps/organization/src/main.js', {
    env: {
      LOG_LEVEL: 'error',
      DATABASE_URL: appUrl,
      ACTOR_KEY: benchKey,
      EVENT_SOURCES: `organization=${reader};campaigns=${reader}`,
    },
  });
}

async function aBureau(
  client: Client,
  { bureauId, cityId, unitIds }: { bureauId: string; cityId: string; unitIds: readonly string[] },
): Promise<void> {
  await client.query(`INSERT INTO city (id, name) VALUES ($1, '某市')`, [cityId]);
  await client.query(
    `INSERT INTO bureau (id, bureau_id, city_id, name, area_code, time_zone)
     VALUES ($1, $1, $2, '某市卫生局', '0570', 'Asia/Shanghai')`,
    [bureauId, cityId],
  );
  await client.query(
    `INSERT INTO unit (id, bureau_id, kind) SELECT id, $1, 'unit' FROM unnest($2::uuid[]) id`,
    [bureauId, unitIds],
  );
  await client.query(
    `INSERT INTO unit_version (id, bureau_id, unit_id, kind, name, name_key, unit_type, valid_from)
     SELECT gen_random_uuid(), $1, u.id, 'unit', '单位' || n, '单位' || n, 'other', '2026-01-01'
     FROM unnest($2::uuid[]) WITH ORDINALITY u (id, n)`,
    [bureauId, unitIds],
  );
  await client.query('ANALYZE');
}

async function post(
  { url }: ServerProcess,
  bureauId: string,
  path: string,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
): Promise<string> {
  const signer = new ActorSigner({ organization: benchKey });
  const grants = [{ role: 'campaign-office', bureauId }] as const;
  const office = new Actor({ kind: 'person', personId: bureauId, bureauId, grants });
  const answer = await fetch(new URL(path, url), {
    method: 'POST',
    headers: {
      'content-type': type,
      'x-file-name': 'people.csv',
      [actorHeader]: signer.sign(office, 'organization'),
    },
    body,
  });
  const text = await answer.text();
  if (answer.status >= 300 || text.includes('"errors":['))
    throw new Error(`cannot happen: ${text.slice(0, 300)}`);
  return text;
}
