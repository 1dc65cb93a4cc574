import { LRUCache } from 'lru-cache';
import type { Clock } from '@huiyin/kernel';
import { TooManyOpinions } from './opinion.errors';

interface Bucket {
  left: number;
  at: number;
}

const burst = 200; // a whole hall that writes at once
const perSecond = 2;
const unitsRemembered = 5_000;

/**
 * Bounds how many opinions about one unit are taken in, from everybody together: nothing is known about who sends them, so
 * a flood cannot be told from its neighbours. 200 at once, then two a second; other units are not touched.
 */
export class IntakeLimit {
  private readonly buckets = new LRUCache<string, Bucket>({ max: unitsRemembered });

  constructor(private readonly clock: Clock) {}

  /** @throws TooManyOpinions */
  take(campaignId: string, unitId: string): void {
    const now = this.clock.now().getTime();
    const key = `${campaignId}/${unitId}`.toLowerCase();
    const { left, at } = this.buckets.get(key) ?? { left: burst, at: now };
    const filled = Math.min(burst, left + (perSecond * Math.max(now - at, 0)) / 1_000);
    this.buckets.set(key, { left: Math.max(filled - 1, 0), at: now });
    if (filled < 1) throw new TooManyOpinions();
  }
}
