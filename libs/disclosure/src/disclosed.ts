import {
  discloses,
  favourableCount,
  gradesGiven,
  type GradeCounts,
  type SidedScale,
} from './grade-counts';
import { CellDiscloses } from './disclosure.errors';

declare const made: unique symbol;

/**
 * Made by this library after asking the rules. Doors (graph, export, event, posting) take nothing else, so that a raw count
 * does not compile, and `isDisclosed` knows the difference at run time, too.
 */
export type Disclosed<T> = T & { readonly [made]: true };

/** Every published number says how it was made. */
export interface Made {
  /** Grades given behind the number. */
  readonly n: number;
  /** The smallest n its readers may be shown. */
  readonly k: number;
  readonly ruleVersion: string;
}

export interface ShownCell extends Made {
  /** Readable sheets; sheets − n abstained. */
  readonly sheets: number;
  readonly counts: GradeCounts;
  readonly favourable: number;
  readonly withheld: null;
}

export interface WithheldCell {
  readonly sheets: number;
  readonly n: null;
  readonly k: number;
  readonly ruleVersion: string;
  readonly counts: null;
  readonly favourable: null;
  /** Why: a stable word (`merged`, `below-threshold`, `protected`, `routed`, `not-valid` …). */
  readonly withheld: string;
}

export type DisclosedCell = Disclosed<ShownCell> | Disclosed<WithheldCell>;

const genuine = new WeakSet<object>();

/** Whether this very object was made here. */
export function isDisclosed(value: unknown): boolean {
  return typeof value === 'object' && value !== null && genuine.has(value);
}

/**
 * A number that was decided by `publishedLevel` or `nextBatch`, or is read back from where such numbers are kept. Asked once
 * more, because a table can be written by other hands.
 * @throws CellDiscloses when these counts may not be shown for this k
 */
export function showCell(
  cell: { readonly sheets: number; readonly counts: GradeCounts; readonly ruleVersion: string },
  scale: SidedScale,
  k: number,
): Disclosed<ShownCell> {
  const { sheets, counts, ruleVersion } = cell;
  if (discloses(counts, scale, k)) throw new CellDiscloses(k);
  const favourable = favourableCount(counts, scale);
  const n = gradesGiven(counts);
  return genuinely({
    ...{ sheets, n, k, ruleVersion, favourable, withheld: null },
    counts: Object.freeze({ ...counts }),
  });
}

/** A place where a number would stand, and why there is none. `sheets` is public. */
export function withholdCell(cell: {
  readonly sheets: number;
  readonly k: number;
  readonly ruleVersion: string;
  readonly withheld: string;
}): Disclosed<WithheldCell> {
  const { sheets, k, ruleVersion, withheld } = cell;
  return genuinely({ sheets, n: null, k, ruleVersion, counts: null, favourable: null, withheld });
}

/** Frozen and remembered as made here; for this library’s own makers, not exported from its door. */
export function genuinely<T extends object>(value: T): Disclosed<T> {
  const frozen = Object.freeze(value);
  genuine.add(frozen);
  return frozen as Disclosed<T>;
}
