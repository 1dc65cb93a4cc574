import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';
import { searchPath } from './servers/env';

export interface ServerProcess {
  readonly url: string;
  /** CPU time the process has used so far, in seconds, user and system. */
  cpuSeconds(): number;
  /** The most memory the process has held so far (VmHWM), in bytes; NaN where the system does not tell. */
  peakBytes(): number;
  stop(): Promise<void>;
}

export interface ServerOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What is measured has a core of its own; what stands behind it shares the other one with the load. */
  readonly core?: 'measured' | 'load';
  readonly nodeOptions?: readonly string[];
}

const cores = { measured: '0', load: '1' } as const;
const canPin = availableParallelism() > 1 && works('taskset', ['--version']);

/** Moves this process, and with it the load, off the core of the measured server. False where that is not possible. */
export function pinLoad(): boolean {
  return canPin && works('taskset', ['-a', '-p', '-c', cores.load, String(process.pid)]);
}

/** For what runs in this process and uses every core: lets it, and goes back to the load's core afterwards. */
export async function onAllCores<R>(work: () => Promise<R>): Promise<R> {
  const pin = (list: string) => works('taskset', ['-a', '-p', '-c', list, String(process.pid)]);
  if (!canPin) return work();
  pin(`0-${cpus().length - 1}`); // what is available is counted after the pinning
  try {
    return await work();
  } finally {
    pin(cores.load);
  }
}

/** Starts a built script (or one named by an absolute path) that answers `{ type: 'ready', port }` by IPC. */
export async function serverProcess(
  script: string,
  { env = {}, args = [], core = 'measured', nodeOptions = [] }: ServerOptions = {},
): Promise<ServerProcess> {
  const path = isAbsolute(script) ? script : join(workspaceRoot(), 'dist', script);
  const child = fork(path, [...args], {
    env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', PATH: searchPath(), ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    ...(canPin
      ? { execPath: 'taskset', execArgv: ['-c', cores[core], process.execPath, ...nodeOptions] }
      : { execArgv: [...nodeOptions] }),
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new ServerDidNotStart(script, code)));
  });
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    cpuSeconds: () => cpuSecondsOf(child.pid ?? 0),
    peakBytes: () => peakBytesOf(child.pid ?? 0),
    stop: () => end(child),
  };
}

export class ServerDidNotStart extends Error {
  constructor(script: string, code: number | null) {
    super(`${script} ended with ${code} before it was ready`);
    this.name = 'ServerDidNotStart';
  }
}

// Clock ticks are hundredths of a second on every Linux that Node runs on; elsewhere the figure is simply absent.
function cpuSecondsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

function peakBytesOf(pid: number): number {
  try {
    const [, kibibytes] =
      /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return Number.NaN;
  }
}

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 3_000).unref();
  });
}
