import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  allRoles,
  ensureDatabases,
  serviceDatabase,
  type ServiceName,
  services,
} from '@huiyin/local-postgres';
import type { Console } from '../console/console';
import type { Supervisor } from '../supervisor/supervisor';
import {
  ballotBoxSpec,
  brokerSpec,
  gatewaySpec,
  issuerSpec,
  migrationSpec,
  postgresSpec,
  serviceSpec,
  topicsSpec,
} from './child-specs';
import { adminUrl } from './database-urls';
import { hasPendingMigrations } from './pending-migrations';
import { takeNamedServer } from './named-server';
import type { CopyPlan } from './settings';

/** From nothing to a gateway that answers; each step shows itself. The demo is told afterwards. */
export async function startSystem(
  plan: CopyPlan,
  supervisor: Supervisor,
  console: Console,
): Promise<void> {
  const events = awaitedLater(startEvents(plan, supervisor)); // a broker takes seconds, and needs nothing of the rest
  await console.step('数据库 PostgreSQL', () => startPostgres(plan, supervisor));
  await console.step('库与角色 databases', () => makeDatabases(plan));
  // The issuer and the gateway need no database: they come up while migrations and services use the other core.
  const front = [issuerSpec(plan), gatewaySpec(plan)];
  const early = awaitedLater(Promise.all(front.map((spec) => supervisor.start(spec))));
  await console.step(`事件通道 events (${plan.environment.HUIYIN_TRANSPORT})`, () => events);
  await console.step('数据结构 migrations', () => migrate(plan, supervisor));
  const subgraphs = [...services.map((service) => serviceSpec(plan, service)), ballotBoxSpec(plan)];
  await console.step('服务与票箱 services, ballot box', () =>
    Promise.all(subgraphs.map((spec) => supervisor.start(spec))),
  );
  await console.step('登录与网关 issuer, gateway', () => early);
}

/** Begun now, awaited in its own step: a failure before that is no unhandled one. */
function awaitedLater<T>(work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return work;
}

async function startPostgres(plan: CopyPlan, supervisor: Supervisor): Promise<void> {
  const { DATABASE_URL } = plan.environment;
  if (DATABASE_URL !== undefined) return takeNamedServer(DATABASE_URL);
  const finished = join(plan.folder.path, 'postgres.made');
  if (!existsSync(finished)) putAsideUnfinished(plan.folder.postgres);
  await supervisor.start(postgresSpec(plan));
  writeFileSync(finished, '');
}

/** A first start that was killed leaves half a cluster, which looks whole. Kept, because a name proves nothing. */
function putAsideUnfinished(folder: string): void {
  if (!existsSync(folder)) return;
  rmSync(`${folder}.unfinished`, { recursive: true, force: true });
  renameSync(folder, `${folder}.unfinished`);
}

async function makeDatabases(plan: CopyPlan): Promise<void> {
  const roles = allRoles((role) => plan.secrets.roles[role] ?? '');
  const databases = services.map((service) => serviceDatabase(service));
  await ensureDatabases(adminUrl(plan), roles, databases);
}

async function startEvents(plan: CopyPlan, supervisor: Supervisor): Promise<void> {
  if (plan.brokers === null) return;
  if (plan.environment.KAFKA_BROKERS === undefined) await supervisor.start(brokerSpec(plan));
  await supervisor.run(topicsSpec(plan.brokers));
}

async function migrate(plan: CopyPlan, supervisor: Supervisor): Promise<void> {
  const migrateService = async (service: ServiceName) => {
    const job = migrationSpec(plan, service);
    const folder = join(dirname(job.script), 'migrations');
    if (await hasPendingMigrations(folder, job.env['MIGRATION_DATABASE_URL'] ?? ''))
      await supervisor.run(job);
  };
  await Promise.all(services.map(migrateService));
}
