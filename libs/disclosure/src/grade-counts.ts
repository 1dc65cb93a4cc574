import { ALL_GUARDS, type Guards } from './guards';

/** Grades given in one cell: grade id → how often. Abstentions are not in it. */
export type GradeCounts = Readonly<Record<string, number>>;

/** What the rules read of a scale: its grades and on which side they stand. */
export interface SidedScale {
  readonly grades: readonly { readonly id: string; readonly favourable: boolean }[];
}

/** Number of grades given: sheets minus abstentions. */
export function gradesGiven(counts: GradeCounts): number {
  let sum = 0;
  for (const grade in counts) sum += counts[grade] ?? 0;
  return sum;
}

/** How many of the grades given stand on the favourable side of the scale. */
export function favourableCount(counts: GradeCounts, scale: SidedScale): number {
  return scale.grades.reduce(
    (sum, { id, favourable }) => sum + (favourable ? (counts[id] ?? 0) : 0),
    0,
  );
}

/** The counts of several groups as those of one. */
export function sumCounts(parts: readonly GradeCounts[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counts of parts) {
    for (const grade in counts) sum[grade] = (sum[grade] ?? 0) + (counts[grade] ?? 0);
  }
  return sum;
}

/**
 * Whether these counts tell what a particular voter said: fewer than `k` grades given, all the same grade, nobody or
 * everybody favourable (on scales that have both sides). A zero for one grade among several does not, and would hide
 * nearly every real result.
 *
 * Never undone by adding voters: the union of a set that does not disclose with any other does not disclose. The merge
 * tree and the ledger both rest on this.
 */
export function discloses(
  counts: GradeCounts,
  scale: SidedScale,
  k: number,
  guards: Guards = ALL_GUARDS,
): boolean {
  const n = gradesGiven(counts);
  if (n === 0 || (guards.threshold && n < k)) return true;
  return guards.unanimity && oneVoice(counts, scale, n);
}

function oneVoice(counts: GradeCounts, scale: SidedScale, n: number): boolean {
  for (const grade in counts) if (counts[grade] === n) return true;
  const favourable = favourableCount(counts, scale);
  return (
    (favourable === 0 && scale.grades.some((grade) => grade.favourable)) ||
    (favourable === n && scale.grades.some((grade) => !grade.favourable))
  );
}
