import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '@huiyin/kernel';
import { freePort } from '@huiyin/local-postgres';

interface RunFile {
  readonly pid: number;
  readonly urls: { readonly graphql: string; readonly issuer: string };
  readonly processes: Readonly<
    Record<string, { readonly pid: number | null; readonly port: number }>
  >;
}

export interface StartOptions {
  readonly transport: 'embedded' | 'kafka';
  /** `bare`: one bureau and its office; `city`: the demo as `npm start` tells it. */
  readonly demo?: 'bare' | 'city';
}

/** The whole system as `npm start` runs it, on ports and a data folder of its own. */
export class RunningCopy {
  private constructor(
    private readonly child: ChildProcess,
    readonly dataDir: string,
    private readonly output: string[],
  ) {}

  static async start({ transport, demo = 'bare' }: StartOptions): Promise<RunningCopy> {
    const root = workspaceRoot(__dirname);
    const dataDir = mkdtempSync(join(tmpdir(), 'huiyin-e2e-'));
    chmodSync(dataDir, 0o711); // run as root, PostgreSQL's own user must be able to pass
    const child = spawn(process.execPath, [join(root, 'dist/tools/dev/src/start.js')], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'development',
        PORT: String(await twoFreePorts()),
        HUIYIN_DATA_DIR: dataDir,
        HUIYIN_TRANSPORT: transport,
        HUIYIN_DEMO: demo,
      },
    });
    const copy = new RunningCopy(child, dataDir, []);
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => copy.output.push(String(chunk)));
    await copy.ready();
    return copy;
  }

  get run(): RunFile {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as RunFile;
  }

  get console(): string {
    return this.output.join('');
  }

  logOf(service: string): string {
    const file = join(this.dataDir, 'logs', `${service}.log`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** A crash, as the operating system would do it. */
  kill(service: string): void {
    const pid = this.run.processes[service]?.pid;
    if (!pid) throw new Error(`cannot happen: ${service} does not run`);
    process.kill(pid, 'SIGKILL');
  }

  /** SIGTERM; resolves to the exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null) this.child.kill('SIGTERM');
    else return this.child.exitCode;
    const code = await ended;
    rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }

  private async ready(): Promise<void> {
    for (let waited = 0; waited < 120_000; waited += 100) {
      if (existsSync(join(this.dataDir, 'run.json'))) return;
      if (this.child.exitCode !== null) break;
      await sleep(100);
    }
    this.child.kill('SIGTERM');
    throw new Error(`cannot happen: the system did not come up\n${this.console}`);
  }
}

/** npm start uses PORT and PORT + 1. */
async function twoFreePorts(): Promise<number> {
  for (;;) {
    const port = await freePort();
    const next = await fetch(`http://127.0.0.1:${port + 1}`).then(
      () => false,
      () => true,
    );
    if (next) return port;
  }
}
