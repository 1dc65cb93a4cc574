import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endLeftover } from './leftover';

describe('what a killed supervisor left behind', () => {
  let dataDir: string;
  let note: string;
  let running: ChildProcess | undefined;

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'huiyin-leftover-'));
    note = join(dataDir, 'postmaster.pid');
  });
  afterEach(async () => {
    running?.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true });
  });

  /** A process that looks like a PostgreSQL on a folder, with its number in this folder's note. */
  async function postgresOn(folder: string, program = 'postgres'): Promise<ChildProcess> {
    const words = ['-e', 'setTimeout(() => {}, 60000)', '--', '-D', folder];
    running = spawn(process.execPath, words, { argv0: program });
    await once(running, 'spawn');
    await writeFile(note, `${running.pid}\n${folder}\n`);
    return running;
  }

  it('is ended when it serves this folder', async () => {
    const leftover = await postgresOn(dataDir);

    await endLeftover(dataDir);

    expect(leftover.exitCode ?? leftover.signalCode).not.toBeNull();
  });

  it.each([
    ['another PostgreSQL, on another folder', 'postgres', '/somewhere/else'],
    ['no PostgreSQL at all', 'node', undefined],
  ])('is left alone when the number belongs to %s', async (_, program, folder) => {
    const stranger = await postgresOn(folder ?? dataDir, program);

    await endLeftover(dataDir);

    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    expect(existsSync(note)).toBe(false); // PostgreSQL itself would refuse to start beside it
  });

  it('may be nothing', async () => {
    await endLeftover(dataDir);
    await writeFile(note, '4194304\n'); // beyond the largest process number
    await endLeftover(dataDir);
  });
});
