import fc from 'fast-check';
import { noDuties, ranked } from './overview.rules';

const row = (unitId: string, owed: number, met: number, waived = 0) => ({
  ...noDuties,
  ...{ unitId, owed, met, waived },
});

describe('ranking, where a campaign allows it', () => {
  it('puts the larger share first; equal shares share a place', () => {
    const places = ranked([row('c', 10, 5), row('b', 4, 2), row('a', 3, 3), row('d', 3, 1)]);
    expect(places.map(({ unitId, place }) => [unitId, place])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  it('counts what was let pass as done, and leaves out who owes nothing', () => {
    const places = ranked([row('a', 2, 1, 1), row('b', 2, 1), row('c', 0, 0)]);
    expect(places.map(({ unitId }) => unitId)).toEqual(['a', 'b']);
  });

  it('a place is one more than the number of better ones', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9)), { maxLength: 20 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const all = pairs.map(([owed, met], at) => row(`u${at}`, owed, Math.min(met, owed)));
        for (const one of ranked(all)) {
          const better = all.filter(({ owed, met }) => met / owed > one.met / one.owed + 1e-9);
          expect(one.place).toBe(better.length + 1);
        }
      }),
    );
  });
});
