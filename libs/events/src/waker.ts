import { setTimeout as sleep } from 'node:timers/promises';

/** A rest that a call can end early; a call that came before the rest began ends it at once. */
export class Waker {
  private isWoken = false;
  private wakeUp: () => void = () => undefined;

  wake(): void {
    this.isWoken = true;
    this.wakeUp();
  }

  /** Forgets earlier calls: what they announced is about to be looked at. */
  clear(): void {
    this.isWoken = false;
  }

  async rest(ms: number): Promise<void> {
    if (this.isWoken) return;
    const stopper = new AbortController();
    const woken = new Promise<void>((resolve) => (this.wakeUp = resolve));
    const { signal } = stopper;
    await Promise.race([woken, sleep(ms, undefined, { signal }).catch(() => undefined)]);
    stopper.abort();
  }
}

/** Waits for `work`, but no longer than `ms`: for stopping while the other side does not answer. */
export async function within(ms: number, work: Promise<unknown>): Promise<void> {
  const stopper = new AbortController();
  const { signal } = stopper;
  const settled = work.catch(() => undefined);
  await Promise.race([settled, sleep(ms, undefined, { signal }).catch(() => undefined)]);
  stopper.abort();
}
