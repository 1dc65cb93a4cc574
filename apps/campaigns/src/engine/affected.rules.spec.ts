import fc from 'fast-check';
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
  expect(sorted(incremental)).toEqual(sorted(is));
}

function sorted(duties: ReadonlyMap<string, JudgedDuty>): [string, JudgedDuty][] {
  return [...duties].sort(([a], [b]) => (a < b ? -1 : 1));
}

const check = (name: string, step: (world: World) => fc.Arbitrary<Step>, numRuns = 100) =>
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
