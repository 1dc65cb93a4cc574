import { FakeClock } from '@huiyin/testing';
import { WrongCodeLimit } from './wrong-code-limit';

it('answers nobody after so many wrong codes, until the minute is over', () => {
  const clock = new FakeClock();
  const limit = new WrongCodeLimit(clock, 2);
  limit.check();
  limit.countWrong();
  limit.check();
  limit.countWrong();
  expect(() => limit.check()).toThrow(expect.objectContaining({ code: 'TOO_MANY_WRONG_CODES' }));
  clock.advance(60_000);
  expect(() => limit.check()).not.toThrow();
});
