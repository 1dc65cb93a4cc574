import { randomBytes } from 'node:crypto';
import { allRoles, services, type ServiceName } from '@huiyin/local-postgres';
import type { DataFolder } from './data-folder';
import { readJson, writeJson } from './json-file';

/** Made once per data folder, readable by its owner only. Losing the ballot key makes sealed appraisals unreadable. */
export interface Secrets {
  readonly postgres: string;
  readonly roles: Readonly<Record<string, string>>;
  readonly actorKeys: Readonly<Record<ServiceName, string>>;
  /** base64, 32 bytes. */
  readonly ballotMasterKey: string;
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
    actorKeys: filled(services, known.actorKeys) as Record<ServiceName, string>,
    ballotMasterKey: known.ballotMasterKey ?? randomBytes(32).toString('base64'),
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
