import { isWholeBlocks, nextBatch, tableOf, type Batch, type Population } from './ledger';

const scale = {
  grades: [
    { id: 'good', favourable: true },
    { id: 'poor', favourable: false },
  ],
};
const population = (
  units: Record<string, [good: number, poor: number]>,
  ks = [10],
): Population => ({
  scale,
  counts: new Map(Object.entries(units).map(([id, [good, poor]]) => [id, { good, poor }])),
  sheets: new Map(Object.entries(units).map(([id, [good, poor]]) => [id, good + poor])),
  ks,
});
const blocksOf = (batch: Batch | null) => batch?.levels.map(({ blocks }) => blocks);

describe('the ledger', () => {
  const first = { a: [8, 6], b: [5, 2], c: [4, 4], d: [20, 9] } as const satisfies Parameters<
    typeof population
  >[0];

  it('decides what came since the last batch, along the tree, for every audience', () => {
    const [inside, outside] = blocksOf(nextBatch([], population({ ...first }, [5, 10]))) ?? [];
    expect(inside?.map((block) => block.join()).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(outside?.map((block) => block.join()).sort()).toEqual(['a', 'b,c', 'd']);
  });

  it('lets new atoms wait until they have k sheets for every audience', () => {
    const one = nextBatch([], population({ ...first }));
    const history = one ? [one] : [];
    expect(nextBatch(history, population({ ...first }))).toBeNull();
    const late = population({ ...first, e: [4, 3] });
    expect(nextBatch(history, late)).toBeNull();
    const table = tableOf(history, late, new Map(), 10);
    expect(table.waiting).toEqual(['e']);
    expect(blocksOf(nextBatch(history, population({ ...first, e: [4, 3], f: [2, 3] })))).toEqual([
      [['e', 'f']],
    ]);
  });

  it('never adds what was withheld to a later batch', () => {
    const alone = nextBatch([], population({ a: [12, 0] }));
    expect(blocksOf(alone)).toEqual([[]]);
    const history = alone ? [alone] : [];
    const later = nextBatch(history, population({ a: [12, 0], b: [6, 6] }));
    expect(blocksOf(later)).toEqual([[['b']]]);
    const table = tableOf(
      [...history, ...(later ? [later] : [])],
      population({ a: [12, 0], b: [6, 6] }),
      new Map(),
      10,
    );
    expect(table.withheld).toEqual(['a']);
  });

  it('does not merge an atom with others that its readers see by itself', () => {
    const small = { ...population({ a: [8, 6], b: [5, 2] }), shownAlone: new Set(['a']) };
    const one = nextBatch([], small);
    expect(one).toEqual({ atoms: ['a'], levels: [{ k: 10, blocks: [['a']] }] });
    const merged = nextBatch([], population({ a: [8, 6], b: [5, 2] }));
    expect(blocksOf(merged)).toEqual([[['a', 'b']]]);
  });

  it('answers any grouping with whole blocks; one that lies across groups stands by itself', () => {
    const one = nextBatch([], population({ ...first }));
    const table = tableOf(
      one ? [one] : [],
      population({ ...first }),
      new Map([
        ['a', 'clinic'],
        ['b', 'clinic'],
        ['c', 'school'],
        ['d', 'school'],
      ]),
      10,
    );
    expect(table.rows.map(({ groups, n }) => `${groups.join('+')} ${n}`).sort()).toEqual([
      'clinic 14',
      'clinic+school 15',
      'school 29',
    ]);
  });

  it('knows which sums follow from what was shown', () => {
    const one = nextBatch([], population({ ...first }));
    const history = one ? [one] : [];
    expect(isWholeBlocks(history, ['b', 'c', 'd'], 10)).toBe(true);
    expect(isWholeBlocks(history, ['b'], 10)).toBe(false);
    expect(isWholeBlocks(history, ['a', 'x'], 10)).toBe(false);
    expect(isWholeBlocks(history, ['a'], 5)).toBe(false);
  });
});
