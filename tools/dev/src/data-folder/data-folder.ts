import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

/** Where one copy keeps what outlives it. */
export interface DataFolder {
  readonly path: string;
  readonly postgres: string;
  readonly kafka: string;
  readonly logs: string;
  readonly issuer: string;
  file(name: 'VERSION.json' | 'lock.json' | 'secrets.json' | 'run.json' | 'demo.json'): string;
}

/** `chosen` may be relative: to the workspace, from wherever the command is called. */
export function dataFolder(chosen: string): DataFolder {
  const path = resolve(workspaceRoot(__dirname), chosen);
  return {
    path,
    postgres: join(path, 'postgres'),
    kafka: join(path, 'kafka'),
    logs: join(path, 'logs'),
    issuer: join(path, 'issuer'),
    file: (name) => join(path, name),
  };
}

export function makeFolders(folder: DataFolder): void {
  for (const path of [folder.path, folder.logs, folder.issuer])
    mkdirSync(path, { recursive: true });
}
