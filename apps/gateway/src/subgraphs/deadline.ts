import { performance } from 'node:perf_hooks';

/** How long the parts of one operation may take together, so that two hung hops in a row do not add up (quality.md R9). */
export class Deadline {
  private endsAt: number;

  constructor(
    private readonly totalMs: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.endsAt = nowMs() + totalMs;
  }

  remainingMs(): number {
    return this.endsAt - this.nowMs();
  }

  /** After a mutation, which has its own, longer limit. */
  restart(): void {
    this.endsAt = this.nowMs() + this.totalMs;
  }
}
