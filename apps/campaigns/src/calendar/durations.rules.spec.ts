import { after, before, durationText, lastDayOf } from './durations.rules';
import { workingCalendar } from './working-days.rules';

const china = workingCalendar({ country: 'CN', extraHolidays: [], extraWorkingDays: [] });

describe('lengths of time', () => {
  it('are days, weeks, months and working days after a day', () => {
    expect(after(china, '2014-03-10', { days: 7 })).toBe('2014-03-17');
    expect(after(china, '2014-03-10', { weeks: 2 })).toBe('2014-03-24');
    expect(after(china, '2014-01-31', { months: 1 })).toBe('2014-02-28');
    expect(after(china, '2014-01-30', { workingDays: 1 })).toBe('2014-02-07');
    expect(before(china, '2014-03-17', { weeks: 1 })).toBe('2014-03-10');
    expect(before(china, '2014-02-07', { workingDays: 1 })).toBe('2014-01-30');
  });

  it('R002.17 turns parts of a day to the safe side: forwards the day itself, backwards the day before', () => {
    expect(after(china, '2014-03-10', { halfDays: 1 })).toBe('2014-03-10');
    expect(after(china, '2014-03-10', { halfDays: 3 })).toBe('2014-03-11');
    expect(after(china, '2014-03-10', { hours: 48 })).toBe('2014-03-12');
    expect(after(china, '2014-03-10', { minutes: 90 })).toBe('2014-03-10');
    expect(after(china, '2014-03-10', { days: 1.5 })).toBe('2014-03-12');
    expect(before(china, '2014-03-10', { halfDays: 1 })).toBe('2014-03-09');
  });

  it('R000.11 R003.90 last with both ends counted: three months from 1 July end on 30 September', () => {
    expect(lastDayOf(china, '2014-07-01', { months: 3 })).toBe('2014-09-30');
    expect(lastDayOf(china, '2014-07-01', { days: 2 })).toBe('2014-07-02');
    expect(lastDayOf(china, '2014-07-01', { halfDays: 1 })).toBe('2014-07-01');
    expect(lastDayOf(china, '2014-07-01', { halfDays: 3 })).toBe('2014-07-02');
    expect(lastDayOf(china, '2014-07-01', { weeks: 1 })).toBe('2014-07-07');
    expect(lastDayOf(china, '2014-03-10', { workingDays: 5 })).toBe('2014-03-14');
    expect(lastDayOf(china, '2014-03-15', { workingDays: 1 })).toBe('2014-03-17');
  });

  it('are one text to translate', () => {
    expect([durationText({ workingDays: 5 }), durationText({ days: 7 })]).toEqual([
      '5 working-days',
      '7 days',
    ]);
  });
});
