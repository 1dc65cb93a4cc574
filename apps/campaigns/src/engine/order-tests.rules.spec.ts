import {
  aDefinition,
  aRecord,
  aUnit,
  aWorld,
  dutyOf,
  outcome,
  theBureau,
} from '../../test/a-world';

const meeting = (on: string, unitId = 'hospital') => aRecord('life-meeting', on, { unitId });
const one = { record: 'life-meeting' };

describe('order and interval', () => {
  const bureauFirst = (gap?: object) =>
    aDefinition({
      rules: [
        {
          ...(gap ? { strength: 'SOFT' } : {}),
          test: {
            is: 'order',
            first: { ...one, of: 'bureau' },
            then: one,
            ...(gap ? { gap } : {}),
          },
        },
      ],
    });
  const world = (definition = bureauFirst(), ...records: ReturnType<typeof meeting>[]) =>
    aWorld({ definition, records });

  it('R000.50 R002.9 the bureau meets first; a unit before it is wrong at once, whatever the deadline', () => {
    const early = world(bureauFirst(), meeting('2014-07-01', 'bureau'), meeting('2014-06-30'));
    expect(outcome(early, '2014-07-02')).toBe('NOT_MET');
    expect(dutyOf(early).missing).toEqual([
      {
        ...{ what: 'order', name: 'life-meeting', record: 'life-meeting' },
        ...{ have: '2014-06-30', need: '2014-07-01' },
      },
    ]);
    const after = world(bureauFirst(), meeting('2014-06-30', 'bureau'), meeting('2014-06-30'));
    expect(outcome(after, '2014-07-02')).toBe('MET');
  });

  it('R000.50 a unit that met while the bureau has not is in breach; one that waits is not', () => {
    expect(outcome(world(bureauFirst(), meeting('2014-06-30')), '2014-07-01')).toBe('NOT_MET');
    expect(outcome(world(bureauFirst(), meeting('2014-06-30', 'bureau')), '2014-07-01')).toBe(
      'OPEN',
    );
    expect(outcome(world(), '2014-07-01')).toBe('OPEN');
  });

  it('R000.50 about seven days later is seven, give or take what the campaign means by about', () => {
    const soft = bureauFirst({ about: { days: 7 } });
    const later = (on: string) =>
      outcome(world(soft, meeting('2014-07-01', 'bureau'), meeting(on)), '2014-09-01');
    expect(['2014-07-05', '2014-07-08', '2014-07-11'].map(later)).toEqual(['MET', 'MET', 'MET']);
    expect(['2014-07-04', '2014-07-12'].map(later)).toEqual(['WARNING', 'WARNING']);
    const strict = { ...soft, interpretations: { ...soft.interpretations, about: { days: 1 } } };
    expect(
      outcome(world(strict, meeting('2014-07-01', 'bureau'), meeting('2014-07-10')), '2014-09-01'),
    ).toBe('WARNING');
  });

  it('R000.21 every study session has a plan handed in seven days before it, not the first one alone', () => {
    const definition = aDefinition({
      rules: [
        {
          test: {
            ...{ is: 'order', first: { record: 'plan' }, then: { record: 'session' } },
            ...{ gap: { min: { days: 7 } }, each: true },
          },
        },
      ],
    });
    const plan = aRecord('plan', '2014-03-03');
    const inTime = aWorld({ definition, records: [plan, aRecord('session', '2014-03-10')] });
    expect(dutyOf(inTime)).toMatchObject({ met: true, metOn: '2014-03-10' });
    const late = aWorld({ definition, records: [plan, aRecord('session', '2014-03-09')] });
    expect(dutyOf(late).missing).toMatchObject([
      { what: 'gap', name: 'min', have: 6, need: '7 days' },
    ]);
    const unplanned = aWorld({
      definition,
      records: [
        aRecord('plan', '2014-03-03'),
        aRecord('session', '2014-03-10'),
        aRecord('session', '2014-03-01'),
      ],
    });
    expect(outcome(unplanned, '2014-03-11')).toBe('NOT_MET');
  });

  it('holds to a longest interval, and to another day where the same is not enough', () => {
    const definition = (more: object) =>
      aDefinition({
        rules: [{ test: { is: 'order', first: { record: 'a' }, then: { record: 'b' }, ...more } }],
      });
    const days = (more: object, on: string) =>
      outcome(
        aWorld({
          definition: definition(more),
          records: [aRecord('a', '2014-03-03'), aRecord('b', on)],
        }),
        '2014-06-01',
      );
    expect(days({ gap: { max: { workingDays: 5 } } }, '2014-03-10')).toBe('MET');
    expect(days({ gap: { max: { workingDays: 5 } } }, '2014-03-11')).toBe('NOT_MET');
    expect(days({ sameDay: false }, '2014-03-03')).toBe('NOT_MET');
    expect(days({}, '2014-03-03')).toBe('MET');
  });

  it('R000.14 is met by a review: the meeting counts from approval, not from handing in', () => {
    const definition = aDefinition({
      chains: [{ key: 'approval', steps: [{ key: 'approve', by: ['supervision'] }] }],
      kinds: [{ key: 'preparation', chain: 'approval' }],
      rules: [
        {
          test: {
            ...{ is: 'order', first: { record: 'preparation', reviewed: true } },
            then: { record: 'mobilization' },
          },
        },
      ],
    });
    const handedIn = (approvedOn: string) =>
      aWorld({
        definition,
        records: [
          aRecord('preparation', '2014-03-01', {
            reviews: [{ step: 'approve', outcome: 'passed', on: approvedOn }],
          }),
          aRecord('mobilization', '2014-03-08'),
        ],
      });
    expect(outcome(handedIn('2014-03-05'), '2014-03-09')).toBe('MET');
    expect(outcome(handedIn('2014-03-09'), '2014-03-09')).toBe('NOT_MET');
  });
});

describe('how long it lasts', () => {
  const definition = (to?: object) =>
    aDefinition({
      rules: [
        {
          ...{ strength: 'SOFT', deadline: { before: 'campaign-end' } },
          test: {
            is: 'lasts',
            from: { record: 'started' },
            ...(to ? { to } : {}),
            atLeast: { months: 3 },
          },
        },
      ],
    });
  const started = aRecord('started', '2014-03-10');

  it('R000.11 R001.6 counts the three months of each unit from its own start to its own end', () => {
    const ended = (on: string) =>
      aWorld({
        definition: definition({ record: 'ended' }),
        records: [started, aRecord('ended', on)],
      });
    expect(dutyOf(ended('2014-06-09'))).toMatchObject({ met: true, metOn: '2014-06-09' });
    expect(dutyOf(ended('2014-06-08')).missing).toMatchObject([
      { what: 'span', have: 91, need: 92 },
    ]);
    expect(outcome(ended('2014-06-08'), '2014-10-01')).toBe('WARNING');
  });

  it('R000.11 without an end it will be met on the day it is long enough, and is open until then', () => {
    const world = aWorld({ definition: definition(), records: [started] });
    expect(dutyOf(world).metOn).toBe('2014-06-09');
    expect([outcome(world, '2014-06-08'), outcome(world, '2014-06-09')]).toEqual(['OPEN', 'MET']);
  });

  it('R000.51 two days for the bureau, one for a unit, counted in half-days', () => {
    const halfDays = (atLeast: number, each: string, key: string) => ({
      ...{
        key,
        owedBy: { each },
        ...(each === 'unit' ? { appliesTo: { exceptUnitTypes: ['bureau-organ'] } } : {}),
      },
      test: { is: 'total', select: one, field: 'half-days', atLeast },
    });
    const both = aDefinition({
      rules: [halfDays(4, 'bureau', 'organ'), halfDays(2, 'unit', 'unit')],
    });
    const long = (unitId: string, amount: number) =>
      aRecord('life-meeting', '2014-07-01', { unitId, values: { 'half-days': amount } });
    const world = aWorld({
      definition: both,
      units: [theBureau, aUnit('hospital'), aUnit('clinic')],
      records: [long('bureau', 3), long('hospital', 2), long('clinic', 1)],
    });
    expect(dutyOf(world, 'organ/bureau').missing).toMatchObject([{ have: 3, need: 4 }]);
    expect(dutyOf(world, 'unit/hospital').met).toBe(true);
    expect(dutyOf(world, 'unit/clinic').met).toBe(false);
  });
});
