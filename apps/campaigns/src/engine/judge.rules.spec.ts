import fc from 'fast-check';
import { anyRecord, anyWorld } from '../../test/any-world';
import { aDefinition, aRecord, aWorld, judged } from '../../test/a-world';
import { outcomeOn } from './outcome.rules';
import type { World, WorldRecord } from './world.rules';

const today = '2014-06-15';
const text = (world: World) => JSON.stringify(judged(world, today));

/** Deterministic: turns the list and swaps its halves. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  const keyed = list.map((one, at) => [(at * 7919 + seed) % 101, at, one] as const);
  return keyed.sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, , one]) => one);
}

describe('every judgement', () => {
  it('is the same in whatever order facts arrived', () => {
    fc.assert(
      fc.property(anyWorld, fc.nat(), (world, seed) => {
        const late = {
          ...world,
          records: shuffled(world.records, seed),
          holdings: shuffled(world.holdings, seed),
          units: shuffled(world.units, seed),
        };
        expect(text(late)).toBe(text(world));
      }),
      { numRuns: 30 },
    );
  });

  it('leaves the world as it found it', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const before = JSON.stringify(world);
        judged(world, today);
        expect(JSON.stringify(world)).toBe(before);
      }),
      { numRuns: 20 },
    );
  });

  it('gives each duty once, met exactly when it has a day and lacks nothing', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const duties = judged(world, today);
        expect(new Set(duties.map(({ key }) => key)).size).toBe(duties.length);
        for (const duty of duties) {
          expect(duty.met).toBe(duty.metOn !== null);
          expect(duty.missing.length === 0).toBe(duty.met);
          expect(duty.spans.length).toBeGreaterThan(0);
          expect((duty.lapsedOn === null) === (duty.lapseReason === null)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('of so many records is never undone by one more', () => {
    const atLeast = { is: 'recorded', select: { record: 'plan' }, atLeast: 2 };
    const all = {
      is: 'all',
      tests: [
        atLeast,
        { is: 'covers', select: { record: 'plan' }, field: 'c', entries: ['a', 'b'] },
      ],
    };
    const definition = aDefinition({
      rules: [
        { key: 'count', test: atLeast },
        { key: 'both', test: all },
        { key: 'sum', test: { is: 'total', select: { record: 'plan' }, field: 'n', atLeast: 3 } },
        {
          key: 'kinds',
          per: 'month',
          test: { is: 'distinct', select: { record: 'plan' }, field: 'c', atLeast: 2 },
        },
      ],
    });
    const record = anyRecord.map((one): WorldRecord => ({
      ...one,
      kind: 'plan',
      unitId: 'hospital',
    }));
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), record, (records, more) => {
        const before = judged(aWorld({ definition, records }));
        const after = new Map(
          judged(aWorld({ definition, records: [...records, more] })).map((duty) => [
            duty.key,
            duty,
          ]),
        );
        for (const { key, metOn } of before) {
          if (metOn === null) continue;
          const now = after.get(key)?.metOn ?? null;
          expect(now !== null && now <= metOn).toBe(true);
        }
      }),
    );
  });
});

/** A fact with the day it became known; the world of a day has what was known by then. */
const asKnown = (world: World, knownOn: ReadonlyMap<string, string>, day: string): World => ({
  ...world,
  records: world.records.filter(({ id }) => (knownOn.get(id) ?? '') <= day),
});

describe('a past day', () => {
  it('is judged the same before and after newer worlds were: nothing is remembered between them', () => {
    fc.assert(
      fc.property(anyWorld, anyRecord, (then, told) => {
        const before = text(then);
        judged({ ...then, records: [...then.records, told] }, today);
        expect(text(then)).toBe(before);
        expect(text(structuredClone(then))).toBe(before);
      }),
      { numRuns: 40 },
    );
  });

  it('R000.15 R001.8 what was known on 10 March: a meeting held in time and told in April was not yet told', () => {
    const definition = aDefinition({
      rules: [
        {
          deadline: { onMonthDay: '03-10' },
          test: { is: 'recorded', select: { record: 'mobilization' } },
        },
      ],
    });
    const meeting = aRecord('mobilization', '2014-03-09');
    const world = aWorld({ definition, records: [meeting] });
    const knownOn = new Map([[meeting.id, '2014-04-02']]);
    const on = (day: string, known: World) =>
      judged(known, day)
        .filter(({ unitId }) => unitId === 'hospital')
        .map((duty) => outcomeOn(duty, [], day));
    expect(on('2014-03-11', asKnown(world, knownOn, '2014-03-11'))).toEqual(['NOT_MET']);
    expect(on('2014-04-02', asKnown(world, knownOn, '2014-04-02'))).toEqual(['MET']);
    expect(on('2014-03-11', asKnown(world, knownOn, '2014-04-02'))).toEqual(['MET']);
  });
});
