import { setTimeout as sleep } from 'node:timers/promises';
import { WrongCodeThrottle } from '../opinion/wrong-code-throttle';
import { KeyShareNotYours, KeyShareWrong, TooManyWrongShares } from './custody.errors';

/** Makes wrong key shares slow and right ones not. (A share has 128 bits: guessing is hopeless anyway.) */
export class SlowWhenWrong {
  constructor(
    private readonly throttle = new WrongCodeThrottle(sleep, () => new TooManyWrongShares()),
  ) {}

  /** @throws TooManyWrongShares, and what `work` throws, later */
  async run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof KeyShareWrong || error instanceof KeyShareNotYours)
        await this.throttle.wrong();
      throw error;
    }
  }
}
