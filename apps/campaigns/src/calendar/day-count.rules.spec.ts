import fc from 'fast-check';
import {
  addDays,
  addMonths,
  dayNumber,
  dayOf,
  daysBetween,
  firstDay,
  lastDay,
  weekdayOf,
} from './day-count.rules';

const anyNumber = fc.integer({ min: -60_000, max: 200_000 });
const byMachine = (number: number) => new Date(number * 86_400_000);

describe('days counted', () => {
  it('agrees with the calendar of the machine, both ways, weekday included', () => {
    fc.assert(
      fc.property(anyNumber, (number) => {
        const day = byMachine(number).toISOString().slice(0, 10);
        expect(dayOf(number)).toBe(day);
        expect(dayNumber(day)).toBe(number);
        expect(weekdayOf(day)).toBe(byMachine(number).getUTCDay() || 7);
      }),
    );
  });

  it('adds days and takes them off again', () => {
    fc.assert(
      fc.property(anyNumber, fc.integer({ min: -5_000, max: 5_000 }), (number, days) => {
        const day = dayOf(number);
        expect(addDays(addDays(day, days), -days)).toBe(day);
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });

  it('ends a month later on its last day where the month is shorter', () => {
    expect(addMonths('2014-01-31', 1)).toBe('2014-02-28');
    expect(addMonths('2016-01-31', 1)).toBe('2016-02-29');
    expect(addMonths('2014-03-31', -1)).toBe('2014-02-28');
    expect(addMonths('2014-11-30', 3)).toBe('2015-02-28');
    expect(addMonths('2014-02-27', 3)).toBe('2014-05-27');
    expect(addMonths('2014-01-15', -13)).toBe('2012-12-15');
  });

  it('stops at the first and the last day that can be written', () => {
    expect([addDays('9999-12-30', 9), addDays('0001-01-02', -9)]).toEqual([lastDay, firstDay]);
    expect([addMonths('9999-12-01', 2), addMonths('0001-01-01', -2)]).toEqual([lastDay, firstDay]);
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
  });
});
