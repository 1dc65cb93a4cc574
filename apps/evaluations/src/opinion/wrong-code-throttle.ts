import { setTimeout as sleep } from 'node:timers/promises';
import { TooManyWrongCodes } from './opinion.errors';

const stepMs = 25;
const longestMs = 300;
const mostWaiting = 12;

/**
 * Makes wrong codes slow and right ones not: the more of them wait, the longer each waits; too many are refused at
 * once. No address is looked at, because none is known here. Few may wait and none for long: each holds one of the
 * gateway's connections to this service, and one that outlasts the gateway's patience counts as a failure of the whole
 * service. (A code has 130 bits: guessing is hopeless anyway.)
 */
export class WrongCodeThrottle {
  private waiting = 0;

  constructor(
    private readonly pause: (ms: number) => Promise<unknown> = sleep,
    private readonly refusal: () => Error = () => new TooManyWrongCodes(),
  ) {}

  /** @throws TooManyWrongCodes, or what the caller's room says instead */
  async wrong(): Promise<void> {
    if (this.waiting >= mostWaiting) throw this.refusal();
    this.waiting += 1;
    try {
      await this.pause(Math.min(stepMs * this.waiting, longestMs));
    } finally {
      this.waiting -= 1;
    }
  }
}
