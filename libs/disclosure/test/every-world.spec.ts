import { boardOf, roomOf, type Asked } from './plays';
import { tryEveryWorld } from './every-world';
import { THREE, TWO, type Setting } from './world';

const setting = (sizes: number[], scale = TWO, abstain = true): Setting => ({
  sizes,
  scale,
  abstain,
});

/** Every possible box of small tables; the reader knows the rules (S13). */
describe('S13 a reader who knows the rules and tries every world', () => {
  const boards = [
    { ...setting([2, 2]), k: 2 },
    { ...setting([1, 4]), k: 2 },
    { ...setting([2, 5], THREE), k: 3 },
    { ...setting([4, 5], THREE), k: 3 },
    { ...setting([7], THREE), k: 5 },
    { ...setting([1, 2, 3]), k: 3 },
    { ...setting([2, 3, 4], THREE, false), k: 2 },
    { ...setting([3, 3, 3]), k: 3 },
    { ...setting([1, 1, 5], THREE, false), k: 3 },
    { ...setting([2, 4]), k: 3 },
    { ...setting([2, 2, 2, 3], TWO, false), k: 2 },
    { ...setting([6, 7]), k: 5 },
    { ...setting([5, 9], TWO, false), k: 5 },
    { ...setting([3, 4, 5, 6], TWO, false), k: 3 },
  ];

  it.each(boards)('finds no hidden group of a board: sheets $sizes, k $k', ({ k, ...table }) => {
    const { worlds, foundOut } = tryEveryWorld(table, k, boardOf(table, [k]));
    expect(worlds).toBeGreaterThan(20);
    expect(foundOut).toEqual([]);
  });

  const nested = [
    { ...setting([2, 3, 4]), ks: [2, 4] },
    { ...setting([3, 3, 5], THREE, false), ks: [2, 5] },
    { ...setting([2, 2, 2, 3], TWO, false), ks: [2, 4] },
  ];

  it.each(nested)(
    'finds nothing when the same table is shown to two audiences: sheets $sizes, k $ks',
    ({ ks, ...table }) => {
      // Insiders hold both tables, the public the coarser one.
      const insider = tryEveryWorld(table, ks[0] ?? 0, boardOf(table, ks));
      const outsider = tryEveryWorld(table, ks[1] ?? 0, boardOf(table, ks.slice(1)));
      expect(insider.worlds).toBeGreaterThan(20);
      expect([...insider.foundOut, ...outsider.foundOut]).toEqual([]);
    },
  );

  const byType = [
    [0, 1],
    [2, 3],
  ];
  const byGroup = [
    [0, 2],
    [1, 3],
  ];
  const all = [[0, 1, 2, 3]];
  const rooms: { what: string; table: Setting; asked: Asked[] }[] = [
    {
      what: 'the total, then by type',
      table: setting([2, 2, 3, 3], TWO, false),
      asked: [
        { groups: all, k: 2 },
        { groups: byType, k: 2 },
      ],
    },
    {
      what: 'by type, then by group, then the total',
      table: setting([2, 2, 3, 3], TWO, false),
      asked: [
        { groups: byType, k: 2 },
        { groups: byGroup, k: 2 },
        { groups: all, k: 2 },
      ],
    },
    {
      what: 'by type, then by group, with abstentions',
      table: setting([2, 3, 1, 2]),
      asked: [
        { groups: byType, k: 2 },
        { groups: byGroup, k: 2 },
      ],
    },
    {
      what: 'a unit after the others',
      table: setting([3, 3, 2, 1], TWO, false),
      asked: [
        { groups: [[0, 1]], k: 2 },
        { groups: [[0, 1, 2]], k: 2 },
        { groups: [[0, 1], [2]], k: 2 },
        {
          groups: [
            [0, 1],
            [2, 3],
          ],
          k: 2,
        },
        { groups: [[0, 1, 2, 3]], k: 2 },
      ],
    },
    {
      what: 'insiders and the public in turns',
      table: setting([2, 3, 3, 4], TWO, false),
      asked: [
        { groups: all, k: 4 },
        { groups: [[0], [1], [2], [3]], k: 2 },
        { groups: byType, k: 4 },
        { groups: byGroup, k: 2 },
        { groups: byGroup, k: 4 },
      ],
    },
    {
      what: 'the public first, then insiders, while units are added',
      table: setting([2, 2, 3, 3], TWO, false),
      asked: [
        { groups: [[0], [1, 2]], k: 4 },
        { groups: [[0, 1], [2]], k: 2 },
        { groups: byGroup, k: 4 },
        { groups: byType, k: 4 },
        { groups: byType, k: 2 },
      ],
    },
    {
      what: 'units that are public by themselves beside others',
      table: setting([4, 2, 2, 3], TWO, false),
      asked: [
        { groups: [[0, 1], [2]], k: 2, alone: [0] },
        {
          groups: [
            [0, 2],
            [1, 3],
          ],
          k: 2,
          alone: [0, 3],
        },
        { groups: all, k: 2, alone: [0, 3] },
      ],
    },
    {
      what: 'a table that leaves units out',
      table: setting([2, 2, 2, 3], TWO, false),
      asked: [
        { groups: all, k: 2 },
        { groups: [[0, 1], [2]], k: 2 },
        { groups: [[1, 2]], k: 2 },
      ],
    },
  ];

  it.each(rooms)('finds nothing by asking again: $what', ({ table, asked }) => {
    for (const reader of new Set(asked.map(({ k }) => k))) {
      const { worlds, foundOut } = tryEveryWorld(table, reader, roomOf(table, asked, reader));
      expect(worlds).toBeGreaterThan(20);
      expect(foundOut).toEqual([]);
    }
  });
});
