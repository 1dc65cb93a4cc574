import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, writeJson } from '../data-folder/json-file';

export interface IssuerKeys {
  /** Private RS256 keys; the first one signs, all are published. */
  readonly signing: readonly Readonly<Record<string, unknown>>[];
  readonly cookies: readonly string[];
}

/** Made once per folder, readable by its owner only: tokens and sessions outlive a restart. */
export function issuerKeys(folder: string): IssuerKeys {
  const file = join(folder, 'keys.json');
  const known = readJson<IssuerKeys>(file);
  if (known !== null) return known;
  mkdirSync(folder, { recursive: true });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = privateKey.export({ format: 'jwk' });
  const kid = randomBytes(8).toString('hex');
  const keys: IssuerKeys = {
    signing: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }],
    cookies: [randomBytes(32).toString('base64url')],
  };
  writeJson(file, keys, 0o600);
  return keys;
}
