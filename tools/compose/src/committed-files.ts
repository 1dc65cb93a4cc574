import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubgraphSchemas } from './compose-supergraph';

/** Path from the workspace root → content, for everything that is generated and committed. */
export type GeneratedFiles = Readonly<Record<string, string>>;

export function generatedFiles(
  schemas: SubgraphSchemas,
  supergraph: string,
  operations: string,
): GeneratedFiles {
  const subgraphs = Object.entries(schemas).map(([name, sdl]): [string, string] => [
    `apps/${name}/schema.graphql`,
    sdl,
  ]);
  return {
    ...Object.fromEntries(subgraphs),
    'apps/gateway/supergraph.graphql': supergraph,
    'apps/gateway/operations.json': operations,
  };
}

/** The files whose committed text is not what the code says now. */
export function driftedFiles(root: string, files: GeneratedFiles): string[] {
  return Object.entries(files)
    .filter(
      ([path, content]) =>
        !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content,
    )
    .map(([path]) => path);
}

export function writeFiles(root: string, files: GeneratedFiles): void {
  for (const [path, content] of Object.entries(files)) writeFileSync(join(root, path), content);
}
