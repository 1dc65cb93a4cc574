import fc from 'fast-check';
import { addDays } from './day-count.rules';
import { type PeriodKind, periodOf, periodsOf } from './periods.rules';

const kinds: PeriodKind[] = ['week', 'month', 'quarter', 'year', 'two-years'];
const anyDay = fc.integer({ min: 0, max: 9_000 }).map((days) => addDays('2008-01-01', days));
const froms = (kind: PeriodKind, startsOn: string, endsOn: string | null, today: string) =>
  periodsOf(kind, { startsOn, endsOn }, today).map(({ from }) => from);

describe('periods', () => {
  it('follow one another without gap, each day in exactly one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyDay, anyDay, (kind, day, start) => {
        const period = periodOf(kind, day, start);
        expect(period.from <= day && day < period.to).toBe(true);
        expect(periodOf(kind, period.to, start).from).toBe(period.to);
        expect(periodOf(kind, addDays(period.to, -1), start)).toEqual(period);
      }),
    );
  });

  it('R003.14 are weeks from Monday to Sunday', () => {
    expect(periodOf('week', '2014-03-09', '2014-02-27')).toEqual({
      from: '2014-03-03',
      to: '2014-03-10',
    });
    expect(froms('week', '2014-02-27', '2014-03-10', '2014-03-01')).toEqual([
      '2014-02-24',
      '2014-03-03',
      '2014-03-10',
    ]);
  });

  it('R003.74 are months, each that has a day of the campaign', () => {
    expect(froms('month', '2014-02-27', '2014-05-01', '2014-03-01')).toEqual([
      '2014-02-01',
      '2014-03-01',
      '2014-04-01',
      '2014-05-01',
    ]);
    expect(periodOf('quarter', '2014-05-31', '2014-02-27')).toEqual({
      from: '2014-04-01',
      to: '2014-07-01',
    });
  });

  it('R004.7 R004.9 in a standing programme end with the one after today; two years count from the first', () => {
    expect(froms('year', '2014-12-15', null, '2015-06-01')).toEqual([
      '2014-01-01',
      '2015-01-01',
      '2016-01-01',
    ]);
    expect(froms('two-years', '2014-12-15', null, '2015-06-01')).toEqual([
      '2014-01-01',
      '2016-01-01',
    ]);
    expect(froms('two-years', '2014-12-15', null, '2016-06-01')).toEqual([
      '2014-01-01',
      '2016-01-01',
      '2018-01-01',
    ]);
    expect(froms('year', '2014-12-15', null, '2010-01-01')).toEqual(['2014-01-01', '2015-01-01']);
  });
});
