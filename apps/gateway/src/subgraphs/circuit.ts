import { performance } from 'node:perf_hooks';

const failuresThatOpen = 5;
const openMs = 500;

/**
 * After five failures in a row a subgraph is not asked for half a second, then by one request at a time until it
 * answers: a hung subgraph must not fill the gateway with waiting requests.
 */
export class Circuit {
  private failures = 0;
  private silentUntil = 0;

  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Whether a request may be sent now. */
  admits(): boolean {
    if (this.failures < failuresThatOpen) return true;
    const now = this.nowMs();
    if (now < this.silentUntil) return false;
    this.silentUntil = now + openMs; // this caller is the probe
    return true;
  }

  succeeded(): void {
    this.failures = 0;
  }

  /** True when this failure was the one that opened the circuit. */
  failed(): boolean {
    this.failures += 1;
    if (this.failures >= failuresThatOpen) this.silentUntil = this.nowMs() + openMs;
    return this.failures === failuresThatOpen;
  }
}
