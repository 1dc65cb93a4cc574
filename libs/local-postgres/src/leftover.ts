import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ends the PostgreSQL that a killed supervisor left behind on this folder: a second one would be refused. A process that
 * merely bears the number of an old note is left alone.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
  if (!isAlive(pid)) return;
  if (!servesFolder(pid, dataDir)) return rm(pidFile); // the number is somebody else's by now
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 10_000 && isAlive(pid); waited += 50) await sleep(50);
}

/** Whether a process is the PostgreSQL of this folder; taken for granted where the system does not tell. */
function servesFolder(pid: number, dataDir: string): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  if (!existsSync(commandLine)) return process.platform !== 'linux';
  const [program = '', ...words] = readFileSync(commandLine, 'utf8').split('\0');
  return program.includes('postgres') && words.some((word) => resolve(word) === resolve(dataDir));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
