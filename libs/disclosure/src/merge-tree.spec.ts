import { nodesOf, partitionProblem, planTree } from './merge-tree';

const plan = (sheets: Record<string, number>) => planTree(new Map(Object.entries(sheets)));
const names = (sheets: Record<string, number>) => nodesOf(plan(sheets)).map(({ name }) => name);

describe('the merge tree', () => {
  it('merges the two smallest first, so that a small group disappears in the next larger one', () => {
    expect(names({ leaders: 3, heads: 12, staff: 60 })).toEqual([
      'heads+leaders+staff',
      'heads+leaders',
      'leaders',
      'heads',
      'staff',
    ]);
  });

  it('puts a merged node back among the others by its own size', () => {
    expect(names({ a: 1, b: 2, c: 7, d: 9 })).toContain('a+b+c');
    expect(names({ a: 5, b: 5, c: 5, d: 5 })).toEqual([
      'a+b+c+d',
      'a+b',
      'a',
      'b',
      'c+d',
      'c',
      'd',
    ]);
  });

  it('is the same whatever order the groups come in', () => {
    expect(plan({ c: 5, a: 5, b: 5 })).toEqual(plan({ b: 5, c: 5, a: 5 }));
  });

  it('leaves out groups without a sheet: they hide nobody', () => {
    expect(names({ a: 0, b: 3, c: 9 })).toEqual(['b+c', 'b', 'c']);
    expect(plan({ a: 0 })).toBeNull();
    expect(plan({})).toBeNull();
  });

  it('carries 200 units', () => {
    const sheets = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`u${at}`, 3 + ((at * 7) % 90)]),
    );
    expect(nodesOf(plan(sheets))).toHaveLength(399);
  });
});

describe('a partition found on the board', () => {
  const tree = plan({ a: 3, b: 12, c: 60 });

  it('is accepted when every group is in exactly one part of the tree', () => {
    for (const fine of [[], ['a+b+c'], ['a+b', 'c'], ['c', 'a', 'b']])
      expect(partitionProblem(tree, fine)).toBeNull();
  });

  it('is refused when a group is missing, shown twice, or merged another way', () => {
    expect(partitionProblem(tree, ['a', 'c'])).toMatch('exactly once');
    expect(partitionProblem(tree, ['a+b', 'a', 'c'])).toMatch('exactly once');
    expect(partitionProblem(tree, ['a+c', 'b'])).toMatch('exactly once');
    expect(partitionProblem(tree, ['a+b+c', 'x'])).toMatch('not in the merge tree');
    expect(partitionProblem(null, ['a'])).toMatch('exactly once');
  });
});
