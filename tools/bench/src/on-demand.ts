import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

export interface OnDemand {
  readonly name: string;
  /** Exact versions: contenders do not change under a comparison. */
  readonly dependencies: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

/**
 * The folder of a contender that Huiyin itself does not need, installed the first time it is measured, outside the
 * root package.json. A reason as a string when it cannot be had.
 */
export function installedOnDemand({ name, ...manifest }: OnDemand): { folder: string } | string {
  const folder = join(workspaceRoot(), '.cache', 'bench', name);
  const isThere = () =>
    Object.keys(manifest.dependencies).every((each) =>
      existsSync(join(folder, 'node_modules', each, 'package.json')),
    );
  if (isThere()) return { folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, ...manifest }));
  try {
    execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], {
      cwd: folder,
      timeout: 180_000,
      stdio: 'ignore',
    });
  } catch {
    return `${name} could not be installed`;
  }
  return isThere() ? { folder } : `${name} could not be installed`;
}
