import { type Stretch, stretchesOf, type UnitSaying } from './stretches.rules';

const rostered: Stretch = {
  unitType: 'general-hospital',
  mode: 'full',
  parentUnitId: null,
  supervisionGroupId: 'g1',
  from: null,
  to: null,
  successorUnitIds: [],
};

const saying = (more: Partial<UnitSaying>): UnitSaying => ({
  change: 'renamed',
  effectiveOn: '2014-05-01',
  unitType: 'general-hospital',
  parentUnitId: null,
  supervisionGroupId: null,
  mode: null,
  successorUnitIds: [],
  ...more,
});

describe('how a unit takes part over time', () => {
  it('stays as the roster froze it when only its name changes', () => {
    expect(stretchesOf(rostered, [saying({})])).toEqual([rostered]);
  });

  it('changes its type from a day on and keeps what was before', () => {
    const [before, after] = stretchesOf(rostered, [
      saying({ change: 'retyped', unitType: 'tcm-hospital' }),
    ]);
    expect(before).toEqual({ ...rostered, to: '2014-05-01' });
    expect(after).toEqual({ ...rostered, unitType: 'tcm-hospital', from: '2014-05-01' });
  });

  it('orders by the day something is so, not by when it was said', () => {
    const later = saying({
      change: 'supervised',
      effectiveOn: '2014-06-01',
      supervisionGroupId: 'g3',
    });
    const earlier = saying({
      change: 'supervised',
      effectiveOn: '2014-04-01',
      supervisionGroupId: 'g2',
    });
    const groups = (sayings: UnitSaying[]) =>
      stretchesOf(rostered, sayings).map(({ supervisionGroupId, from }) => [
        supervisionGroupId,
        from,
      ]);
    expect(groups([later, earlier])).toEqual([
      ['g1', null],
      ['g2', '2014-04-01'],
      ['g3', '2014-06-01'],
    ]);
  });

  it('the later word of one day counts, and leaves no empty stretch', () => {
    const stretches = stretchesOf(rostered, [
      saying({ change: 'participation', mode: 'contact-and-guidance' }),
      saying({ change: 'participation', mode: 'full' }),
    ]);
    expect(stretches.map(({ mode, from, to }) => [mode, from, to])).toEqual([
      ['full', null, '2014-05-01'],
      ['full', '2014-05-01', null],
    ]);
  });

  it('ends with a merger, after which nothing more is said of it', () => {
    const stretches = stretchesOf(rostered, [
      saying({ change: 'merged', successorUnitIds: ['u2'] }),
      saying({ change: 'retyped', unitType: 'cdc', effectiveOn: '2014-06-01' }),
    ]);
    expect(stretches).toEqual([{ ...rostered, to: '2014-05-01', successorUnitIds: ['u2'] }]);
  });
});
