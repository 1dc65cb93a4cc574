/** One figure of quality.md: two contenders in one run, and the ratio that must be reached. */
export interface Row {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly contender: number;
  readonly contenderIs: string;
  readonly ratio: number;
  /** Absent where quality.md asks for a figure, not a ratio, or where the row only informs. */
  readonly atLeast?: number;
  readonly note?: string;
}

export interface Benchmark {
  readonly id: string;
  run(): Promise<Row[]>;
}

const rounds = 3;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A B A B A B; medians, and the median of the pairwise ratios: machines drift, pairs drift together. */
export async function alternate(
  ours: () => Promise<number>,
  contender: () => Promise<number>,
): Promise<{ ours: number; contender: number; ratio: number }> {
  const pairs: [number, number][] = [];
  for (let round = 0; round < rounds; round += 1) pairs.push([await ours(), await contender()]);
  return {
    ours: median(pairs.map(([a]) => a)),
    contender: median(pairs.map(([, b]) => b)),
    ratio: median(pairs.map(([a, b]) => a / b)),
  };
}
