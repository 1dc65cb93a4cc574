import { FakeClock } from '@huiyin/testing';
import { IntakeLimit } from './intake-limit';

describe('how many opinions about one unit are taken in', () => {
  const clock = new FakeClock();
  const limit = new IntakeLimit(clock);
  const taken = (unit: string, tries: number) => {
    let count = 0;
    for (let tried = 0; tried < tries; tried += 1)
      try {
        limit.take('campaign', unit);
        count += 1;
      } catch (error) {
        expect(error).toMatchObject({ code: 'TOO_MANY_OPINIONS', kind: 'unavailable' });
      }
    return count;
  };

  it('is a whole hall at once, then two a second, whatever is sent', () => {
    expect(taken('flooded', 1_000)).toBe(200);
    clock.advance(10_000);
    expect(taken('flooded', 1_000)).toBe(20);
    clock.advance(3_600_000);
    expect(taken('flooded', 1_000)).toBe(200);
  });

  it('does not depend on what other units get', () => {
    expect(taken('flooded', 1)).toBe(0);
    expect(taken('next door', 5)).toBe(5);
  });
});
