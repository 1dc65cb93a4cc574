import fc from 'fast-check';
import {
  changedFrom,
  corrected,
  endedOn,
  type UnitHistoryChange,
  versionOn,
} from './unit-history.rules';
import type { UnitVersionEntity } from './unit-version.entity';

const aVersion = (fields: Partial<UnitVersionEntity> = {}): UnitVersionEntity => ({
  id: 'first',
  bureauId: 'bureau',
  unitId: 'unit',
  kind: 'unit',
  name: '甲院',
  nameKey: '甲院',
  unitType: 'general-hospital',
  parentUnitId: null,
  validFrom: '2020-01-01',
  validTo: null,
  ...fields,
});

type History = UnitVersionEntity[];

/** What the database would hold after a change was written. */
function written(history: History, change: (history: History) => UnitHistoryChange): History {
  const copy = history.map((version) => ({ ...version }));
  const { changed, added, dropped } = change(copy);
  const gone = new Set(dropped.map(({ id }) => id));
  const kept = copy.map((version) => changed.find(({ id }) => id === version.id) ?? version);
  return [...kept, ...added]
    .filter(({ id }) => !gone.has(id))
    .sort((a, b) => a.validFrom.localeCompare(b.validFrom));
}

const rename = (name: string) => ({ name, nameKey: name });
const namesOf = (history: History) =>
  history.map(({ name, validFrom, validTo }) => [name, validFrom, validTo]);

it('R000.76 changes a name from a day on and leaves the days before alone', () => {
  const history = written([aVersion()], (one) => changedFrom(one, '2022-05-01', rename('乙院')));
  expect(namesOf(history)).toEqual([
    ['甲院', '2020-01-01', '2022-05-01'],
    ['乙院', '2022-05-01', null],
  ]);
});

it('keeps a change planned for later: today’s lasts until then, and another fact goes on through it', () => {
  const planned = written([aVersion()], (one) => changedFrom(one, '2024-01-01', rename('丙院')));
  const renamed = written(planned, (one) => changedFrom(one, '2022-05-01', rename('乙院')));
  expect(namesOf(renamed)).toEqual([
    ['甲院', '2020-01-01', '2022-05-01'],
    ['乙院', '2022-05-01', '2024-01-01'],
    ['丙院', '2024-01-01', null],
  ]);
  const retyped = written(renamed, (one) => changedFrom(one, '2023-01-01', { unitType: 'cdc' }));
  expect(retyped.map(({ unitType }) => unitType)).toEqual([
    'general-hospital',
    'general-hospital',
    'cdc',
    'cdc',
  ]);
});

it('corrects a mistake on every day on which it stood, across other changes, and no further', () => {
  const retyped = written([aVersion()], (one) =>
    changedFrom(one, '2021-01-01', { unitType: 'cdc' }),
  );
  const renamed = written(retyped, (one) => changedFrom(one, '2022-01-01', rename('乙院')));
  const right = written(renamed, (one) => corrected(one, '2021-06-01', rename('正名')));
  expect(right.map(({ name }) => name)).toEqual(['正名', '正名', '乙院']);
});

it('ends, drops what was planned for later, and refuses a day on which there is no such unit', () => {
  const planned = written([aVersion()], (one) => changedFrom(one, '2024-01-01', rename('乙院')));
  const closed = written(planned, (one) => endedOn(one, '2023-01-01'));
  expect(namesOf(closed)).toEqual([['甲院', '2020-01-01', '2023-01-01']]);
  expect(() => versionOn(closed, '2023-01-01')).toThrow('closed from 2023-01-01');
  expect(() => versionOn(closed, '2019-12-31')).toThrow('begins on 2020-01-01');
  expect(() => endedOn([aVersion()], '2020-01-01')).toThrow('begins on 2020-01-01');
});

const day = fc.integer({ min: 0, max: 700 }).map((offset) => {
  return new Date(Date.UTC(2020, 0, 2 + offset)).toISOString().slice(0, 10);
});
const change = fc.record({
  on: day,
  facts: fc.oneof(
    fc.constantFrom('甲', '乙', '丙', '丁').map(rename),
    fc.constantFrom('cdc', 'general-hospital', 'other').map((unitType) => ({ unitType })),
    fc.constantFrom(null, 'p', 'q').map((parentUnitId) => ({ parentUnitId })),
  ),
});
const factsOn = (history: History, on: string) => {
  const { name, unitType, parentUnitId } = versionOn(history, on);
  return { name, unitType, parentUnitId };
};

it('R000.76 property: whatever changes from later days on, a day reads as it did, and spans follow without a gap', () => {
  fc.assert(
    fc.property(
      fc.array(change, { maxLength: 8 }),
      fc.array(change, { maxLength: 8 }),
      day,
      (before, after, asked) => {
        const apply = (history: History, { on, facts }: (typeof before)[number]) =>
          written(history, (one) => changedFrom(one, on, facts));
        const then = before.reduce(apply, [aVersion()]);
        const later = after.filter(({ on }) => on > asked).reduce(apply, then);
        expect(factsOn(later, asked)).toEqual(factsOn(then, asked));
        later.forEach(({ validTo }, index) =>
          expect(validTo).toBe(later[index + 1]?.validFrom ?? null),
        );
      },
    ),
    { numRuns: 300 },
  );
});

it('property: on its day a change holds', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 8 }), change, (before, last) => {
      const apply = (history: History, { on, facts }: typeof last) =>
        written(history, (one) => changedFrom(one, on, facts));
      const history = [...before, last].reduce(apply, [aVersion()]);
      expect(versionOn(history, last.on)).toMatchObject(last.facts);
    }),
  );
});
