import { salientProblems } from './salient.rules';

const rules = { weakBelow: 0.6, salientFromBp: 3_000 };
const total = (dimension: string, favourable: number, n = 20) => ({
  ...{ targetId: 'body', dimension, n, favourable },
});

describe('R002.19 salient problems', () => {
  it('are weak dimensions', () => {
    expect(salientProblems([total('style', 11), total('style', 12)], rules)).toEqual([
      { targetId: 'body', dimension: 'style', n: 20, shareBp: 5_500, because: 'weak' },
    ]);
  });

  it('and check-list items that many have marked, though most have not', () => {
    const marked = [total('four-winds.formalism', 14), total('four-winds.hedonism', 15)];
    expect(salientProblems(marked, rules)).toEqual([
      {
        ...{ targetId: 'body', dimension: 'four-winds.formalism', n: 20 },
        ...{ shareBp: 3_000, because: 'marked' },
      },
    ]);
  });

  it('nothing is a problem of whom nobody graded', () => {
    expect(salientProblems([total('style', 0, 0)], rules)).toEqual([]);
  });
});
