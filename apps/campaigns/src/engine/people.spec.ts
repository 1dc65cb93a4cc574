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
import { outcomeOn } from './outcome.rules';
import { ownersOn } from './owners.rules';
import { indexWorld } from './world-index.rules';

const keys = (world: Parameters<typeof judged>[0]) => judged(world).map(({ key }) => key);

describe('talks in pairs', () => {
  const definition = aDefinition({
    kinds: [{ key: 'talk', subject: 'pair' }],
    roles: [
      { key: 'principal', holders: ['unit-principal'] },
      { key: 'member', holders: ['body-member'] },
      { key: 'in-charge', holders: ['deputy-in-charge'] },
      { key: 'head', holders: ['department-head'] },
    ],
    rules: [
      { key: 'principal-member', between: ['principal', 'member'] },
      { key: 'member-member', between: ['member', 'member'] },
      { key: 'in-charge-head', between: ['in-charge', 'head'], in: 'department' },
    ].map(({ key, ...pair }) => ({
      key,
      owedBy: { each: 'pair', ...pair },
      test: { is: 'recorded', select: { record: 'talk' } },
    })),
  });
  const body = [
    aHolding('wang', 'unit-principal'),
    ...['li', 'zhao', 'qian'].map((id) => aHolding(id, 'body-member')),
  ];

  it('R000.47 R003.98 owes every pair once: principal with each member, each member with each other', () => {
    expect(keys(aWorld({ definition, holdings: body })).sort()).toEqual([
      'member-member/hospital/li+qian',
      'member-member/hospital/li+zhao',
      'member-member/hospital/qian+zhao',
      'principal-member/hospital/li+wang',
      'principal-member/hospital/qian+wang',
      'principal-member/hospital/wang+zhao',
    ]);
  });

  it('R000.47 shows the pairs that have not talked, whoever was named first', () => {
    const talk = (personId: string, otherPersonId: string) =>
      aRecord('talk', '2014-05-05', { personId, otherPersonId });
    const world = aWorld({
      definition,
      holdings: body,
      records: [talk('zhao', 'li'), talk('wang', 'qian')],
    });
    expect(
      judged(world)
        .filter(({ met }) => !met)
        .map(({ key }) => key)
        .sort(),
    ).toEqual([
      'member-member/hospital/li+qian',
      'member-member/hospital/qian+zhao',
      'principal-member/hospital/li+wang',
      'principal-member/hospital/wang+zhao',
    ]);
  });

  it('R000.47 R003.98 pairs who is in charge of a department with who heads that one, not every head', () => {
    const wards = ['ward1', 'ward2'].map((id) => aUnit(id, { parentUnitId: 'hospital' }));
    const world = aWorld({
      definition,
      units: [theBureau, aUnit('hospital'), ...wards],
      holdings: [
        aHolding('li', 'deputy-in-charge', { unitId: 'ward1' }),
        aHolding('sun', 'department-head', { unitId: 'ward1' }),
        aHolding('zhou', 'department-head', { unitId: 'ward2' }),
      ],
    });
    expect(keys(world)).toEqual(['in-charge-head/hospital/li+sun']);
  });

  it('R000.47 follows a change of post: the pair that never sat together owes nothing', () => {
    const world = aWorld({
      definition,
      holdings: [
        aHolding('li', 'body-member', { to: '2014-04-01' }),
        aHolding('zhao', 'body-member'),
        aHolding('qian', 'body-member', { from: '2014-04-01' }),
      ],
    });
    expect(keys(world).sort()).toEqual([
      'member-member/hospital/li+zhao',
      'member-member/hospital/qian+zhao',
    ]);
    expect(outcome(world, '2014-04-01', 'member-member/hospital/li+zhao')).toBe('LAPSED');
    expect(outcome(world, '2014-03-31', 'member-member/hospital/qian+zhao')).toBe('NOT_YET_OWED');
  });
});

describe('duties of people', () => {
  const books = (key: string, role: string, atLeast: number) => ({
    ...{ key, owedBy: { each: 'person', role }, deadline: { on: '2014-05-31' } },
    test: { is: 'distinct', select: { record: 'reading' }, field: 'book', atLeast },
  });
  const definition = aDefinition({
    kinds: [{ key: 'reading', subject: 'person' }],
    roles: [
      { key: 'leading', holders: ['body-member', 'mid-level-chief'] },
      { key: 'ordinary', holders: ['staff'], except: ['body-member', 'mid-level-chief'] },
    ],
    rules: [books('three-books', 'leading', 3), books('two-books', 'ordinary', 2)],
  });
  const read = (personId: string, book: string, on = '2014-04-01', unitId = 'hospital') =>
    aRecord('reading', on, { personId, unitId, values: { book } });

  it('R003.93 asks three books of leading cadres and two of the others, nobody both', () => {
    const world = aWorld({
      definition,
      holdings: [
        aHolding('li', 'staff'),
        aHolding('li', 'mid-level-chief'),
        aHolding('wu', 'staff'),
      ],
      records: [
        read('li', 'a'),
        read('li', 'b'),
        read('li', 'b'),
        read('wu', 'a'),
        read('wu', 'b', '2014-04-09'),
      ],
    });
    expect(keys(world)).toEqual(['three-books/hospital/li', 'two-books/hospital/wu']);
    expect(dutyOf(world, 'three-books/hospital/li').missing).toMatchObject([
      { what: 'distinct', have: 2, need: 3 },
    ]);
    expect(dutyOf(world, 'two-books/hospital/wu').metOn).toBe('2014-04-09');
  });

  it('R000.8 who is attached or borrowed owes where he works and nowhere else', () => {
    const world = aWorld({
      definition,
      units: [theBureau, aUnit('hospital')],
      holdings: [
        aHolding('wu', 'staff'),
        aHolding('wu', 'borrowed', { unitId: 'bureau', from: '2014-01-01', to: '2015-01-01' }),
      ],
    });
    expect(keys(world)).toEqual(['two-books/bureau/wu']);
  });

  it('R000.8 who comes back before the end owes at home again, and what was read counts there', () => {
    const world = aWorld({
      definition,
      holdings: [
        aHolding('wu', 'staff'),
        aHolding('wu', 'attached', { unitId: 'bureau', from: '2014-01-01', to: '2014-05-01' }),
      ],
      records: [read('wu', 'a', '2014-04-01', 'bureau'), read('wu', 'b', '2014-05-10')],
    });
    expect(keys(world).sort()).toEqual(['two-books/bureau/wu', 'two-books/hospital/wu']);
    expect(outcome(world, '2014-05-01', 'two-books/bureau/wu')).toBe('LAPSED');
    expect(dutyOf(world, 'two-books/hospital/wu')).toMatchObject({
      met: true,
      metOn: '2014-05-10',
    });
  });

  it('lapse with the reason when the person leaves in time, and stay when the day had passed', () => {
    const left = (to: string) =>
      aWorld({ definition, holdings: [aHolding('wu', 'staff', { to })] });
    expect(dutyOf(left('2014-05-31'), 'two-books/hospital/wu')).toMatchObject({
      ...{ lapsedOn: '2014-05-31', lapseReason: 'left', leftWhileOwing: false },
    });
    const owing = left('2014-06-01');
    expect(dutyOf(owing, 'two-books/hospital/wu')).toMatchObject({
      lapsedOn: null,
      leftWhileOwing: true,
    });
    expect(outcome(owing, '2014-07-01', 'two-books/hospital/wu')).toBe('NOT_MET');
  });

  it('are never of those who come when the day is over', () => {
    const world = aWorld({
      definition,
      holdings: [aHolding('wu', 'staff', { from: '2014-06-01' })],
    });
    expect(dutyOf(world, 'two-books/hospital/wu').lapseReason).toBe('came-later');
    expect(outcome(world, '2014-07-01', 'two-books/hospital/wu')).toBe('LAPSED');
  });

  it('R004.8 begin anew each year for whoever holds the role in it', () => {
    const yearly = aDefinition({
      kinds: [{ key: 'study', subject: 'person' }],
      roles: [{ key: 'cadre', holders: ['cadre'] }],
      rules: [
        {
          ...{ owedBy: { each: 'person', role: 'cadre' }, per: 'year' },
          test: { is: 'total', select: { record: 'study' }, field: 'hours', atLeast: 40 },
        },
      ],
    });
    const world = aWorld({
      definition: yearly,
      ...{ startsOn: '2014-12-15', endsOn: null },
      holdings: [aHolding('li', 'cadre', { from: '2015-06-01' })],
      records: [aRecord('study', '2015-09-01', { personId: 'li', values: { hours: 39.5 } })],
    });
    expect(judged(world, '2015-10-01').map(({ key, dueOn }) => [key, dueOn])).toEqual([
      ['rule/hospital/li@2015-01-01', '2015-12-31'],
      ['rule/hospital/li@2016-01-01', '2016-12-31'],
    ]);
    expect(judged(world, '2015-10-01')[0]?.missing).toMatchObject([{ have: 39.5, need: 40 }]);
  });

  it('R000.55 R003.74 count sessions that name the person', () => {
    const named = aDefinition({
      roles: [{ key: 'staff', holders: ['staff'] }],
      rules: [
        {
          ...{ owedBy: { each: 'person', role: 'staff' }, per: 'month' },
          test: {
            ...{ is: 'total', field: 'hours', atLeast: 10 },
            select: { record: 'session', naming: 'attendees' },
          },
        },
      ],
    });
    const held = (on: string, hours: number, attendees: string[]) =>
      aRecord('session', on, { values: { hours, attendees } });
    const world = aWorld({
      definition: named,
      ...{ startsOn: '2014-03-01', endsOn: '2014-03-31' },
      holdings: [aHolding('li', 'staff'), aHolding('wu', 'staff')],
      records: [
        held('2014-03-03', 6, ['li', 'wu']),
        held('2014-03-10', 4, ['li']),
        held('2014-04-01', 9, ['wu']),
      ],
    });
    expect(dutyOf(world, 'rule/hospital/li@2014-03-01').metOn).toBe('2014-03-10');
    expect(dutyOf(world, 'rule/hospital/wu@2014-03-01').missing).toMatchObject([
      { have: 6, need: 10 },
    ]);
  });
});

describe('duties of supervisors', () => {
  it('R000.23 are owed for each unit they supervise, and a visit to one is no visit to the other', () => {
    const definition = aDefinition({
      kinds: [{ key: 'visit', subject: 'person' }],
      roles: [{ key: 'group', holders: ['supervision-leader'], at: 'supervision' }],
      rules: [
        {
          owedBy: { each: 'person', role: 'group' },
          test: { is: 'recorded', select: { record: 'visit' } },
        },
      ],
    });
    const world = aWorld({
      definition,
      units: [
        aUnit('hospital', { supervisionGroupId: 'g1' }),
        aUnit('clinic', { supervisionGroupId: 'g1' }),
        aUnit('other', { supervisionGroupId: 'g2' }),
      ],
      holdings: [aHolding('chen', 'supervision-leader', { unitId: null, groupId: 'g1' })],
      records: [aRecord('visit', '2014-03-05', { personId: 'chen' })],
    });
    expect(judged(world).map(({ key, met }) => [key, met])).toEqual([
      ['rule/clinic/chen', false],
      ['rule/hospital/chen', true],
    ]);
  });
});

describe('duties of an office', () => {
  const definition = aDefinition({
    kinds: [{ key: 'lecture', subject: 'person' }],
    roles: [{ key: 'secretary', holders: ['party-principal'] }],
    rules: [
      {
        ...{ owedBy: { each: 'person', role: 'secretary', onLeaving: 'successor' } },
        test: { is: 'recorded', select: { record: 'lecture' }, atLeast: 2 },
      },
    ],
  });
  const holdings = [
    aHolding('wang', 'party-principal', { to: '2014-05-01' }),
    aHolding('li', 'party-principal', { from: '2014-05-01' }),
  ];
  const lecture = (personId: string, on: string) => aRecord('lecture', on, { personId });

  it('R000.58 pass to the successor, and what the predecessor did counts', () => {
    const world = aWorld({
      definition,
      holdings,
      records: [lecture('wang', '2014-04-01'), lecture('li', '2014-06-01')],
    });
    const index = indexWorld(world);
    const duty = dutyOf(world);
    expect(duty).toMatchObject({ met: true, metOn: '2014-06-01', personId: null });
    expect(ownersOn(index, duty, '2014-04-30').personIds).toEqual(['wang']);
    expect(ownersOn(index, duty, '2014-05-01').personIds).toEqual(['li']);
  });

  it('R000.58 do not count what somebody did who was not in office that day', () => {
    const world = aWorld({
      definition,
      holdings,
      records: [lecture('wang', '2014-05-02'), lecture('li', '2014-04-30')],
    });
    expect(dutyOf(world).missing).toMatchObject([{ have: 0, need: 2 }]);
  });

  it('stay owed while the office is vacant', () => {
    const world = aWorld({ definition, holdings: [] });
    expect(outcomeOn(dutyOf(world), [], '2014-06-01')).toBe('OPEN');
    expect(ownersOn(indexWorld(world), dutyOf(world), '2014-06-01').personIds).toEqual([]);
  });
});
