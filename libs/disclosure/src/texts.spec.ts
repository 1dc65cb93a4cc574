import { ALL_GUARDS } from './guards';
import { isDisclosed } from './disclosed';
import { releaseTexts, type TextsQuestion } from './texts';

const asked = (change: Partial<TextsQuestion> = {}): TextsQuestion => ({
  ...{ texts: ['一', '二', '三', '', ''], sheets: 5, k: 5, ruleVersion: 'r', isClosed: true },
  ...change,
});
/** 0, 1, 2 … each below its limit. */
const counting = () => {
  let next = 0;
  return (below: number) => (next += 1) % below;
};

describe('free text', () => {
  it('leaves all at once, without the empty ones, and says n, k and rule', () => {
    const { texts, ...made } = releaseTexts(asked(), counting());
    expect([...(texts ?? [])].sort()).toEqual(['一', '三', '二']);
    expect(made).toEqual({ n: 5, k: 5, ruleVersion: 'r', withheld: null });
  });

  it('stays inside before closing, however many sheets there are', () => {
    expect(releaseTexts(asked({ sheets: 900, isClosed: false }), counting())).toMatchObject({
      texts: null,
      withheld: 'not-closed',
    });
  });

  it('stays inside below k sheets', () => {
    const withheld = releaseTexts(asked({ sheets: 4 }), counting());
    expect(withheld).toMatchObject({ texts: null, n: null, withheld: 'below-threshold' });
    expect(isDisclosed(withheld)).toBe(true);
  });

  it('stands in any order: the first written stands everywhere equally often', () => {
    const places = new Map<number, number>();
    let state = 1;
    const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
    for (let round = 0; round < 3_000; round += 1) {
      const at = releaseTexts(asked(), random).texts?.indexOf('一') ?? -1;
      places.set(at, (places.get(at) ?? 0) + 1);
    }
    expect([...places.keys()].sort()).toEqual([0, 1, 2]);
    for (const count of places.values()) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('without the guard: an attacker reads who wrote what from the order, and a sheet added from the difference', () => {
    const off = { ...ALL_GUARDS, texts: false };
    const early = releaseTexts(
      asked({ texts: ['一', '二'], sheets: 2, isClosed: false }),
      counting(),
      off,
    );
    const late = releaseTexts(
      asked({ texts: ['一', '二', '三'], sheets: 3, isClosed: false }),
      counting(),
      off,
    );
    expect(late.texts?.filter((text) => !early.texts?.includes(text))).toEqual(['三']);
    expect(late.texts?.[1]).toBe('二');
  });
});
