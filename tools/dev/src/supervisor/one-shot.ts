import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../env';
import { ProcessDidNotStart } from '../start.errors';
import { ChildLog } from './child-log';

export interface OneShotSpec {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
}

/** A program that does one thing and ends: a migration, the first accounts. */
export class OneShot {
  private child: ChildProcess | null = null;
  private readonly log: ChildLog;

  constructor(
    private readonly spec: OneShotSpec,
    logFolder: string,
  ) {
    this.log = new ChildLog(join(logFolder, `${spec.name}.log`), () => undefined);
  }

  /** @throws ProcessDidNotStart with its last words when it does not end with 0 */
  run(): Promise<void> {
    const child = spawn(process.execPath, [this.spec.script], {
      env: childEnvironment(this.spec.env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.log.read(child.stdout, child.stderr);
    return new Promise((resolve, reject) => {
      const { log, spec } = this;
      const fail = (how: string) =>
        reject(new ProcessDidNotStart(spec.name, how, log.lastLines(), log.file));
      child.once('error', (error) => fail(error.message));
      child.once('close', (code, signal) =>
        code === 0 ? resolve() : fail(signal ?? `exit ${code}`),
      );
    });
  }

  abort(): void {
    this.child?.kill('SIGTERM');
  }
}
