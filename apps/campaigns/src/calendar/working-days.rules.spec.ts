import fc from 'fast-check';
import { addDays, weekdayOf } from './day-count.rules';
import { addWorkingDays, workingCalendar, workingDaysBetween } from './working-days.rules';

const china = workingCalendar({ country: 'CN', extraHolidays: [], extraWorkingDays: [] });
const plain = workingCalendar({ country: 'none', extraHolidays: [], extraWorkingDays: [] });

describe('working days', () => {
  it('are those of the State Council: Spring Festival is off, the Sunday before it is worked', () => {
    // 2014: 31 January to 6 February off, 26 January and 8 February worked.
    expect(
      ['2014-01-26', '2014-01-30', '2014-02-07', '2014-02-08'].map(china.isWorkingDay),
    ).toEqual(Array(4).fill(true));
    expect(
      ['2014-01-31', '2014-02-06', '2014-02-09', '2014-10-07'].map(china.isWorkingDay),
    ).toEqual(Array(4).fill(false));
  });

  it('R000.15 R001.8 are counted over a holiday: three working days after 30 January 2014 is 10 February', () => {
    expect(addWorkingDays(china, '2014-01-30', 1)).toBe('2014-02-07');
    expect(addWorkingDays(china, '2014-01-30', 3)).toBe('2014-02-10');
    expect(addWorkingDays(plain, '2014-01-30', 3)).toBe('2014-02-04');
    expect(addWorkingDays(china, '2014-02-10', -3)).toBe('2014-01-30');
    expect(workingDaysBetween(china, '2014-01-30', '2014-02-10')).toBe(3);
    expect(workingDaysBetween(china, '2014-02-10', '2014-01-30')).toBe(0);
  });

  it('are Monday to Friday in a year whose holidays are not announced yet, and it says so', () => {
    expect(china.isKnown('2014-05-01')).toBe(true);
    expect(china.isKnown('2039-05-02')).toBe(false);
    expect(china.isWorkingDay('2039-05-02')).toBe(true);
    expect(china.isWorkingDay('2039-05-01')).toBe(false); // a Sunday
    expect(plain.isKnown('2039-05-02')).toBe(true);
  });

  it('follow the template, and the bureau before the template', () => {
    const template = {
      country: 'CN' as const,
      extraHolidays: ['2014-03-10', '2014-03-11'],
      extraWorkingDays: ['2014-03-09'],
    };
    const exceptions = { extraHolidays: ['2014-03-09'], extraWorkingDays: ['2014-03-11'] };
    const days = ['2014-03-09', '2014-03-10', '2014-03-11'];
    expect(days.map(workingCalendar(template).isWorkingDay)).toEqual([true, false, false]);
    expect(days.map(workingCalendar(template, exceptions).isWorkingDay)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('land on a working day, and as many back is where one began or the working day before', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8_000 }),
        fc.integer({ min: 1, max: 60 }),
        (offset, count) => {
          const day = addDays('2004-01-01', offset);
          const there = addWorkingDays(china, day, count);
          expect(china.isWorkingDay(there)).toBe(true);
          expect(workingDaysBetween(china, day, there)).toBe(count);
          if (china.isWorkingDay(day)) expect(addWorkingDays(china, there, -count)).toBe(day);
        },
      ),
    );
  });

  it('end a search where nobody ever works', () => {
    const never = {
      isWorkingDay: () => false,
      isKnown: () => true,
    };
    expect(addWorkingDays(never, '2014-01-01', 1) > '2014-12-01').toBe(true);
    expect(weekdayOf('2014-03-10')).toBe(1);
  });
});
