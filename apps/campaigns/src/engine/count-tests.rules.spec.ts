import {
  aDefinition,
  aHolding,
  aRecord,
  aUnit,
  aWorld,
  dutyOf,
  judged,
  outcome,
  theBureau,
} from '../../test/a-world';

const session = (on: string, halfDays: number) =>
  aRecord('study-session', on, { values: { 'half-days': halfDays } });

describe('records counted', () => {
  const definition = aDefinition({
    kinds: [{ key: 'forum', subject: 'person' }],
    roles: [
      { key: 'party-principal', holders: ['party-principal'] },
      { key: 'member', holders: ['body-member'] },
    ],
    rules: [
      {
        key: 'principal-forums',
        owedBy: { each: 'person', role: 'party-principal' },
        test: { is: 'recorded', select: { record: 'forum' }, atLeast: 2 },
      },
      {
        key: 'member-forums',
        owedBy: { each: 'person', role: 'member' },
        test: { is: 'recorded', select: { record: 'forum' } },
      },
    ],
  });
  const holdings = [aHolding('wang', 'party-principal'), aHolding('li', 'body-member')];
  const forum = (personId: string, on: string) => aRecord('forum', on, { personId });

  it('R002.30 asks two forums of the Party principal and one of every other member, each for himself', () => {
    const world = aWorld({
      definition,
      holdings,
      records: [forum('wang', '2014-03-05'), forum('li', '2014-03-06')],
    });
    expect(dutyOf(world, 'principal-forums/hospital/wang').missing).toEqual([
      { what: 'record', name: 'forum', have: 1, need: 2, record: 'forum' },
    ]);
    expect(dutyOf(world, 'member-forums/hospital/li')).toMatchObject({
      met: true,
      metOn: '2014-03-06',
    });
    const later = { ...world, records: [...world.records, forum('wang', '2014-03-20')] };
    expect(dutyOf(later, 'principal-forums/hospital/wang').metOn).toBe('2014-03-20');
  });

  it('is met on the day the last needed one happened, whenever it was written down', () => {
    const records = [
      forum('wang', '2014-03-20'),
      forum('wang', '2014-03-05'),
      forum('wang', '2014-04-01'),
    ];
    for (const order of [records, [...records].reverse()])
      expect(
        dutyOf(aWorld({ definition, holdings, records: order }), 'principal-forums/hospital/wang')
          .metOn,
      ).toBe('2014-03-20');
  });

  it('is broken at once by more than the most, whatever day it is', () => {
    const most = aDefinition({
      rules: [{ test: { is: 'recorded', select: { record: 'brief' }, atMost: 1 } }],
    });
    const one = aWorld({ definition: most, records: [aRecord('brief', '2014-03-01')] });
    expect(outcome(one, '2014-03-02')).toBe('MET');
    const two = { ...one, records: [...one.records, aRecord('brief', '2014-03-02')] };
    expect(outcome(two, '2014-03-02')).toBe('NOT_MET');
    expect(dutyOf(two).missing).toMatchObject([{ what: 'forbidden', have: 2, need: 1 }]);
  });
});

describe('amounts', () => {
  const definition = aDefinition({
    rules: [
      {
        strength: 'SOFT',
        test: { is: 'total', select: { record: 'study-session' }, field: 'half-days', atLeast: 6 },
      },
    ],
  });

  it('R000.20 adds up the study sessions of the leading body to three days', () => {
    const two = aWorld({
      definition,
      records: [session('2014-03-03', 3), session('2014-03-10', 1)],
    });
    expect(dutyOf(two).missing).toMatchObject([{ what: 'amount', have: 4, need: 6 }]);
    const three = { ...two, records: [...two.records, session('2014-03-05', 2)] };
    expect(dutyOf(three)).toMatchObject({ met: true, metOn: '2014-03-10' });
  });

  it('R003.14 R004.7 begins anew in every week', () => {
    const weekly = aDefinition({
      rules: [
        {
          owedBy: { each: 'department' },
          per: 'week',
          test: { is: 'total', select: { record: 'study' }, field: 'hours', atLeast: 2 },
        },
      ],
    });
    const ward = aUnit('ward', { unitType: 'department', parentUnitId: 'hospital' });
    const world = aWorld({
      definition: weekly,
      units: [theBureau, aUnit('hospital'), ward],
      startsOn: '2014-03-03',
      endsOn: '2014-03-30',
      records: [aRecord('study', '2014-03-09', { unitId: 'ward', values: { hours: 2 } })],
    });
    expect(judged(world).map(({ key, met, dueOn }) => [key, met, dueOn])).toEqual([
      ['rule/ward@2014-03-03', true, '2014-03-09'],
      ['rule/ward@2014-03-10', false, '2014-03-16'],
      ['rule/ward@2014-03-17', false, '2014-03-23'],
      ['rule/ward@2014-03-24', false, '2014-03-30'],
    ]);
    expect(outcome(world, '2014-03-17', 'rule/ward@2014-03-10')).toBe('NOT_MET');
    expect(outcome(world, '2014-03-16', 'rule/ward@2014-03-17')).toBe('NOT_YET_OWED');
  });
});
