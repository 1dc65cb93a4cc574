import { StoppedMeanwhile } from '../start.errors';
import { type OneShotSpec, OneShot } from './one-shot';
import type { ProcessEvent, ProcessSpec } from './process-spec';
import { SupervisedProcess } from './supervised-process';

export interface ProcessState {
  readonly pid: number | null;
  readonly port: number;
}

/** All processes of one copy: starts them, keeps them running, stops them in the order of their ranks. */
export class Supervisor {
  private readonly processes: SupervisedProcess[] = [];
  private readonly oneShots = new Set<OneShot>();
  private stopped: Promise<boolean> | null = null;

  constructor(
    private readonly logFolder: string,
    private readonly report: (name: string, event: ProcessEvent) => void,
    private readonly longestRestartWaitMs?: number,
  ) {}

  /** Resolves when the process is ready. @throws ProcessDidNotStart, StoppedMeanwhile */
  start(spec: ProcessSpec): Promise<void> {
    this.requireRunning();
    const { longestRestartWaitMs, logFolder } = this;
    const process = new SupervisedProcess({ longestRestartWaitMs, ...spec }, logFolder, (event) =>
      this.report(spec.name, event),
    );
    this.processes.push(process);
    return process.start();
  }

  /** Runs a program to its end. @throws ProcessDidNotStart (when it does not end with 0), StoppedMeanwhile */
  async run(spec: OneShotSpec): Promise<void> {
    this.requireRunning();
    const oneShot = new OneShot(spec, this.logFolder);
    this.oneShots.add(oneShot);
    await oneShot.run().finally(() => this.oneShots.delete(oneShot));
    this.requireRunning();
  }

  /** @throws StoppedMeanwhile */
  requireRunning(): void {
    if (this.stopped !== null) throw new StoppedMeanwhile();
  }

  get isStopping(): boolean {
    return this.stopped !== null;
  }

  /** True when every process ended by itself and with 0. Safe to call again. */
  stop(): Promise<boolean> {
    this.stopped ??= this.stopInOrder();
    return this.stopped;
  }

  /** For a person who does not want to wait: everything that keeps no data of its own dies at once. */
  hurry(): void {
    for (const process of this.processes) if (!process.spec.isStore) process.kill();
  }

  states(): Record<string, ProcessState> {
    return Object.fromEntries(
      this.processes.map(({ spec, pid }) => [spec.name, { pid, port: spec.port }]),
    );
  }

  private async stopInOrder(): Promise<boolean> {
    for (const oneShot of this.oneShots) oneShot.abort();
    const ranks = [...new Set(this.processes.map(({ spec }) => spec.stopRank))].sort(
      (a, b) => a - b,
    );
    let isClean = true;
    for (const rank of ranks) {
      const together = this.processes.filter(({ spec }) => spec.stopRank === rank);
      const outcomes = await Promise.all(together.map((process) => process.stop()));
      isClean = isClean && outcomes.every(Boolean);
    }
    return isClean;
  }
}
