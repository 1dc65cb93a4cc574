import type { LoadResult } from './load';

/** One figure of quality.md: two contenders in one run, and the ratio that must be reached. */
export interface MeasuredRow {
  readonly id: string;
  readonly what: string;
  readonly unit: string;
  readonly ours: number;
  readonly contender: number;
  /** Where quality.md asks for a figure and not a ratio, the contender is the goal itself. */
  readonly contenderIs: string;
  readonly ratio: number;
  /** Absent where the row only informs. */
  readonly atLeast?: number;
  readonly note?: string;
}

/** A row that could not be measured here, and why. */
export interface RowNotRun {
  readonly id: string;
  readonly what: string;
  readonly notRun: string;
  /** It should have run: the bench ends with an error. */
  readonly isFailure?: true;
}

export type Row = MeasuredRow | RowNotRun;

export interface BenchOptions {
  /** The full sizes of quality.md where they take minutes. */
  readonly isLong: boolean;
}

export interface Benchmark {
  /** The rows it measures, as quality.md names them. */
  readonly ids: readonly string[];
  run(options: BenchOptions): Promise<Row[]>;
}

export type Figures = Pick<MeasuredRow, 'ours' | 'contender' | 'ratio' | 'note'>;

const rounds = 3;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** A B A B A B; medians, and the median of the pairwise ratios: machines drift, pairs drift together. */
export async function alternate(
  ours: () => Promise<number>,
  contender: () => Promise<number>,
): Promise<Figures> {
  return figures(await pairs(ours, contender));
}

/** The same for requests: the answers must be equal, and the ratio by the servers' CPU time is told beside it. */
export async function alternateLoads(
  ours: () => Promise<LoadResult>,
  contender: () => Promise<LoadResult>,
): Promise<Figures> {
  for (const each of [ours, contender]) await each(); // V8 optimises for seconds: the first run is not measured
  const results = await pairs(ours, contender);
  for (const [a, b] of results) if (a.answerHash !== b.answerHash) throw new DifferentAnswers();
  const byCpu = median(results.map(([a, b]) => a.perCpuSecond / b.perCpuSecond));
  return {
    ...figures(results.map(([a, b]): [number, number] => [a.perSecond, b.perSecond])),
    ...(Number.isFinite(byCpu)
      ? { note: `${byCpu.toFixed(2)}× per CPU second of the server` }
      : {}),
  };
}

/** Against a limit that quality.md names: how many times below it (`atMost`) we are. */
export function against(
  limit: number,
  figure: number,
): Pick<MeasuredRow, 'ours' | 'contender' | 'ratio' | 'contenderIs' | 'atLeast'> {
  return {
    ours: figure,
    contender: limit,
    ratio: limit / figure,
    contenderIs: 'the goal (at most)',
    atLeast: 1,
  };
}

/** A row that fails says so in its place and does not hide the others. */
export function orFailed(id: string, what: string, row: Promise<Row>): Promise<Row> {
  return row.catch((error: Error): Row => ({
    id,
    what,
    notRun: `failed, ${error.message}`,
    isFailure: true,
  }));
}

export class DifferentAnswers extends Error {
  constructor() {
    super('The contenders did not give the same answer: the figures compare nothing.');
    this.name = 'DifferentAnswers';
  }
}

async function pairs<T>(ours: () => Promise<T>, contender: () => Promise<T>): Promise<[T, T][]> {
  const found: [T, T][] = [];
  for (let round = 0; round < rounds; round += 1) found.push([await ours(), await contender()]);
  return found;
}

function figures(found: readonly (readonly [number, number])[]): Figures {
  return {
    ours: median(found.map(([a]) => a)),
    contender: median(found.map(([, b]) => b)),
    ratio: median(found.map(([a, b]) => a / b)),
  };
}
