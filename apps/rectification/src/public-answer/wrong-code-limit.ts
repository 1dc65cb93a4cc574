import type { Clock } from '@huiyin/kernel';
import { TooManyWrongCodes } from './public-answer.errors';

const windowMs = 60_000;

/**
 * Bounds how many wrong pick-up codes a minute are told that they are wrong. A right code is always heard: whoever floods
 * us with wrong ones must not silence the senders. A code has 130 bits, so guessing is hopeless anyway; it keeps a count
 * and nothing about who asked, for there is nothing to keep.
 */
export class WrongCodeLimit {
  private windowStart = 0;
  private wrong = 0;

  constructor(
    private readonly clock: Clock,
    private readonly perMinute = 600,
  ) {}

  /** @throws TooManyWrongCodes above the number per minute */
  countWrong(): void {
    const now = this.clock.now().getTime();
    if (now - this.windowStart >= windowMs) {
      this.windowStart = now;
      this.wrong = 0;
    }
    this.wrong += 1;
    if (this.wrong > this.perMinute) throw new TooManyWrongCodes();
  }
}
