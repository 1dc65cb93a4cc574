import { createHash, randomUUID } from 'node:crypto';
import type { MigrationInterface } from 'typeorm';
import { Client } from 'pg';
import {
  appRoleOf,
  ensureDatabases,
  ownerOf,
  serviceDatabase,
  type ServiceName,
} from '@huiyin/local-postgres';
import { runMigrations } from '@huiyin/persistence';
import { testCluster } from './env';

export interface TestDatabase {
  /** As the application role: row-level security applies. */
  readonly url: string;
  readonly ownerUrl: string;
  /** As the cluster's superuser: for arranging and for looking, never given to code under test. */
  readonly adminUrl: string;
  readonly urlAs: (role: string) => string;
  drop(): Promise<void>;
}

type Migrations = readonly (new () => MigrationInterface)[];

/** A fresh database of one service, cloned from a template that the service's real migrations made. */
export async function templateDatabase(
  service: ServiceName,
  migrations: Migrations,
): Promise<TestDatabase> {
  const template = `tpl_${service}_${fingerprint(migrations)}`;
  const name = `t_${service}_${randomUUID().slice(0, 8)}`;
  await asAdmin('postgres', async (admin) => {
    await admin.query('SELECT pg_advisory_lock(42, hashtext($1))', [template]);
    try {
      await ensureTemplate(admin, service, template, migrations);
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template} OWNER ${ownerOf(service)}`);
    } finally {
      await admin.query('SELECT pg_advisory_unlock(42, hashtext($1))', [template]);
    }
  });
  const urlAs = (role: string) => urlFor(name, role);
  return {
    url: urlAs(appRoleOf(service)),
    ownerUrl: urlAs(ownerOf(service)),
    adminUrl: urlAs('postgres'),
    urlAs,
    drop: () =>
      asAdmin('postgres', (admin) =>
        admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).then(() => undefined),
      ),
  };
}

/** An empty database for migration tests. */
export async function emptyDatabase(service: ServiceName): Promise<TestDatabase> {
  return templateDatabase(service, []);
}

async function ensureTemplate(
  admin: Client,
  service: ServiceName,
  template: string,
  migrations: Migrations,
): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [
    template,
  ]);
  if (rowCount) return;
  await ensureDatabases(urlFor('postgres', 'postgres'), [], [serviceDatabase(service, template)]);
  if (migrations.length > 0)
    await runMigrations({
      url: urlFor(template, ownerOf(service)),
      migrations,
      applicationName: 'template',
    });
}

function fingerprint(migrations: Migrations): string {
  const text = migrations
    .map((migration) => `${migration.name}${String(migration.prototype.up)}`)
    .join();
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function urlFor(database: string, role: string): string {
  const { port, password } = testCluster();
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function asAdmin(database: string, work: (admin: Client) => Promise<void>): Promise<void> {
  const admin = new Client({ connectionString: urlFor(database, 'postgres') });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
