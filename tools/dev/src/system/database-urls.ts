import type { CopyPlan } from './settings';

/** The URL of one database as one role: on the embedded server, or on the one a person named by DATABASE_URL. */
export function databaseUrl(plan: CopyPlan, database: string, role: string): string {
  const url = new URL(adminUrl(plan));
  url.username = role;
  url.password = plan.secrets.roles[role] ?? '';
  url.pathname = `/${database}`;
  return url.href;
}

export function adminUrl({ environment, ports, secrets }: CopyPlan): string {
  return (
    environment.DATABASE_URL ??
    `postgres://postgres:${secrets.postgres}@127.0.0.1:${ports['postgres']}/postgres`
  );
}
