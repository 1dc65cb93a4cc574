import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { childEnvironment } from '../env';
import { ProcessDidNotStart, StoppedMeanwhile } from '../start.errors';
import { waitBeforeRestart } from './back-off.rules';
import { ChildLog } from './child-log';
import type { ProcessEvent, ProcessSpec } from './process-spec';

const READY_WITHIN_MS = 90_000;
const STOP_WITHIN_MS = 11_000;

/** Keeps one process running: restarts it with back-off when it ends by itself, on the same port. */
export class SupervisedProcess {
  private child: ChildProcess | null = null;
  private readonly log: ChildLog;
  private isStopping = false;
  private wasReady = false;
  private waitMs: number | null = null;
  private restart: NodeJS.Timeout | undefined;
  private firstStart: { resolve: () => void; reject: (error: Error) => void } | null = null;

  constructor(
    readonly spec: ProcessSpec,
    logFolder: string,
    private readonly report: (event: ProcessEvent) => void,
  ) {
    const warn = (text: string) => this.report({ kind: 'warning', text });
    this.log = new ChildLog(join(logFolder, `${spec.name}.log`), warn);
  }

  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** Resolves when it is ready for the first time. @throws ProcessDidNotStart, StoppedMeanwhile */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.firstStart = { resolve, reject };
      this.launch();
    });
  }

  /** SIGTERM, then SIGKILL. True when it ended by itself and with 0. */
  async stop(): Promise<boolean> {
    this.isStopping = true;
    clearTimeout(this.restart);
    this.firstStart?.reject(new StoppedMeanwhile());
    const { child, wasReady } = this;
    if (child === null) return true;
    const ended = new Promise<string>((resolve) =>
      child.once('close', (code, signal) => resolve(howItEnded(code, signal))),
    );
    child.kill('SIGTERM');
    const impatience = setTimeout(
      () => child.kill('SIGKILL'),
      this.spec.stopWithinMs ?? STOP_WITHIN_MS,
    );
    const how = await ended;
    clearTimeout(impatience);
    // Before it is ready a process has no handler for SIGTERM yet: however it ends by it, that is what it was asked for.
    const isClean = how === 'exit 0' || (!wasReady && how !== 'SIGKILL');
    if (!isClean) this.report({ kind: 'killed-in-stopping', how });
    return isClean;
  }

  kill(): void {
    this.isStopping = true;
    clearTimeout(this.restart);
    this.child?.kill('SIGKILL');
  }

  private launch(): void {
    const began = performance.now();
    const child = spawn(process.execPath, [...(this.spec.nodeOptions ?? []), this.spec.script], {
      env: childEnvironment(this.spec.env),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    this.wasReady = false;
    this.log.read(child.stdout, child.stderr);
    const impatience = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
    child.on('message', (message) => {
      if ((message as { type?: string }).type !== 'ready') return;
      clearTimeout(impatience);
      this.becameReady();
    });
    // 'close' comes after the last line of output was read, 'error' when it could not be started at all.
    let isOver = false;
    const over = (how: string) => {
      clearTimeout(impatience);
      if (!isOver) this.ended(how, performance.now() - began);
      isOver = true;
    };
    child.once('close', (code, signal) => over(howItEnded(code, signal)));
    child.once('error', (error) => over(error.message));
  }

  private becameReady(): void {
    this.wasReady = true;
    if (this.firstStart === null) return this.report({ kind: 'recovered' });
    this.firstStart.resolve();
    this.firstStart = null;
  }

  private ended(how: string, livedMs: number): void {
    this.child = null;
    if (this.isStopping) return;
    if (this.firstStart !== null) {
      const { name } = this.spec;
      this.firstStart.reject(
        new ProcessDidNotStart(name, how, this.log.lastLines(), this.log.file),
      );
      return;
    }
    this.waitMs = waitBeforeRestart(this.waitMs, livedMs, this.spec.longestRestartWaitMs);
    this.report({ kind: 'crashed', how, restartInMs: this.waitMs });
    this.restart = setTimeout(() => this.launch(), this.waitMs);
  }
}

function howItEnded(code: number | null, signal: NodeJS.Signals | null): string {
  return signal ?? `exit ${code}`;
}
