import { waitBeforeRestart } from './back-off.rules';

describe('the wait before a crashed process is started again (issue 2 B)', () => {
  it('doubles from half a second up to ten', () => {
    const waits = [waitBeforeRestart(null, 5)];
    for (let crash = 0; crash < 6; crash += 1)
      waits.push(waitBeforeRestart(waits.at(-1) ?? null, 5));

    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  });

  it('is never longer than it was told, from the first on', () => {
    expect([waitBeforeRestart(null, 5, 50), waitBeforeRestart(400, 5, 700)]).toEqual([50, 700]);
  });

  it('begins anew after thirty seconds of health', () => {
    expect(waitBeforeRestart(8_000, 29_999)).toBe(10_000);
    expect(waitBeforeRestart(8_000, 30_000)).toBe(500);
  });
});
