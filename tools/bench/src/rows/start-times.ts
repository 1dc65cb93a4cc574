import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { freePort } from '@huiyin/local-postgres';
import { against, type Benchmark, type Row } from '../measure';
import { surroundings } from '../servers/env';

const giveUpMs = 180_000;

/** Seconds from the command to the ready block; the copy is stopped again, as Ctrl-C would. */
async function secondsToReady(dataFolder: string, port: number): Promise<number> {
  const started = performance.now();
  const copy = spawn(process.execPath, ['tools/dev/bootstrap.mjs', 'start'], {
    cwd: workspaceRoot(),
    env: { ...surroundings(), HUIYIN_DATA_DIR: dataFolder, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const isOver = once(copy, 'exit');
  const overdue = setTimeout(() => copy.kill('SIGKILL'), giveUpMs);
  let said = '';
  for await (const chunk of copy.stdout) {
    said += String(chunk);
    if (said.includes('就绪 ready')) break;
  }
  const seconds = (performance.now() - started) / 1_000;
  const isReady = said.includes('就绪 ready');
  copy.stdout.resume();
  copy.kill('SIGTERM');
  await isOver;
  clearTimeout(overdue);
  if (!isReady) throw new Error(`cannot happen: no ready block in ${said.slice(-300)}`);
  return seconds;
}

/** P20 of quality.md: a built and installed copy, the first time and again. */
export const startBenchmark: Benchmark = {
  ids: ['P20'],
  async run(): Promise<Row[]> {
    const folder = mkdtempSync(join(tmpdir(), 'huiyin-bench-start-'));
    chmodSync(folder, 0o755); // as root, PostgreSQL runs as another user
    const data = join(folder, 'data');
    const port = await freePort();
    try {
      const row = (what: string, limit: number, seconds: number): Row => ({
        id: 'P20',
        what,
        unit: 's',
        ...against(limit, seconds),
      });
      return [
        row('npm start to ready, first time', 20, await secondsToReady(data, port)),
        row('npm start to ready, again', 10, await secondsToReady(data, port)),
        {
          id: 'P20',
          what: 'first request of every registered operation after a restart',
          notRun: 'their variables come from the walk; the gateway rehearses their plans at start',
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
