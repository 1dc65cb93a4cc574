import { FakeClock } from '@huiyin/testing';
import { WrongCodeLimit } from './wrong-code-limit';

it('refuses further wrong codes after so many, until the minute is over', () => {
  const clock = new FakeClock();
  const limit = new WrongCodeLimit(clock, 2);
  limit.countWrong();
  limit.countWrong();
  expect(() => limit.countWrong()).toThrow(
    expect.objectContaining({ code: 'TOO_MANY_WRONG_CODES' }),
  );
  clock.advance(60_000);
  expect(() => limit.countWrong()).not.toThrow();
});
