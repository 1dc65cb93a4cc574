import fc from 'fast-check';
import { dayIn, halfDayIn, isIssuedInTime } from './issue-ahead.rules';

const shanghai = 'Asia/Shanghai';
const at = (text: string) => new Date(`${text}+08:00`);
const inTime = (ahead: { halfDays: number } | { hours: number }, issued: string, meeting: string) =>
  isIssuedInTime({ ahead }, shanghai, { issuedAt: at(issued), meetingStartsAt: at(meeting) });

describe('R002.17 forms are handed out at least half a day ahead', () => {
  it('the morning is half a day before the afternoon, yesterday afternoon before this morning', () => {
    const half = { halfDays: 1 };
    expect(inTime(half, '2014-03-01T09:00', '2014-03-01T14:30')).toBe(true);
    expect(inTime(half, '2014-03-01T17:30', '2014-03-02T09:00')).toBe(true);
    expect(inTime(half, '2014-03-01T08:00', '2014-03-01T11:59')).toBe(false);
    expect(inTime(half, '2014-03-01T12:00', '2014-03-01T17:00')).toBe(false);
    expect(inTime(half, '2014-03-01T14:30', '2014-03-01T14:00')).toBe(false);
  });

  it('or so many hours, where a bureau reads it so (need 6)', () => {
    expect(inTime({ hours: 4 }, '2014-03-01T11:55', '2014-03-01T12:05')).toBe(false);
    expect(inTime({ hours: 4 }, '2014-03-01T10:00', '2014-03-01T14:00')).toBe(true);
  });

  it('by the bureau’s clock, not the server’s', () => {
    const evening = new Date('2014-03-01T16:30:00Z'); // half past midnight in Shanghai
    expect(dayIn(shanghai, evening)).toBe('2014-03-02');
    expect(dayIn('UTC', evening)).toBe('2014-03-01');
    expect(halfDayIn(shanghai, evening)).toBe(halfDayIn('UTC', evening) + 1);
  });

  it('earlier is never worse', () => {
    const instant = fc.date({
      ...{ min: new Date('2013-01-01'), max: new Date('2015-01-01'), noInvalidDate: true },
    });
    fc.assert(
      fc.property(instant, instant, instant, (a, b, meetingStartsAt) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        const ask = (issuedAt: Date) =>
          isIssuedInTime({ ahead: { halfDays: 1 } }, shanghai, { issuedAt, meetingStartsAt });
        expect(ask(later) && !ask(earlier)).toBe(false);
      }),
    );
  });
});
