import { FOUR, THREE, TWO, type Setting, type World } from './world';

/** Uniform in [0, 1). */
export type Random = () => number;

/** Seeded (mulberry32): a failure can be played again. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

export function draw<T>(random: Random, items: readonly T[]): T {
  return items[whole(random, 0, items.length - 1)] as T;
}

export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = whole(random, 0, last);
    [order[last], order[other]] = [order[other] as T, order[last] as T];
  }
  return order;
}

/** A table as appraisals give them: small groups beside large ones, grades near the ceiling, often unanimous. */
export function randomTable(random: Random): { setting: Setting; world: World } {
  const scale = draw(random, [TWO, TWO, THREE, FOUR]);
  const atoms = whole(random, 2, 5);
  const setting: Setting = {
    sizes: Array.from({ length: atoms }, () =>
      draw(random, [whole(random, 1, 6), whole(random, 4, 14)]),
    ),
    scale,
    abstain: random() < 0.4,
  };
  return { setting, world: randomWorld(setting, random) };
}

function randomWorld({ sizes, scale, abstain }: Setting, random: Random): World {
  return sizes.map((size) => {
    const favour = draw(random, [0.02, 0.3, 0.5, 0.8, 0.95, 1]);
    const row = new Array<number>(scale.grades.length + 1).fill(0);
    for (let voter = 0; voter < size; voter += 1) {
      const isFor = random() < favour;
      const sides = scale.grades.flatMap(({ favourable }, at) =>
        favourable === isFor ? [at] : [],
      );
      const choice = abstain && random() < 0.1 ? scale.grades.length : draw(random, sides);
      row[choice] = (row[choice] ?? 0) + 1;
    }
    return row;
  });
}
