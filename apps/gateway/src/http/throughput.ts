import { performance } from 'node:perf_hooks';

const windowMs = 250;
/** Below this many at a time the machine is not full, and what it completes says nothing about what it could. */
const busy = 32;
const always = 64;
// A query may take 1.8 s: whoever would wait longer than this is better told at once.
const bearableWaitSeconds = 1.2;

/** Learns from what is completed per second how many requests may run together without waiting too long. */
export class Throughput {
  private perSecond = Infinity;
  private count = 0;
  private fewest = 0;
  private since: number;

  constructor(private readonly nowMs: () => number = () => performance.now()) {
    this.since = nowMs();
  }

  completed(running: number): void {
    this.count += 1;
    this.fewest = Math.min(this.fewest, running);
    this.turn(running);
  }

  /** How many may run at a time; at least 64, unbounded while the machine is not full. */
  bearable(running: number): number {
    this.turn(running);
    return Math.max(always, this.perSecond * bearableWaitSeconds);
  }

  private turn(running: number): void {
    const elapsed = this.nowMs() - this.since;
    if (elapsed < windowMs) return;
    const measured = (this.count * 1_000) / elapsed;
    if (this.fewest < busy) this.perSecond = Infinity;
    else this.perSecond = this.perSecond === Infinity ? measured : (this.perSecond + measured) / 2;
    this.count = 0;
    this.fewest = running;
    this.since += elapsed;
  }
}
