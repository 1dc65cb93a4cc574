import { discloses, type GradeCounts } from './grade-counts';
import { planTree } from './merge-tree';
import { publishedLevel, withheldWhy } from './published-level';

const grade = (id: string, favourable: boolean) => ({ id, favourable });
const TWO = { grades: [grade('good', true), grade('poor', false)] };
const THREE = { grades: [grade('very', true), grade('good', true), grade('poor', false)] };
const ONE_SIDED = { grades: [grade('yes', true), grade('certainly', true)] };

describe('what discloses', () => {
  it('is fewer than k grades, all the same grade, nobody or everybody favourable', () => {
    expect(discloses({ very: 2, poor: 2 }, THREE, 5)).toBe(true);
    expect(discloses({ very: 9 }, THREE, 5)).toBe(true);
    expect(discloses({ very: 4, good: 5 }, THREE, 5)).toBe(true);
    expect(discloses({ poor: 9 }, THREE, 5)).toBe(true);
    expect(discloses({}, THREE, 5)).toBe(true);
    expect(discloses({ very: 4, good: 0, poor: 1 }, THREE, 5)).toBe(false);
  });

  it('on a scale without two sides is unanimity only', () => {
    expect(discloses({ yes: 5, certainly: 1 }, ONE_SIDED, 5)).toBe(false);
    expect(discloses({ yes: 6, certainly: 0 }, ONE_SIDED, 5)).toBe(true);
  });
});

describe('the published level of a cell', () => {
  const level = (groups: Record<string, [sheets: number, counts: GradeCounts]>, k = 5) => {
    const entries = Object.entries(groups);
    const tree = planTree(new Map(entries.map(([id, [sheets]]) => [id, sheets])));
    const counts = new Map(entries.map(([id, [, given]]) => [id, given]));
    return publishedLevel(tree, counts, TWO, k).map(({ node, n, why }) => [node.name, n, why]);
  };

  it('is every group when none discloses', () => {
    expect(level({ a: [6, { good: 4, poor: 2 }], b: [9, { good: 1, poor: 8 }] })).toEqual([
      ['a', 6, null],
      ['b', 9, null],
    ]);
  });

  it('merges two groups of which one discloses, and says the same whichever it was', () => {
    const other: [number, GradeCounts] = [30, { good: 20, poor: 10 }];
    const first = level({ a: [6, { good: 6 }], b: [9, { good: 4, poor: 5 }], c: other });
    const second = level({ a: [6, { good: 1, poor: 5 }], b: [9, { good: 9 }], c: other });
    expect(first).toEqual([
      ['a+b', 15, 'protected'],
      ['c', 30, null],
    ]);
    expect(second).toEqual(first);
  });

  it('says "small" when anybody can see that a half has fewer than k sheets', () => {
    expect(level({ a: [3, { good: 1, poor: 2 }], b: [9, { good: 4, poor: 5 }] })).toEqual([
      ['a+b', 12, 'small'],
    ]);
  });

  it('counts grades, not sheets: abstentions hide nobody', () => {
    expect(level({ a: [9, { good: 2, poor: 2 }], b: [9, { good: 4, poor: 5 }] })).toEqual([
      ['a+b', 13, 'protected'],
    ]);
  });

  it('publishes nothing when all together disclose, and tells small from protected', () => {
    expect(level({ a: [9, { good: 9 }], b: [9, { good: 9 }] })).toEqual([]);
    expect(level({ a: [1, { good: 1 }], b: [2, { poor: 2 }] })).toEqual([]);
    expect(withheldWhy(planTree(new Map([['a', 4]])), 5)).toBe('below-threshold');
    expect(withheldWhy(planTree(new Map([['a', 9]])), 5)).toBe('protected');
    expect(withheldWhy(null, 5)).toBe('below-threshold');
  });

  it('is coarser for a larger k, along the same tree', () => {
    const groups: Parameters<typeof level>[0] = {
      a: [6, { good: 4, poor: 2 }],
      b: [7, { good: 3, poor: 4 }],
      c: [20, { good: 9, poor: 11 }],
    };
    expect(level(groups, 5).map(([name]) => name)).toEqual(['a', 'b', 'c']);
    expect(level(groups, 10).map(([name]) => name)).toEqual(['a+b', 'c']);
    expect(level(groups, 20).map(([name]) => name)).toEqual(['a+b+c']);
  });
});
