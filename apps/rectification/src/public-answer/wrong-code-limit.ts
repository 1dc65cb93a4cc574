import type { Clock } from '@huiyin/kernel';
import { TooManyWrongCodes } from './public-answer.errors';

const windowMs = 60_000;

/**
 * Bounds what wrong pick-up codes may cost this process: so many a minute, then nobody is answered until the minute is
 * over, right code or wrong. A code has 130 bits, so this protects the database, not the code; it keeps a count and
 * nothing about who asked, for there is nothing to keep. Addresses are limited at the gateway.
 */
export class WrongCodeLimit {
  private windowStart = 0;
  private wrong = 0;

  constructor(
    private readonly clock: Clock,
    private readonly perMinute = 600,
  ) {}

  check(): void {
    this.turn();
    if (this.wrong >= this.perMinute) throw new TooManyWrongCodes();
  }

  countWrong(): void {
    this.turn();
    this.wrong += 1;
  }

  private turn(): void {
    const now = this.clock.now().getTime();
    if (now - this.windowStart < windowMs) return;
    this.windowStart = now;
    this.wrong = 0;
  }
}
