import type { Guards } from '../src/guards';
import { attack, type Findings } from './attacker';
import { boardOf, roomOf, type Asked } from './plays';
import { draw, randomTable, seeded, shuffled, whole, type Random } from './random';
import type { Setting, Transcript, World } from './world';

type Situation = (
  setting: Setting,
  random: Random,
  off: keyof Guards | null,
) => {
  k: number;
  play: (world: World) => Transcript;
};

/** One board, read by its audience. */
const board: Situation = (setting, random, off) => {
  const k = draw(random, [2, 3, 5]);
  return { k, play: boardOf(setting, [k], off) };
};

/** One table for two audiences; the reader is an insider who holds both. */
const twoAudiences: Situation = (setting, random, off) => {
  const k = draw(random, [2, 3, 5]);
  return { k, play: boardOf(setting, [k, k + whole(random, 3, 6)], off) };
};

/** Several tables by chance, units added in between, for insiders and the public in turns. */
const manyTables: Situation = (setting, random, off) => {
  const ks = [draw(random, [2, 3]), draw(random, [4, 6])];
  const order = shuffled([...setting.sizes.keys()], random);
  let present = whole(random, 1, order.length);
  const asked: Asked[] = Array.from({ length: whole(random, 2, 5) }, () => {
    present = Math.min(order.length, present + whole(random, 0, 2));
    const groups: number[][] = [[], [], []];
    for (const at of order.slice(0, present)) draw(random, groups).push(at);
    return { groups: groups.filter((atoms) => atoms.length > 0), k: draw(random, ks) };
  });
  const k = draw(random, asked).k;
  return { k, play: roomOf(setting, asked, k, off) };
};

function assault(situation: Situation, tables: number) {
  const random = seeded(20_261_122);
  const total = { looked: 0, solved: [] as string[], unexplained: [] as string[] };
  for (let table = 0; table < tables; table += 1) {
    const { setting, world } = randomTable(random);
    const { k, play } = situation(setting, random, null);
    const found: Findings = attack(setting, world, k, play, random);
    total.looked += found.looked;
    total.solved.push(...found.solved);
    total.unexplained.push(...found.unexplained);
  }
  return total;
}

/** The first hidden set that the sums alone give away. */
function firstSolved(situation: Situation, tables: number, off: keyof Guards): string | null {
  const random = seeded(5);
  for (let table = 0; table < tables; table += 1) {
    const { setting, world } = randomTable(random);
    const { k, play } = situation(setting, random, off);
    const [solved] = attack(setting, world, k, play, random, 50).solved;
    if (solved !== undefined) return solved;
  }
  return null;
}

describe('S13 an attacker who holds everything that was ever shown', () => {
  it.each([
    { name: 'a board', situation: board, tables: 4_000 },
    { name: 'a board shown to two audiences', situation: twoAudiences, tables: 2_500 },
    { name: 'tables asked again and again', situation: manyTables, tables: 4_000 },
  ])('solves no hidden set of $name, in $tables random tables', ({ situation, tables }) => {
    const { looked, solved, unexplained } = assault(situation, tables);
    expect(looked).toBeGreaterThan(tables);
    expect(solved).toEqual([]);
    expect(unexplained).toEqual([]);
  });
});

/** The same tables pass with the guard on: see above. */
describe('each guard, taken away once, is missed', () => {
  it.each([
    { guard: 'threshold', situation: board },
    { guard: 'unanimity', situation: board },
    { guard: 'complementary', situation: board },
    { guard: 'nesting', situation: twoAudiences },
    { guard: 'ledger', situation: manyTables },
  ] as const)('the attacker solves hidden sets without: $guard', ({ guard, situation }) => {
    expect(firstSolved(situation, 500, guard)).not.toBeNull();
  });
});
