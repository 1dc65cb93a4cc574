/**
 * What follows from sums of non-negative whole numbers. Variables are classes of atoms that stand in the same sums, times choices;
 * each class has a known number of voters, each shown sum a known number per choice.
 */
export interface Sums {
  /** Voters per class. */
  readonly sizes: readonly number[];
  /** Classes in a sum, and its total per choice. */
  readonly shown: readonly {
    readonly classes: readonly number[];
    readonly totals: readonly number[];
  }[];
  readonly choices: number;
}

interface Equation {
  readonly variables: readonly number[];
  readonly total: number;
}

interface Bounds {
  readonly low: number[];
  readonly high: number[];
}

/** Far more than any case of the tests needs; a search that runs into it counts as "not known". */
const mostSteps = 4_000;

/**
 * Whether every solution gives these classes together exactly `truth` (per choice). Exact: bounds are propagated, then the search
 * branches on what is still open. @returns null when the search was given up
 */
export function isForced(
  sums: Sums,
  classes: readonly number[],
  truth: readonly number[],
): boolean | null {
  let isKnown = true;
  for (const [choice, count] of truth.entries()) {
    const variables = classes.map((at) => at * sums.choices + choice);
    for (const [least, most] of [
      [0, count - 1],
      [count + 1, Infinity],
    ] as const) {
      const found = least <= most ? hasSolution(sums, { variables, least, most }) : false;
      if (found === true) return false;
      if (found === null) isKnown = false;
    }
  }
  return isKnown ? true : null;
}

interface Wish {
  readonly variables: readonly number[];
  readonly least: number;
  readonly most: number;
}

function hasSolution(sums: Sums, wish: Wish): boolean | null {
  const equations = equationsOf(sums);
  let steps = 0;
  const search = (bounds: Bounds): boolean | null => {
    steps += 1;
    if (steps > mostSteps) return null;
    if (!tighten(bounds, equations, wish)) return false;
    const open = bounds.low.findIndex((low, at) => low < (bounds.high[at] ?? 0));
    if (open < 0) return true;
    const middle = Math.floor(((bounds.low[open] ?? 0) + (bounds.high[open] ?? 0)) / 2);
    const lower = search({ low: [...bounds.low], high: bounds.high.with(open, middle) });
    if (lower === true) return true;
    const upper = search({ low: bounds.low.with(open, middle + 1), high: [...bounds.high] });
    return upper === true ? true : lower === null || upper === null ? null : false;
  };
  const variables = sums.sizes.length * sums.choices;
  return search({
    low: new Array<number>(variables).fill(0),
    high: sums.sizes.flatMap((size) => new Array<number>(sums.choices).fill(size)),
  });
}

function equationsOf({ sizes, shown, choices }: Sums): Equation[] {
  const every = Array.from({ length: choices }, (_, choice) => choice);
  return [
    ...sizes.map((total, at) => ({
      variables: every.map((choice) => at * choices + choice),
      total,
    })),
    ...shown.flatMap(({ classes, totals }) =>
      every.map((choice) => ({
        variables: classes.map((at) => at * choices + choice),
        total: totals[choice] ?? 0,
      })),
    ),
  ];
}

/** Narrows the bounds in place until nothing moves; false when there is no solution. */
function tighten(bounds: Bounds, equations: readonly Equation[], wish: Wish): boolean {
  for (let moved = true; moved;) {
    moved = false;
    for (const { variables, total } of equations) {
      const change = narrow(bounds, variables, total, total);
      if (change === null) return false;
      moved ||= change;
    }
    const change = narrow(bounds, wish.variables, wish.least, wish.most);
    if (change === null) return false;
    moved ||= change;
  }
  return true;
}

/** least ≤ sum of variables ≤ most. @returns whether a bound moved; null when it cannot hold */
function narrow(
  { low, high }: Bounds,
  variables: readonly number[],
  least: number,
  most: number,
): boolean | null {
  const lows = variables.reduce((sum, at) => sum + (low[at] ?? 0), 0);
  const highs = variables.reduce((sum, at) => sum + (high[at] ?? 0), 0);
  if (lows > most || highs < least) return null;
  let moved = false;
  for (const at of variables) {
    const newHigh = Math.min(high[at] ?? 0, most - lows + (low[at] ?? 0));
    const newLow = Math.max(low[at] ?? 0, least - highs + (high[at] ?? 0));
    if (newHigh < (high[at] ?? 0) || newLow > (low[at] ?? 0)) {
      if (newLow > newHigh) return null;
      high[at] = newHigh;
      low[at] = newLow;
      // Sums changed: the caller comes round again, so stale sums only make this pass weaker, never wrong.
      moved = true;
    }
  }
  return moved;
}
