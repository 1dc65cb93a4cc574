import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

const migrationClass = /\bclass ([A-Za-z]+\d{13})\b/g;

/**
 * Whether a migration job has work, asked of the database itself. Starting the job only to hear that there is none
 * costs a second per service at every start. Any doubt counts as work.
 * @param folder of built migrations; @param url of the database, as a role that may read the list of applied ones
 */
export async function hasPendingMigrations(folder: string, url: string): Promise<boolean> {
  const wanted = migrationNames(folder);
  if (wanted.length === 0) return true;
  const applied = new Set(await appliedMigrations(url).catch(() => []));
  return wanted.some((name) => !applied.has(name));
}

async function appliedMigrations(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM schema_migration');
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

function migrationNames(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(migrationClass)])
    .map(([, name = '']) => name);
}
