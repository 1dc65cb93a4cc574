import { groupedLoader, rowsBy } from './grouped-loader';

describe('a grouped loader', () => {
  it('asks once per set of arguments, however many parents ask, and once per parent', async () => {
    const asked: [string[], object][] = [];
    const loader = groupedLoader(
      (ids, args: { first: number }) => {
        asked.push([ids, args]);
        return Promise.resolve(
          new Map(ids.filter((id) => id !== 'absent').map((id) => [id, `${id}${args.first}`])),
        );
      },
      () => 'nothing',
    );
    const wishes = [
      ['a', 1],
      ['b', 1],
      ['a', 2],
      ['a', 1],
      ['absent', 2],
    ] as const;
    const answers = await Promise.all(
      wishes.map(([id, first]) => loader.load({ id, args: { first } })),
    );
    expect(answers).toEqual(['a1', 'b1', 'a2', 'a1', 'nothing']);
    expect(asked).toEqual([
      [['a', 'b'], { first: 1 }],
      [['a', 'absent'], { first: 2 }],
    ]);
  });

  it('keeps rows in the order they came', () => {
    const rows = [
      { p: 'x', n: 1 },
      { p: 'y', n: 2 },
      { p: 'x', n: 3 },
    ];
    expect(rowsBy(rows, ({ p }) => p).get('x')).toEqual([rows[0], rows[2]]);
  });
});
