import { isForced } from './integer-bounds';
import { draw, shuffled, type Random } from './random';
import {
  secretsOf,
  subsetsOf,
  sumOf,
  writtenDown,
  type Setting,
  type Transcript,
  type World,
} from './world';

type Play = (world: World) => Transcript;

/** Worlds tried per table. */
export const patience = 2_000;

/**
 * For tables too large to try every world. Holds every sum ever shown and looks at each set of atoms that discloses:
 * - `solved`: the sums alone force its numbers (exact integer bounds);
 * - otherwise a *witness* is looked for: another world that is shown exactly the same way under the rules, in which the set
 *   does not have the secret. `unexplained`: none was found, so the secret may be known to who knows the rules.
 */
export interface Findings {
  readonly looked: number;
  readonly solved: string[];
  readonly unexplained: string[];
}

export function attack(
  setting: Setting,
  world: World,
  k: number,
  play: Play,
  random: Random,
  mostTries = patience,
): Findings {
  const transcript = play(world);
  const key = writtenDown(world, transcript);
  const targets = subsetsOf(setting.sizes.length)
    .map((atoms) => ({ atoms, open: new Set(secretsOf(sumOf(world, atoms), setting, k)) }))
    .filter(({ open }) => open.size > 0);
  let left = targets;
  for (let tries = 0; tries < mostTries && left.length > 0; tries += 1) {
    const other = otherWorld(setting, world, transcript, draw(random, left).atoms, random);
    const told = left.filter(({ atoms, open }) => {
      const theirs = secretsOf(sumOf(other, atoms), setting, k);
      return [...open].some((secret) => !theirs.includes(secret));
    });
    if (told.length === 0 || writtenDown(other, play(other)) !== key) continue;
    for (const { atoms, open } of told) {
      const theirs = secretsOf(sumOf(other, atoms), setting, k);
      for (const secret of open) if (!theirs.includes(secret)) open.delete(secret);
    }
    left = left.filter(({ open }) => open.size > 0);
  }
  const name = ({ atoms, open }: (typeof left)[number]) =>
    `{${atoms.join()}} of ${setting.sizes.join()}: ${[...open].join(' and ')} from ${key}`;
  const isSolved = new Set(
    left.filter(({ atoms }) => forcedBySums(setting, world, transcript, atoms)),
  );
  return {
    looked: targets.length,
    solved: left.filter((one) => isSolved.has(one)).map(name),
    unexplained: left.filter((one) => !isSolved.has(one)).map(name),
  };
}

/** Atoms that stand in the same sums, and on the same side of the target. */
function classesOf(setting: Setting, { shown }: Transcript, target: readonly number[]): number[][] {
  const classes = new Map<string, number[]>();
  for (const at of setting.sizes.keys()) {
    const signature = [{ atoms: target }, ...shown]
      .map(({ atoms }) => Number(atoms.includes(at)))
      .join('');
    classes.set(signature, [...(classes.get(signature) ?? []), at]);
  }
  return [...classes.values()];
}

function forcedBySums(
  setting: Setting,
  world: World,
  transcript: Transcript,
  target: readonly number[],
): boolean {
  const classes = classesOf(setting, transcript, target);
  const within = (atoms: readonly number[]) =>
    classes.flatMap((members, at) => (members.every((one) => atoms.includes(one)) ? [at] : []));
  const sums = {
    sizes: classes.map((members) => members.reduce((sum, at) => sum + (setting.sizes[at] ?? 0), 0)),
    shown: transcript.shown.map(({ atoms }) => ({
      classes: within(atoms),
      totals: sumOf(world, atoms),
    })),
    choices: setting.scale.grades.length + Number(setting.abstain),
  };
  const truth = sumOf(world, target).slice(0, sums.choices);
  return isForced(sums, within(target), truth) === true;
}

/**
 * A world with the same sums: the voters of a block change places. Part of the atoms takes the votes of its block in the order
 * of some choices, so that it may well be of one voice; the others share what is left.
 */
function otherWorld(
  setting: Setting,
  world: World,
  transcript: Transcript,
  target: readonly number[],
  random: Random,
): World {
  const blocks = classesOf(setting, transcript, []);
  const choices = setting.scale.grades.length + Number(setting.abstain);
  const order = shuffled(
    Array.from({ length: choices }, (_, choice) => choice),
    random,
  );
  const atoms = [...setting.sizes.keys()];
  const part = random() < 0.3 ? target : atoms.filter(() => random() < 0.5);
  const next = refill(setting, world, blocks, part, order, random);
  // Those who are in no sum at all may have said anything; most telling when it was all the same.
  const unseen = atoms.filter((at) => !transcript.shown.some((sum) => sum.atoms.includes(at)));
  for (const at of random() < 0.5 ? unseen : [])
    next[at] =
      world[at]?.map((_, choice) => (choice === order[0] ? (setting.sizes[at] ?? 0) : 0)) ?? [];
  return next;
}

function refill(
  setting: Setting,
  world: World,
  blocks: readonly (readonly number[])[],
  part: readonly number[],
  order: readonly number[],
  random: Random,
): number[][] {
  const next = world.map((row) => row.map(() => 0));
  for (const block of blocks) {
    const votes = inOrder(
      sumOf(world, block).flatMap((count, choice) => new Array<number>(count).fill(choice)),
      order,
    );
    const first = block.filter((at) => part.includes(at));
    const seats = first.reduce((sum, at) => sum + (setting.sizes[at] ?? 0), 0);
    const inTurn = [
      ...(random() < 0.5 ? votes.slice(0, seats) : shuffled(votes.slice(0, seats), random)),
      ...shuffled(votes.slice(seats), random),
    ];
    for (const at of [...shuffled(first, random), ...block.filter((one) => !part.includes(one))]) {
      for (const choice of inTurn.splice(0, setting.sizes[at] ?? 0)) {
        const row = next[at];
        if (row) row[choice] = (row[choice] ?? 0) + 1;
      }
    }
  }
  return next;
}

function inOrder(votes: readonly number[], order: readonly number[]): number[] {
  return [...votes].sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
