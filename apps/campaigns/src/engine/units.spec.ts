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
import { ownersOn } from './owners.rules';
import { indexWorld } from './world-index.rules';

const definition = aDefinition({
  rules: [
    {
      deadline: { onMonthDay: '03-10' },
      test: { is: 'recorded', select: { record: 'mobilization' }, atLeast: 1 },
    },
  ],
});
const keys = (world: Parameters<typeof judged>[0]) => judged(world).map(({ key }) => key);
const mobilized = (on: string, unitId = 'hospital') => aRecord('mobilization', on, { unitId });
const inContact = { mode: 'contact-and-guidance' } as const;

describe('duties of units', () => {
  it('R000.6 R000.7 are of the bureau organ and the units that take part here, not of those in contact only', () => {
    const units = [theBureau, aUnit('hospital'), aUnit('township-centre', inContact)];
    expect(keys(aWorld({ definition, units }))).toEqual(['rule/bureau', 'rule/hospital']);
  });

  it('R000.7 lapse with the reason when the unit changes its mode, and are owed again when it returns', () => {
    const stretches = [
      aUnit('hospital', { to: '2014-03-05' }),
      aUnit('hospital', { ...inContact, from: '2014-03-05', to: '2014-06-01' }),
    ];
    const away = aWorld({ definition, units: [theBureau, ...stretches] });
    expect(dutyOf(away)).toMatchObject({ lapsedOn: '2014-03-05', lapseReason: 'out-of-scope' });
    expect([outcome(away, '2014-03-04'), outcome(away, '2014-03-05')]).toEqual(['OPEN', 'LAPSED']);
    const back = { ...away, units: [...away.units, aUnit('hospital', { from: '2014-06-01' })] };
    expect(dutyOf(back)).toMatchObject({ lapsedOn: null, lapseReason: null });
    expect(outcome(back, '2014-06-02')).toBe('NOT_MET');
  });

  it('R000.7 what was met before the unit left the scope stays met', () => {
    const units = [
      aUnit('hospital', { to: '2014-03-05' }),
      aUnit('hospital', { ...inContact, from: '2014-03-05' }),
    ];
    expect(
      outcome(aWorld({ definition, units, records: [mobilized('2014-03-04')] }), '2014-05-01'),
    ).toBe('MET');
  });

  it('ask only the types named, as they were on each day', () => {
    const lighter = aDefinition({
      rules: [
        {
          appliesTo: { unitTypes: ['township-health-centre'] },
          test: { is: 'recorded', select: { record: 'list' } },
        },
      ],
    });
    const units = [
      aUnit('hospital', { unitType: 'township-health-centre', to: '2014-05-01' }),
      aUnit('hospital', { from: '2014-05-01' }),
      aUnit('clinic', { unitType: 'township-health-centre' }),
    ];
    const world = aWorld({ definition: lighter, units });
    expect(keys(world)).toEqual(['rule/clinic', 'rule/hospital']);
    expect(dutyOf(world).lapseReason).toBe('out-of-scope');
  });

  it('R000.22 of the bureau are owed once', () => {
    const once = aDefinition({
      rules: [
        { owedBy: { each: 'bureau' }, test: { is: 'recorded', select: { record: 'study' } } },
      ],
    });
    expect(keys(aWorld({ definition: once, units: [theBureau, aUnit('a'), aUnit('b')] }))).toEqual([
      'rule/bureau',
    ]);
    expect(keys(aWorld({ definition: once, units: [aUnit('a')] }))).toEqual([]);
  });

  it('R003.14 of departments are owed by each of the types named, while its unit is in scope', () => {
    const byDepartment = aDefinition({
      rules: [
        {
          owedBy: { each: 'department', types: ['ward'] },
          test: { is: 'recorded', select: { record: 'study' } },
        },
      ],
    });
    const below = (unitId: string, unitType: string, parentUnitId = 'hospital') =>
      aUnit(unitId, { unitType, parentUnitId });
    const world = aWorld({
      definition: byDepartment,
      units: [
        aUnit('hospital', { to: '2014-06-01' }),
        aUnit('clinic', inContact),
        below('surgery', 'ward'),
        below('canteen', 'logistics'),
        below('night-desk', 'ward', 'clinic'),
      ],
    });
    expect(keys(world)).toEqual(['rule/surgery']);
    expect(dutyOf(world, 'rule/surgery').lapseReason).toBe('unit-closed');
  });

  it('read the unit itself, the unit with its departments, or the bureau', () => {
    const reading = (of: string) =>
      aDefinition({ rules: [{ test: { is: 'recorded', select: { record: 'post', of } } }] });
    const world = (of: string, unitId: string) =>
      aWorld({
        definition: reading(of),
        units: [theBureau, aUnit('hospital'), aUnit('ward', { parentUnitId: 'hospital' })],
        records: [aRecord('post', '2014-03-01', { unitId })],
      });
    const met = (of: string, unitId: string) => dutyOf(world(of, unitId)).met;
    expect(['self', 'unit', 'unit-tree', 'bureau'].map((of) => met(of, 'ward'))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(['self', 'unit', 'unit-tree', 'bureau'].map((of) => met(of, 'bureau'))).toEqual([
      false,
      false,
      false,
      true,
    ]);
    expect(['self', 'unit', 'unit-tree', 'bureau'].map((of) => met(of, 'hospital'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('R003.111 may be a unit’s own', () => {
    const own = aDefinition({ rules: [{ test: { is: 'recorded', select: { record: 'visit' } } }] });
    const [rule] = own.duties;
    const only = {
      ...own,
      duties: [{ ...rule!, appliesTo: { ...rule!.appliesTo, unitIds: ['b'] } }],
    };
    expect(keys(aWorld({ definition: only, units: [aUnit('a'), aUnit('b')] }))).toEqual(['rule/b']);
  });
});

describe('merge and split', () => {
  const ended = (unitId: string, ...successorUnitIds: string[]) =>
    aUnit(unitId, { to: '2014-03-05', successorUnitIds });
  const begun = (unitId: string) => aUnit(unitId, { from: '2014-03-05' });

  it('hand what is open to the unit that goes on: it owes it, by the same day', () => {
    const world = aWorld({ definition, units: [ended('a', 'c'), ended('b', 'c'), begun('c')] });
    expect(dutyOf(world, 'rule/a')).toMatchObject({
      lapsedOn: '2014-03-05',
      lapseReason: 'handed-over',
    });
    expect(dutyOf(world, 'rule/c')).toMatchObject({ dueOn: '2014-03-10', lapsedOn: null });
    const index = indexWorld(world);
    expect(ownersOn(index, dutyOf(world, 'rule/a'), '2014-03-04').unitIds).toEqual(['a']);
    expect(ownersOn(index, dutyOf(world, 'rule/a'), '2014-03-05').unitIds).toEqual(['c']);
    expect(index.units.predecessorsOf('c')).toEqual(['a', 'b']);
  });

  it('do not lose what was done: it is met in the old unit and need not be done again in the new', () => {
    const world = aWorld({
      definition,
      units: [ended('a', 'b', 'c'), begun('b'), begun('c')],
      records: [mobilized('2014-03-01', 'a')],
    });
    for (const key of ['rule/a', 'rule/b', 'rule/c'])
      expect(outcome(world, '2014-04-01', key)).toBe('MET');
  });

  it('do not lend the old unit’s meeting to one that was there before', () => {
    const world = aWorld({
      definition,
      units: [ended('small', 'big'), aUnit('big')],
      records: [mobilized('2014-03-01', 'small')],
    });
    expect(outcome(world, '2014-04-01', 'rule/small')).toBe('MET');
    expect(outcome(world, '2014-04-01', 'rule/big')).toBe('NOT_MET');
  });

  it('R001.7 carry an extension on to whoever goes on', () => {
    const world = aWorld({
      definition,
      units: [ended('a', 'b'), begun('b')],
      extensions: [{ dutyKey: 'rule/a', dueOn: '2014-05-01', reason: 'moving house' }],
    });
    expect(outcome(world, '2014-04-01', 'rule/b')).toBe('EXCUSED');
  });

  it('a unit that is new and nobody’s heir never owed what was over before it came', () => {
    const world = aWorld({ definition, units: [aUnit('new', { from: '2014-06-01' })] });
    expect(dutyOf(world, 'rule/new')).toMatchObject({ lapseReason: 'came-later' });
  });

  it('survive a circle of successors', () => {
    const circle = [
      aUnit('a', { from: '2014-03-05', to: '2014-03-05', successorUnitIds: ['b'] }),
      aUnit('b', { from: '2014-03-05', to: '2014-03-05', successorUnitIds: ['a'] }),
    ];
    expect(() => judged(aWorld({ definition, units: circle }))).not.toThrow();
  });

  it('pass an office on with its unit: what its holder did in the old one counts in the new', () => {
    const office = aDefinition({
      kinds: [{ key: 'lecture', subject: 'person' }],
      roles: [{ key: 'secretary', holders: ['party-principal'] }],
      rules: [
        {
          owedBy: { each: 'person', role: 'secretary', onLeaving: 'successor' },
          test: { is: 'recorded', select: { record: 'lecture' } },
        },
      ],
    });
    const world = aWorld({
      definition: office,
      units: [ended('a', 'b'), begun('b')],
      holdings: [aHolding('wang', 'party-principal', { unitId: 'a', to: '2014-03-05' })],
      records: [aRecord('lecture', '2014-03-01', { unitId: 'a', personId: 'wang' })],
    });
    expect(dutyOf(world, 'rule/b').met).toBe(true);
  });
});
