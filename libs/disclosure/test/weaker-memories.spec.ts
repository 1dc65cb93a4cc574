import { tryEveryWorld } from './every-world';
import { roomOf, type Asked } from './plays';
import { overlappingSets, tablesAgainstOlder } from './weaker-memories';
import { TWO, type Setting } from './world';

/** Why the ledger keeps one partition per audience instead of judging each new table by itself. */
describe('weaker memories are beaten', () => {
  it('one that forbids unions and differences only: two overlapping sets tell single voters', () => {
    const table: Setting = { sizes: [1, 9, 1], scale: TWO, abstain: false };
    const { foundOut } = tryEveryWorld(
      table,
      5,
      overlappingSets(
        table,
        [
          [0, 1],
          [1, 2],
        ],
        5,
      ),
    );
    // 9 of 10 favourable here and 8 of 10 there: the one was for, the other against.
    expect(foundOut).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\{0\} all for from 0,1:9,1,0 1,2:8,2,0/),
        expect.stringMatching(/^\{2\} all against from 0,1:9,1,0 1,2:8,2,0/),
      ]),
    );
  });

  it('one that judges each table against the older ones: its refusals add up', () => {
    const table: Setting = { sizes: [2, 2, 3, 3], scale: TWO, abstain: false };
    const asked: Asked[] = [
      {
        groups: [
          [0, 1],
          [2, 3],
        ],
        k: 2,
      },
      {
        groups: [
          [0, 2],
          [1, 3],
        ],
        k: 2,
      },
    ];
    expect(tryEveryWorld(table, 2, tablesAgainstOlder(table, asked)).foundOut).not.toEqual([]);
    expect(tryEveryWorld(table, 2, roomOf(table, asked, 2)).foundOut).toEqual([]);
  });

  it('one that adds a withheld unit to a later batch: alone it disclosed, and the sum tells how', () => {
    const table: Setting = { sizes: [2, 3], scale: TWO, abstain: false };
    const asked: Asked[] = [
      { groups: [[0]], k: 2 },
      { groups: [[0, 1]], k: 2 },
    ];
    expect(tryEveryWorld(table, 2, tablesAgainstOlder(table, asked)).foundOut).not.toEqual([]);
    expect(tryEveryWorld(table, 2, roomOf(table, asked, 2)).foundOut).toEqual([]);
  });
});
