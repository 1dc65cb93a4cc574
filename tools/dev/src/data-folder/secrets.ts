import { randomBytes } from 'node:crypto';
import { allRoles } from '@huiyin/local-postgres';
import { type SubgraphName, subgraphs } from '../system/subgraphs';
import type { DataFolder } from './data-folder';
import { readJson, writeJson } from './json-file';

/** Made once per data folder, readable by its owner only. Losing a ballot key makes open appraisals unreadable. */
export interface Secrets {
  readonly postgres: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly actorKeys: Readonly<Record<SubgraphName, string>>;
  /** base64, 32 bytes. */
  readonly ballotMasterKey: string;
  /** base64, 32 bytes; told to the ballot box only. */
  readonly ballotBoxKey: string;
  /** Seals the secrets of webhooks. */
  readonly notificationKey: string;
}

/** Reads the folder's secrets; makes those that are missing (all, in a new folder). */
export function folderSecrets(folder: DataFolder): Secrets {
  const file = folder.file('secrets.json');
  const known = readJson<Partial<Secrets>>(file) ?? {};
  const roleNames = allRoles(() => '').map(({ name }) => name);
  const secrets: Secrets = {
    postgres: known.postgres ?? random(),
    roles: filled(roleNames, known.roles),
    actorKeys: filled(subgraphs, known.actorKeys) as Record<SubgraphName, string>,
    ballotMasterKey: known.ballotMasterKey ?? randomBytes(32).toString('base64'),
    ballotBoxKey: known.ballotBoxKey ?? randomBytes(32).toString('base64'),
    notificationKey: known.notificationKey ?? random(),
  };
  if (JSON.stringify(known) !== JSON.stringify(secrets)) writeJson(file, secrets, 0o600);
  return secrets;
}

function filled(
  names: readonly string[],
  known: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, known[name] ?? random()]));
}

function random(): string {
  return randomBytes(32).toString('base64url');
}
