import { TooManyWrongCodes } from './opinion.errors';
import { WrongCodeThrottle } from './wrong-code-throttle';

describe('wrong pick-up codes', () => {
  it('wait longer the more of them there are, never above 300 ms, and are refused at once above twelve', async () => {
    const pauses: number[] = [];
    const ends: (() => void)[] = [];
    const throttle = new WrongCodeThrottle((ms) => {
      pauses.push(ms);
      return new Promise<void>((resolve) => ends.push(resolve));
    });
    const waiting = Array.from({ length: 12 }, () => throttle.wrong());
    expect(pauses.slice(0, 3)).toEqual([25, 50, 75]);
    expect(Math.max(...pauses)).toBe(300);
    await expect(throttle.wrong()).rejects.toThrow(TooManyWrongCodes);
    ends.forEach((end) => end());
    await Promise.all(waiting);
    void throttle.wrong();
    expect(pauses.at(-1)).toBe(25);
  });
});
