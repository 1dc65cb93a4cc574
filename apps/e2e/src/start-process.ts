import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

export interface StartSettings {
  readonly transport: 'embedded' | 'kafka';
  /** `bare`: one bureau and its office; `city`: the demo as `npm start` tells it. */
  readonly demo?: 'bare' | 'city';
  /** Of a process that crashed, ms; where more are killed than ever crash. */
  readonly longestRestartWaitMs?: number;
  readonly dataDir: string;
  readonly port: number;
}

/** `npm start` without the installing and building before it. */
export class StartProcess {
  readonly child: ChildProcess;
  private readonly output: string[] = [];

  constructor(settings: StartSettings) {
    const { transport, demo = 'bare', dataDir, port, longestRestartWaitMs } = settings;
    const root = workspaceRoot(__dirname);
    this.child = spawn(process.execPath, [join(root, 'dist/tools/dev/src/start.js')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PORT: String(port),
        HUIYIN_DATA_DIR: dataDir,
        HUIYIN_TRANSPORT: transport,
        HUIYIN_DEMO: demo,
        HUIYIN_LONGEST_RESTART_WAIT_MS: String(longestRestartWaitMs ?? ''),
      },
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk) => this.output.push(String(chunk)));
  }

  get console(): string {
    return this.output.join('');
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** The exit code, once its last words were read. */
  async ended(): Promise<number | null> {
    if (!this.hasEnded) await new Promise((resolve) => this.child.once('close', resolve));
    return this.child.exitCode;
  }
}

export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-e2e-'));
  chmodSync(dataDir, 0o711); // run as root, PostgreSQL's own user must be able to pass
  return dataDir;
}

/** `npm start` uses PORT and PORT + 1. Below the range from which connections get theirs, so that none takes them meanwhile. */
export async function twoFreePorts(): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_000);
    if ((await isFree(port)) && (await isFree(port + 1))) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
