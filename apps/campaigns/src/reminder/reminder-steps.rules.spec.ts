import fc from 'fast-check';
import { addDays } from '../calendar/day-count.rules';
import { workingCalendar } from '../calendar/working-days.rules';
import { type ReminderSettings, stepsReached } from './reminder-steps.rules';

const calendar = workingCalendar({ country: 'none', extraHolidays: [], extraWorkingDays: [] });
const settings: ReminderSettings = {
  before: [{ days: 7 }, { days: 2 }],
  escalate: [
    { after: { days: 1 }, to: 'unit' },
    { after: { workingDays: 3 }, to: 'supervision' },
    { after: { workingDays: 7 }, to: 'office' },
  ],
};
const due = '2014-03-10'; // a Monday
const on = (today: string) => stepsReached(settings, calendar, due, today).map(({ step }) => step);

describe('reminders of a duty due on Monday 10 March 2014 (R000.15)', () => {
  it.each([
    ['2014-03-02', []],
    ['2014-03-03', ['before:1']],
    ['2014-03-07', ['before:1']],
    ['2014-03-08', ['before:2']],
    ['2014-03-10', ['before:2']],
    ['2014-03-11', ['overdue:unit']],
    ['2014-03-12', ['overdue:unit']],
    ['2014-03-13', ['overdue:unit', 'overdue:supervision']],
    ['2014-03-18', ['overdue:unit', 'overdue:supervision']],
    ['2014-03-19', ['overdue:unit', 'overdue:supervision', 'overdue:office']],
  ])('on %s: %j', (today, steps) => expect(on(today)).toEqual(steps));

  it('a level named twice has two steps', () => {
    const twice: ReminderSettings = {
      before: [],
      escalate: [
        { after: { days: 1 }, to: 'unit' },
        { after: { days: 5 }, to: 'unit' },
      ],
    };
    expect(stepsReached(twice, calendar, due, '2014-03-20').map(({ step }) => step)).toEqual([
      'overdue:unit',
      'overdue:unit:2',
    ]);
  });

  it('no step is reached and then not reached again once it is overdue, and none before the first lead time', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 60 }), (offset) => {
        const [today, tomorrow] = [addDays(due, offset), addDays(due, offset + 1)];
        const [now, next] = [on(today), on(tomorrow)];
        if (offset > 0) expect(next).toEqual(expect.arrayContaining(now));
        if (offset < -7) expect(now).toEqual([]);
        expect(new Set(now).size).toBe(now.length);
      }),
    );
  });
});
