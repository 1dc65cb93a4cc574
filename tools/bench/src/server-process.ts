import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { workspaceRoot } from '@huiyin/kernel';

export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a built script that answers `{ type: 'ready', port }` by IPC. */
export async function serverProcess(
  script: string,
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const child = fork(join(workspaceRoot(), 'dist', script), [...args], {
    env: { NODE_ENV: 'production', APOLLO_TELEMETRY_DISABLED: 'true', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`cannot happen: ${script} ended with ${code}`)));
  });
  return { url: `http://127.0.0.1:${port}/graphql`, stop: () => end(child) };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 3_000).unref();
  });
}
