import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a file in a git revision; where there is no git, or the revision has no such file, the one on disk. */
export function lastPublishedIn(root: string, revision: string): (path: string) => string | null {
  return (path) => {
    try {
      return execFileSync('git', ['show', `${revision}:./${path}`], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
    } catch {
      const file = join(root, path);
      return existsSync(file) ? readFileSync(file, 'utf8') : null;
    }
  };
}
