import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder that holds `nx.json`: built code in `dist/` and sources find the same committed assets by it. */
export function workspaceRoot(from: string = __dirname): string {
  if (existsSync(join(from, 'nx.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('cannot happen: started outside the Huiyin workspace');
  return workspaceRoot(parent);
}
