import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface ExampleTab {
  readonly title: string;
  readonly query: string;
}

/** One tab per `*.graphql` file, in the order of the file names. */
export function exampleTabs(folder: string): ExampleTab[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => ({
      title: name.replace(/\.graphql$/, ''),
      query: readFileSync(join(folder, name), 'utf8'),
    }));
}
