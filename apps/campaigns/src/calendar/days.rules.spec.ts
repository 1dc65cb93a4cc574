import fc from 'fast-check';
import { dayIn, dayOfYear, dueDay, isDay, isTimeZone } from './days.rules';

const anyDay = fc
  .tuple(
    fc.integer({ min: 1990, max: 2090 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([year, month, day]) => dayOfYear(year, `${month}-${day}`));

describe('a day', () => {
  it('R000.15 begins at midnight of the bureau, not of the server', () => {
    expect(dayIn('Asia/Shanghai', new Date('2014-03-10T15:59:59.999Z'))).toBe('2014-03-10');
    expect(dayIn('Asia/Shanghai', new Date('2014-03-10T16:00:00.000Z'))).toBe('2014-03-11');
    expect(dayIn('UTC', new Date('2014-03-10T16:00:00.000Z'))).toBe('2014-03-10');
  });

  it('is refused when the calendar has none such', () => {
    expect(
      ['2014-02-29', '2014-13-01', '2014-00-10', '2014-3-1', '2014-04-31', ''].map(isDay),
    ).toEqual(Array(6).fill(false));
    expect(['2012-02-29', '2000-02-29', '2014-12-31'].map(isDay)).toEqual([true, true, true]);
    expect(isDay('1900-02-29')).toBe(false);
  });

  it('agrees with the calendar of the machine, for every day', () => {
    fc.assert(
      fc.property(
        anyDay,
        (day) => new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day && isDay(day),
      ),
    );
  });

  it('is counted in time zones that exist only', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('UTC'), isTimeZone('Asia/Nowhere')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('a deadline', () => {
  const source = { startsOn: '2014-02-27', endsOn: '2014-09-30' };

  it('R000.15 falls on the last day of February and on 10 March of source 000', () => {
    expect(dueDay({ onMonthDay: '02-29' }, source)).toBe('2014-02-28');
    expect(dueDay({ onMonthDay: '03-10' }, source)).toBe('2014-03-10');
    expect(dueDay({ on: '2014-03-10' }, source)).toBe('2014-03-10');
    expect(dueDay(null, source)).toBeNull();
  });

  it('is missed, not moved, when the campaign starts late', () => {
    expect(dueDay({ onMonthDay: '03-10' }, { startsOn: '2014-03-15', endsOn: '2014-09-30' })).toBe(
      '2014-03-10',
    );
  });

  it('comes in the next year when the campaign runs over New Year', () => {
    expect(dueDay({ onMonthDay: '03-10' }, { startsOn: '2026-11-21', endsOn: '2027-06-30' })).toBe(
      '2027-03-10',
    );
    expect(dueDay({ onMonthDay: '02-29' }, { startsOn: '2027-11-21', endsOn: '2028-06-30' })).toBe(
      '2028-02-29',
    );
  });

  it('lies in the period whenever that day lies in it at all', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (a, b, c) => {
        const [startsOn, endsOn] = a < b ? [a, b] : [b, a];
        const due = dueDay({ onMonthDay: c.slice(5) }, { startsOn, endsOn });
        const years = [0, 1].map((more) =>
          dayOfYear(Number(startsOn.slice(0, 4)) + more, c.slice(5)),
        );
        const inside = years.filter((day) => day >= startsOn && day <= endsOn);
        expect(due).toBe(inside[0] ?? years[0]);
      }),
    );
  });
});
