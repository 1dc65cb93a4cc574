import { worldsOf } from './every-world';
import { boardOf } from './plays';
import { TWO, writtenDown, type Setting, type World } from './world';

/**
 * What is not promised (README): of a merged pair one half disclosed, and where the halves are very unequal a reader who knows
 * the rules can often guess which, and how. Held here so that a better rule shows, and a worse one, too.
 */
describe('what stays guessable of a merged pair', () => {
  const share = (sizes: readonly number[], favour: number) => {
    const setting: Setting = { sizes, scale: TWO, abstain: false };
    const play = boardOf(setting, [5]);
    const merged = new Map<string, { world: World; chance: number }[]>();
    for (const world of worldsOf(setting)) {
      const transcript = play(world);
      if (transcript.shown.length !== 1) continue;
      const key = writtenDown(world, transcript);
      merged.set(key, [...(merged.get(key) ?? []), { world, chance: chanceOf(world, favour) }]);
    }
    const sum = (worlds: { chance: number }[]) =>
      worlds.reduce((all, { chance }) => all + chance, 0);
    const guessed = [...merged.values()].filter((worlds) =>
      sizes.some((_, half) =>
        [0, 1].some((side) => {
          const alike = worlds.filter(({ world }) => (world[half]?.[1 - side] ?? 0) === 0);
          return sum(alike) > 0.95 * sum(worlds);
        }),
      ),
    );
    return sum(guessed.flat()) / sum([...merged.values()].flat());
  };

  it.each([
    { sizes: [5, 6], favour: 0.7, least: 0, most: 0.01 },
    { sizes: [6, 8], favour: 0.9, least: 0, most: 0.01 },
    { sizes: [5, 9], favour: 0.7, least: 0.1, most: 0.3 },
    { sizes: [5, 20], favour: 0.7, least: 0.8, most: 1 },
  ])(
    'halves of $sizes, $favour favourable: 95 % sure of one in between $least and $most of the merged',
    ({ sizes, favour, least, most }) => {
      const guessed = share(sizes, favour);
      expect(guessed).toBeGreaterThanOrEqual(least);
      expect(guessed).toBeLessThanOrEqual(most);
    },
  );
});

function chanceOf(world: World, favour: number): number {
  return world.reduce((chance, [good = 0, poor = 0]) => {
    const ways = Array.from({ length: good }, (_, at) => (poor + at + 1) / (at + 1));
    return ways.reduce((all, one) => all * one, chance * favour ** good * (1 - favour) ** poor);
  }, 1);
}
