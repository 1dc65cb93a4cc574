import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { workspaceRoot } from '@huiyin/kernel';
import { childEnvironment } from '../src/env';

export const root = workspaceRoot(__dirname);

/** Brings dist/ up to date, as every command does first; nothing to do under `npm test`. */
export async function build(): Promise<void> {
  const code = "import('./tools/dev/bootstrap/build.mjs').then(({ build }) => build())";
  await promisify(execFile)(process.execPath, ['-e', code], { cwd: root });
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface Running {
  readonly pid: number;
  readonly output: () => string;
  readonly ended: Promise<Ended>;
  kill(signal: NodeJS.Signals): void;
}

/** A built program of tools/dev as a process of its own. */
export function runBuilt(
  script: string,
  env: Record<string, string>,
  args: string[] = [],
): Running {
  const child = spawn(process.execPath, [join(root, 'dist/tools/dev/src', script), ...args], {
    cwd: root,
    env: childEnvironment({ NODE_ENV: 'test', ...env }),
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => (output += String(text)));
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code) => resolve({ code, output })),
  );
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    kill: (signal) => void child.kill(signal),
  };
}
