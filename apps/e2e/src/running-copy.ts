import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newDataDir, StartProcess, type StartSettings, twoFreePorts } from './start-process';

interface RunFile {
  readonly pid: number;
  readonly urls: { readonly graphql: string; readonly issuer: string };
  readonly processes: Readonly<
    Record<string, { readonly pid: number | null; readonly port: number }>
  >;
}

export type StartOptions = Pick<StartSettings, 'transport'> & Partial<StartSettings>;

/** The whole system as `npm start` runs it, on ports and a data folder of its own. */
export class RunningCopy {
  private constructor(
    private readonly process: StartProcess,
    readonly dataDir: string,
    readonly port: number,
  ) {}

  static async start(options: StartOptions): Promise<RunningCopy> {
    const { dataDir = newDataDir(), port = await twoFreePorts() } = options;
    rmSync(join(dataDir, 'run.json'), { force: true });
    const copy = new RunningCopy(new StartProcess({ ...options, dataDir, port }), dataDir, port);
    await copy.ready();
    return copy;
  }

  get run(): RunFile {
    return JSON.parse(readFileSync(join(this.dataDir, 'run.json'), 'utf8')) as RunFile;
  }

  get console(): string {
    return this.process.console;
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

  /** The server itself, not the process that keeps it. */
  killPostgres(): void {
    const note = readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8');
    process.kill(Number(note.split('\n')[0]), 'SIGKILL');
  }

  /** SIGTERM; resolves to the exit code. */
  async stop({ keepsData = false } = {}): Promise<number | null> {
    const code = await this.terminate();
    if (!keepsData) rmSync(this.dataDir, { recursive: true, force: true });
    return code;
  }

  private terminate(): Promise<number | null> {
    if (!this.process.hasEnded) this.process.child.kill('SIGTERM');
    return this.process.ended();
  }

  private async ready(): Promise<void> {
    for (let waited = 0; waited < 120_000; waited += 100) {
      if (existsSync(join(this.dataDir, 'run.json'))) return;
      if (this.process.hasEnded) break;
      await sleep(100);
    }
    void this.terminate();
    throw new Error(`cannot happen: the system did not come up\n${this.console}`);
  }
}
