import { setTimeout as sleep } from 'node:timers/promises';
import { TooManyWrongCodes } from './opinion.errors';

const stepMs = 25;
const longestMs = 2_000;
const mostWaiting = 200;

/**
 * Makes wrong codes slow and right ones not: the more of them wait, the longer each waits; too many are refused. No
 * address is looked at, because none is known here. (A code has 130 bits: this bounds load, guessing is hopeless anyway.)
 */
export class WrongCodeThrottle {
  private waiting = 0;

  constructor(private readonly pause: (ms: number) => Promise<unknown> = sleep) {}

  /** @throws TooManyWrongCodes */
  async wrong(): Promise<void> {
    if (this.waiting >= mostWaiting) throw new TooManyWrongCodes();
    this.waiting += 1;
    try {
      await this.pause(Math.min(stepMs * this.waiting, longestMs));
    } finally {
      this.waiting -= 1;
    }
  }
}
