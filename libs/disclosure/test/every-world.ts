import {
  secretsOf,
  subsetsOf,
  sumOf,
  writtenDown,
  type Setting,
  type Transcript,
  type World,
} from './world';

/**
 * The strongest reader there can be: knows the rules and everything shown, and tries *every* world that would have been shown
 * the same way. A set of atoms that discloses is found out when it has the same secret in all of them.
 * @returns one line per secret found out
 */
export function tryEveryWorld(
  setting: Setting,
  k: number,
  play: (world: World) => Transcript,
): { worlds: number; foundOut: string[] } {
  const subsets = subsetsOf(setting.sizes.length);
  const classes = new Map<string, Set<string>[]>();
  let worlds = 0;
  for (const world of worldsOf(setting)) {
    worlds += 1;
    const key = writtenDown(world, play(world));
    const secrets = subsets.map((atoms) => secretsOf(sumOf(world, atoms), setting, k));
    const known = classes.get(key);
    if (known === undefined)
      classes.set(
        key,
        secrets.map((one) => new Set(one)),
      );
    else
      for (const [at, still] of known.entries())
        for (const secret of still) if (!secrets[at]?.includes(secret)) still.delete(secret);
  }
  const foundOut = [...classes].flatMap(([key, sets]) =>
    sets.flatMap((secrets, at) =>
      [...secrets].map((secret) => `{${subsets[at]?.join()}} ${secret} from ${key}`),
    ),
  );
  return { worlds, foundOut };
}

/** Every way the voters can have voted. */
export function* worldsOf({ sizes, scale, abstain }: Setting): Generator<World> {
  const rows = sizes.map((size) => rowsOf(size, scale.grades.length, abstain));
  const pick = function* (at: number, world: number[][]): Generator<World> {
    const options = rows[at];
    if (options === undefined) yield world;
    else for (const row of options) yield* pick(at + 1, [...world, row]);
  };
  yield* pick(0, []);
}

function rowsOf(size: number, grades: number, abstain: boolean): number[][] {
  const split = (left: number, choices: number): number[][] =>
    choices === 1
      ? [[left]]
      : Array.from({ length: left + 1 }, (_, count) => count).flatMap((count) =>
          split(left - count, choices - 1).map((rest) => [count, ...rest]),
        );
  return abstain ? split(size, grades + 1) : split(size, grades).map((row) => [...row, 0]);
}
