import { localDay } from './local-day.rules';

it('is the day of the bureau, not of the server', () => {
  expect(localDay(new Date('2026-02-28T16:30:00Z'), 'Asia/Shanghai')).toBe('2026-03-01');
  expect(localDay(new Date('2026-02-28T16:30:00Z'), 'UTC')).toBe('2026-02-28');
});
