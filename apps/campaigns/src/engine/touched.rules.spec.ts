import fc from 'fast-check';
import { aDefinition, aHolding, aUnit, aWorld, theBureau } from '../../test/a-world';
import { anyHolding, anyRecord, anyWorld } from '../../test/any-world';
import { affectedBy, type Change } from './affected.rules';
import { type Touched, touchedByHoldings, touchedByRecord } from './touched.rules';
import type { EngineDefinition, World } from './world.rules';
import { indexWorld } from './world-index.rules';

const rule = (key: string, owedBy: object, of: string) => ({
  key,
  owedBy,
  deadline: 'none',
  test: { is: 'recorded', select: { record: 'summary', of } },
});

const template = (...duties: object[]) =>
  ({
    roles: [
      { key: 'office', holders: ['campaign-office'], except: [], at: 'bureau' },
      { key: 'member', holders: ['body-member'], except: [], at: 'unit' },
    ],
    duties,
  }) as unknown as EngineDefinition;

describe('whom a record of the bureau can touch', () => {
  it.each([
    ['every unit, when units owe by it', { each: 'unit' }, true],
    ['every unit, when people of units owe by it', { each: 'person', role: 'member' }, true],
    ['every unit, when departments owe by it', { each: 'department' }, true],
    ['the bureau alone, when it alone owes by it', { each: 'bureau' }, false],
    ['the bureau alone, when its office owes by it', { each: 'person', role: 'office' }, false],
  ])('is %s', (_, owedBy, everywhere) => {
    const definition = template(
      rule('one', owedBy, 'bureau'),
      rule('two', { each: 'unit' }, 'self'),
    );
    expect(touchedByRecord(definition, { kind: 'summary', isBureau: true })).toEqual({
      ...{ rules: ['one', 'two'], everywhere },
    });
    expect(touchedByRecord(definition, { kind: 'summary', isBureau: false }).everywhere).toBe(
      false,
    );
  });
});

/** Whose duties are locked is said before the world is read; what is judged in it must lie within. */
describe('what is said of a change before the world is read', () => {
  const isWithin = (world: World, change: Change, { rules, everywhere }: Touched) => {
    const index = indexWorld(world);
    const isOwedAtBureau = (key: string) => {
      const owedBy = index.rules.get(key)?.owedBy;
      const role = owedBy?.each === 'person' ? index.roles.get(owedBy.role) : undefined;
      return owedBy?.each === 'bureau' || role?.at === 'bureau';
    };
    for (const reach of affectedBy(change, index)) {
      expect(rules).toContain(reach.rule);
      // Owed at the bureau only, "all units" is the bureau; people are looked for by themselves.
      if (reach.units === 'all' && reach.people === 'all' && !isOwedAtBureau(reach.rule))
        expect(everywhere).toBe(true);
    }
  };

  it('holds for every record', () => {
    fc.assert(
      fc.property(anyWorld, anyRecord, (world, record) => {
        const { bureauId } = indexWorld(world).units;
        const at = { kind: record.kind, isBureau: record.unitId === bureauId };
        isWithin(world, { what: 'record', record }, touchedByRecord(world.definition, at));
      }),
    );
  });

  it('holds for a leader of the bureau whom every unit’s meeting asks for (R002.11)', () => {
    const test = { is: 'attended', select: { record: 'talk' }, field: 'who', role: 'leader' };
    const roles = [{ key: 'leader', holders: ['body-member'], at: 'bureau' }];
    const world = aWorld({
      definition: aDefinition({ roles, rules: [{ test }] }),
      units: [theBureau, aUnit('hospital')],
    });
    const leader = aHolding('chen', 'body-member', { unitId: 'bureau' });
    const touched = touchedByHoldings(world.definition, [leader]);
    isWithin(world, { what: 'holding', holdings: [leader] }, touched);
    expect(touched.rules).toHaveLength(1);
  });

  it('holds for every holding', () => {
    fc.assert(
      fc.property(anyWorld, anyHolding, (world, holding) => {
        const change: Change = { what: 'holding', holdings: [holding] };
        isWithin(world, change, touchedByHoldings(world.definition, [holding]));
      }),
    );
  });
});
