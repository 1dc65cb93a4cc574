import fc from 'fast-check';
import { TemplateCatalogue } from '../template/template-catalogue';
import { dutiesOwed, isOverdue, meetingsOwed, type ParticipatingUnit } from './duty.rules';

const template = TemplateCatalogue.fromDisk().get('000-mass-line-bureau');
const period = { startsOn: '2014-02-27', endsOn: '2014-09-30' };
const unitTypes = template.participation.flatMap((each) => each.unitTypes);

const aUnit = (unit: Partial<ParticipatingUnit> = {}): ParticipatingUnit => ({
  unitId: 'u',
  unitType: 'general-hospital',
  mode: 'full',
  ...unit,
});
const owedBy = (unit: ParticipatingUnit) => dutiesOwed(template, unit, period);

describe('what a unit owes', () => {
  it('R000.7 is nothing in contact and guidance, of whatever type it is', () => {
    for (const unitType of unitTypes) {
      const duties = owedBy(aUnit({ unitType, mode: 'contact-and-guidance' }));
      expect(duties).toEqual([]);
      expect(meetingsOwed(template.meetings, duties)).toEqual([]);
    }
  });

  it('R000.15 is its own meeting by 10 March for a unit, the system-wide one by the end of February for the bureau', () => {
    const meetingOf = (unitType: string) =>
      owedBy(aUnit({ unitType })).filter(({ fulfilment }) => fulfilment === 'meeting');
    expect(meetingOf('cdc')).toMatchObject([
      { ruleKey: 'mobilization-meeting', dueOn: '2014-03-10', strength: 'SOFT' },
    ]);
    expect(meetingOf('bureau-organ')).toMatchObject([
      { ruleKey: 'system-mobilization-meeting', dueOn: '2014-02-28', strength: 'HARD' },
    ]);
  });

  it('R000.6 includes a meeting for every unit that takes part in full', () => {
    for (const unitType of unitTypes) {
      const meetings = meetingsOwed(template.meetings, owedBy(aUnit({ unitType })));
      expect(meetings.map(({ key }) => key)).toEqual(['mobilization']);
    }
  });

  it('names each rule once', () => {
    fc.assert(
      fc.property(fc.constantFrom(...unitTypes), (unitType) => {
        const keys = owedBy(aUnit({ unitType })).map(({ ruleKey }) => ruleKey);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('overdue', () => {
  const day = fc
    .date({ min: new Date('2014-01-01'), max: new Date('2014-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));

  it('R000.15 means due, and the day after the deadline has begun', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('DUE', 'FULFILLED', 'WAIVED'),
        fc.option(day),
        day,
        (state, dueOn, today) => {
          const expected =
            state === 'DUE' &&
            dueOn !== null &&
            Date.parse(today) - Date.parse(dueOn) >= 24 * 3_600_000;
          expect(isOverdue({ state: state as 'DUE', dueOn }, today)).toBe(expected);
        },
      ),
    );
  });
});
