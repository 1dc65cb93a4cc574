import { CellDiscloses, isDisclosed, showCell, withholdCell } from './index';
import { publicShareBp, roundToBase } from './rounding';

const scale = {
  grades: [
    { id: 'good', favourable: true },
    { id: 'poor', favourable: false },
  ],
};
const cell = (counts: Record<string, number>) => ({ sheets: 9, counts, ruleVersion: 'r' });

describe('a published number', () => {
  it('says n, k and the rule', () => {
    expect(showCell(cell({ good: 5, poor: 2 }), scale, 5)).toEqual({
      ...{ sheets: 9, n: 7, k: 5, ruleVersion: 'r', counts: { good: 5, poor: 2 } },
      ...{ favourable: 5, withheld: null },
    });
  });

  it('or why it is withheld', () => {
    const withheld = withholdCell({ sheets: 9, k: 5, ruleVersion: 'r', withheld: 'protected' });
    expect(withheld).toMatchObject({
      n: null,
      counts: null,
      favourable: null,
      withheld: 'protected',
    });
    expect(isDisclosed(withheld)).toBe(true);
  });

  it('cannot be made of counts that disclose, wherever they come from', () => {
    for (const raw of [{ good: 3, poor: 1 }, { good: 9 }, { poor: 9, good: 0 }, {}])
      expect(() => showCell(cell(raw), scale, 5)).toThrow(CellDiscloses);
  });

  it('cannot be imitated or changed afterwards', () => {
    const genuine = showCell(cell({ good: 5, poor: 2 }), scale, 5);
    expect(isDisclosed(genuine)).toBe(true);
    expect(isDisclosed({ ...genuine })).toBe(false);
    expect(isDisclosed(null)).toBe(false);
    expect(Object.isFrozen(genuine)).toBe(true);
  });
});

describe('rounding for readers', () => {
  it('goes to the nearest multiple, exactly between to the even one', () => {
    expect([0, 2, 3, 7, 8, 12].map((count) => roundToBase(count, 5))).toEqual([0, 0, 5, 5, 10, 10]);
    expect([5, 15, 25].map((count) => roundToBase(count, 10))).toEqual([0, 20, 20]);
  });

  it('never says nobody or everybody where there was somebody', () => {
    expect(publicShareBp({ favourable: 999, n: 1_000 })).toBe(9_900);
    expect(publicShareBp({ favourable: 1, n: 1_000 })).toBe(100);
    expect(publicShareBp({ favourable: 2, n: 3 })).toBe(6_700);
  });
});
