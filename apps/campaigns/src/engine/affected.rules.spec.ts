import fc from 'fast-check';
import { aDefinition, aHolding, aRecord, aUnit, aWorld, theBureau } from '../../test/a-world';
import { anyHolding, anyRecord, anyStretches, anyWorld } from '../../test/any-world';
import { affectedBy, type Change } from './affected.rules';
import type { JudgedDuty } from './finding.rules';
import { judgeAll } from './judge.rules';
import { isReached, type Reach } from './reach.rules';
import type { World } from './world.rules';
import { indexWorld } from './world-index.rules';

interface Step {
  readonly change: Change;
  readonly after: World;
  readonly today?: string;
}

const today = '2014-06-15';

function all(
  world: World,
  on: string,
  reaches: readonly Reach[] | null = null,
): Map<string, JudgedDuty> {
  return new Map([...judgeAll(indexWorld(world), on, reaches)].map((duty) => [duty.key, duty]));
}

/** Duties no reach names are as they were; those named, judged alone, are as when all are judged. */
function holds(before: World, { change, after, today: later = today }: Step): void {
  const reaches = affectedBy(change, indexWorld(before), indexWorld(after));
  const isNamed = (duty: JudgedDuty) => reaches.some((reach) => isReached(reach, duty));
  const was = all(before, today);
  const is = all(after, later);
  const kept = [...was].filter(([, duty]) => !isNamed(duty));
  const incremental = new Map([...kept, ...all(after, later, reaches)]);
  // Texts first: comparing objects deeply is what takes the time, and they are nearly always equal.
  const [one, other] = [sorted(incremental), sorted(is)];
  if (JSON.stringify(one) !== JSON.stringify(other)) expect(one).toEqual(other);
}

function sorted(duties: ReadonlyMap<string, JudgedDuty>): [string, JudgedDuty][] {
  return [...duties].sort(([a], [b]) => (a < b ? -1 : 1));
}

const check = (name: string, step: (world: World) => fc.Arbitrary<Step>, numRuns = 40) =>
  it(name, () => {
    fc.assert(
      fc.property(
        anyWorld.chain((before) => step(before).map((one) => [before, one] as const)),
        ([before, one]) => holds(before, one),
      ),
      { numRuns },
    );
  });

describe('what a change touches', () => {
  check('a record made: nothing else changes, and judging what it names is judging all', (world) =>
    anyRecord.map((record) => ({
      change: { what: 'record', record },
      after: { ...world, records: [...world.records, record] },
    })),
  );

  check('a record retracted, reviewed, filed or posted', (world) =>
    fc.tuple(fc.nat(), anyRecord, fc.boolean()).map(([at, other, isRetracted]) => {
      const record = world.records[at % Math.max(world.records.length, 1)];
      if (!record) return { change: { what: 'record', record: other }, after: world };
      const { reviews, filedWith, posted } = other;
      const rest = world.records.filter(({ id }) => id !== record.id);
      const after = isRetracted ? rest : [...rest, { ...record, reviews, filedWith, posted }];
      return { change: { what: 'record', record }, after: { ...world, records: after } };
    }),
  );

  check('a holding begun', (world) =>
    anyHolding.map((holding) => ({
      change: { what: 'holding', holdings: [holding] },
      after: { ...world, holdings: [...world.holdings, holding] },
    })),
  );

  check('a holding moved or taken back', (world) =>
    fc.tuple(fc.nat(), anyHolding, fc.boolean()).map(([at, other, isTakenBack]) => {
      const holding = world.holdings[at % Math.max(world.holdings.length, 1)];
      if (!holding) return { change: { what: 'holding', holdings: [other] }, after: world };
      const rest = world.holdings.filter(({ holdingId }) => holdingId !== holding.holdingId);
      const moved = { ...holding, from: other.from, to: other.to };
      return {
        change: { what: 'holding', holdings: [holding, moved] },
        after: { ...world, holdings: isTakenBack ? rest : [...rest, moved] },
      };
    }),
  );

  check('a unit or department that changed, came, left, merged or split', (world) =>
    fc.constantFrom('u1', 'u2', 'u3', 'ward1', 'ward2').chain((unitId) =>
      anyStretches(unitId, unitId.startsWith('ward') ? 'u1' : null).map((stretches) => ({
        change: { what: 'unit', unitIds: [unitId] },
        after: {
          ...world,
          units: [...world.units.filter((unit) => unit.unitId !== unitId), ...stretches],
        },
      })),
    ),
  );

  check('an extension', (world) =>
    fc.nat().map((at) => {
      const duties = [...judgeAll(indexWorld(world), today)];
      const dutyKey = duties[at % Math.max(duties.length, 1)]?.key ?? 'rule-0/u1';
      return {
        change: { what: 'extension', dutyKey },
        after: { ...world, extensions: [{ dutyKey, dueOn: '2014-12-01', reason: 'flood' }] },
      };
    }),
  );

  check('the days of a link', (world) =>
    fc.constantFrom('2014-03-05', '2014-07-01').map((from) => ({
      change: { what: 'link', link: 'study' },
      after: {
        ...world,
        campaign: { ...world.campaign, links: { study: { from, to: '2014-08-01' } } },
      },
    })),
  );

  check('a day that passes: only what a standing campaign owes anew', (world) =>
    fc.constantFrom('2014-06-16', '2014-07-01', '2015-01-01').map((later) => ({
      change: { what: 'day', from: today, to: later },
      after: world,
      today: later,
    })),
  );

  it('does not name the duties of other units when a unit records something of its own', () => {
    fc.assert(
      fc.property(anyWorld, anyRecord, (world, record) => {
        const index = indexWorld(world);
        const reaches = affectedBy({ what: 'record', record }, index);
        const reads = world.definition.duties.filter(({ test, deadline, notBefore }) =>
          JSON.stringify([test, deadline, notBefore]).includes(`"${record.kind}"`),
        );
        expect(reaches.every(({ rule }) => reads.some(({ key }) => key === rule))).toBe(true);
        if (record.unitId === 'bureau') return;
        const elsewhere = reaches.filter(
          ({ units, people }) => units === 'all' && people === 'all',
        );
        expect(elsewhere).toEqual([]);
      }),
    );
  });
});

/** Corners chance seldom turns into: each was seen missing from the answer once. */
describe('what a change touches far away', () => {
  const recorded = { is: 'recorded', select: { record: 'talk' } };
  const roles = [
    { key: 'leader', holders: ['body-member'], at: 'bureau' },
    { key: 'head', holders: ['head'] },
  ];
  const units = [theBureau, aUnit('hospital'), aUnit('clinic')];
  const leader = aHolding('chen', 'body-member', { unitId: 'bureau' });
  const heads = ['hospital', 'clinic'].map((unitId) => aHolding('hu', 'head', { unitId }));
  const withRecord = (world: World, record = aRecord('talk', '2014-03-03')) =>
    holds(world, {
      change: { what: 'record', record },
      after: { ...world, records: [...world.records, record] },
    });

  it('R000.47 pairs of a bureau leader with heads of every unit', () => {
    const owedBy = { each: 'pair', between: ['leader', 'head'] };
    const world = aWorld({
      definition: aDefinition({ roles, rules: [{ owedBy, test: recorded }] }),
      ...{ units, holdings: [leader, ...heads] },
    });
    withRecord(world, aRecord('talk', '2014-03-03', { personId: 'chen', otherPersonId: 'hu' }));
    const both = {
      ...world,
      definition: aDefinition({
        roles,
        rules: [{ owedBy: { each: 'pair', between: ['leader', 'leader'] }, test: recorded }],
      }),
    };
    const second = aHolding('shen', 'body-member', { unitId: 'bureau' });
    const after = { ...both, holdings: [...both.holdings, second] };
    holds(both, { change: { what: 'holding', holdings: [second] }, after });
    withRecord(after, aRecord('talk', '2014-03-03', { personId: 'chen', otherPersonId: 'shen' }));
  });

  it('R002.11 a bureau leader whom every unit’s meeting asks for', () => {
    const test = { is: 'attended', select: { record: 'talk' }, field: 'who', role: 'leader' };
    const world = aWorld({
      definition: aDefinition({ roles, rules: [{ test }] }),
      units,
      records: [aRecord('talk', '2014-03-03', { values: { who: ['chen'] } })],
    });
    holds(world, {
      change: { what: 'holding', holdings: [leader] },
      after: { ...world, holdings: [leader] },
    });
  });

  it('a record made at one unit by a person who owes at another', () => {
    const owedBy = { each: 'person', role: 'head' };
    const world = aWorld({
      definition: aDefinition({ roles, rules: [{ owedBy, test: recorded }] }),
      ...{ units, holdings: heads },
    });
    withRecord(world, aRecord('talk', '2014-03-03', { personId: 'hu', unitId: 'clinic' }));
  });

  it('R000.50 the bureau organ itself, which every unit’s order asks for', () => {
    const order = {
      is: 'order',
      first: { record: 'talk', of: 'bureau' },
      then: { record: 'talk' },
    };
    const world = aWorld({
      definition: aDefinition({
        rules: [{ test: order }, { key: 'once', owedBy: { each: 'bureau' }, test: recorded }],
      }),
      units: [aUnit('bureau'), aUnit('hospital')],
      records: [aRecord('talk', '2014-03-03', { unitId: 'bureau' }), aRecord('talk', '2014-03-04')],
    });
    holds(world, {
      change: { what: 'unit', unitIds: ['bureau'] },
      after: { ...world, units: [theBureau, aUnit('hospital')] },
    });
    withRecord({ ...world, units }, aRecord('talk', '2014-03-01', { unitId: 'bureau' }));
  });

  it('R000.77 a group’s duties in a unit that went on in another', () => {
    const definition = aDefinition({
      roles: [{ key: 'group', holders: ['supervises'], at: 'supervision' }],
      rules: [
        { test: { is: 'attended', select: { record: 'talk' }, field: 'who', role: 'group' } },
      ],
    });
    const world = aWorld({
      definition,
      units: [
        aUnit('old', { supervisionGroupId: 'g1', to: '2014-04-01', successorUnitIds: ['new'] }),
        aUnit('new', { from: '2014-04-01' }),
      ],
      records: [aRecord('talk', '2014-03-03', { unitId: 'old', values: { who: ['chen'] } })],
    });
    const member = aHolding('chen', 'supervises', { unitId: null, groupId: 'g1' });
    holds(world, {
      change: { what: 'holding', holdings: [member] },
      after: { ...world, holdings: [member] },
    });
  });
});
