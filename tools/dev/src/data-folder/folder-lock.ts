import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { FolderInUse } from '../start.errors';
import type { DataFolder } from './data-folder';
import { readJson } from './json-file';

interface Lock {
  readonly pid: number;
}

/**
 * One running copy per data folder. Returns what gives it back. The lock of a copy that was killed is taken over.
 * @throws FolderInUse
 */
export function lockFolder(folder: DataFolder): () => void {
  const file = folder.file('lock.json');
  mkdirSync(folder.path, { recursive: true });
  const holder = lockHolder(folder);
  if (holder !== null) throw new FolderInUse(folder.path, holder);
  rmSync(file, { force: true });
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid }), { flag: 'wx' });
  } catch {
    // Another copy started in the same moment and was faster.
    throw new FolderInUse(folder.path, readJson<Lock>(file)?.pid ?? 0);
  }
  return () => rmSync(file, { force: true });
}

/** The process that works on this folder, or null. */
export function lockHolder(folder: DataFolder): number | null {
  const pid = readJson<Lock>(folder.file('lock.json'))?.pid;
  return pid !== undefined && pid !== process.pid && isNode(pid) ? pid : null;
}

// Process ids are used again after a reboot: where the system tells, look at what it is.
function isNode(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('node');
}
