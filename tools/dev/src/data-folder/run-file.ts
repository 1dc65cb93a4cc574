import { rmSync } from 'node:fs';
import type { DataFolder } from './data-folder';
import { readJson, writeJson } from './json-file';

/** What a running copy tells the commands and tests beside it. */
export interface RunFile {
  readonly pid: number;
  readonly transport: 'embedded' | 'kafka';
  readonly urls: { readonly graphql: string; readonly graphiql: string; readonly issuer: string };
  /** False when a chapter of the demo could not be told. */
  readonly isDemoComplete: boolean;
  /** Kept over restarts of a process; `pid` changes with each. */
  readonly processes: Readonly<
    Record<string, { readonly pid: number | null; readonly port: number }>
  >;
}

export function writeRunFile(folder: DataFolder, run: RunFile): void {
  writeJson(folder.file('run.json'), run);
}

export function removeRunFile(folder: DataFolder): void {
  rmSync(folder.file('run.json'), { force: true });
}

/** The copy that runs on this folder, or null; a file left by a killed copy does not count. */
export function runningCopy(folder: DataFolder): RunFile | null {
  const run = readJson<RunFile>(folder.file('run.json'));
  return run !== null && isAlive(run.pid) ? run : null;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
