import type { Grade } from '@huiyin/ballot-client';
/**
 * Two steps, and the order matters against a reader who knows these rules:
 *
 * 1. `levelsOf` looks at the number of sheets per class only, which is public anyway: the partitions of the classes at
 *    which a cell may be published, finest first.
 * 2. `publishedLevel` looks at the grades and takes the first partition of which no group discloses (fewer than k
 *    grades, all the same grade, nobody or everybody favourable), or nothing.
 */

/** Groups of ticket classes; a group of several classes is published as one. */
export type Partition = readonly (readonly string[])[];

/** Grades given in one cell: grade id → number of sheets. Abstentions are not in it. */
export type GradeCounts = Readonly<Record<string, number>>;

/** Partitions of the classes that have sheets, finest first. */
export function levelsOf(sheetsByClass: ReadonlyMap<string, number>, k: number): Partition[] {
  const groups = planGroups(sheetsByClass, k);
  return groups.length > 1 ? [groups, [groups.flat().sort()]] : groups.length === 1 ? [groups] : [];
}

function planGroups(sheetsByClass: ReadonlyMap<string, number>, k: number): string[][] {
  const bySize = [...sheetsByClass]
    .filter(([, sheets]) => sheets > 0)
    .sort(([idA, a], [idB, b]) => a - b || (idA < idB ? -1 : 1));
  const pool: string[] = [];
  let pooled = 0;
  for (const [id, sheets] of bySize) {
    const poolIsSafe = pool.length === 0 || (pool.length > 1 && pooled >= k);
    if (sheets >= k && poolIsSafe) break;
    pool.push(id);
    pooled += sheets;
  }
  const singles = bySize.slice(pool.length).map(([id]) => [id]);
  return (pool.length > 0 ? [pool.sort(), ...singles] : singles).sort((a, b) =>
    groupName(a) < groupName(b) ? -1 : 1,
  );
}

/** The name of a group in pieces; class ids cannot contain "+". */
export function groupName(group: readonly string[]): string {
  return group.join('+');
}

/** The finest partition of which no group discloses; empty when there is none. */
export function publishedLevel(
  levels: readonly Partition[],
  countsOf: (group: readonly string[]) => GradeCounts,
  grades: readonly Grade[],
  k: number,
): Partition {
  return (
    levels.find((groups) => groups.every((group) => !discloses(countsOf(group), grades, k))) ?? []
  );
}

/**
 * Fewer than k grades, unanimity, or a zero on one side (nobody favourable, nobody unfavourable): each tells what a
 * particular voter said. A zero for one grade among several does not, and would hide nearly every real result.
 */
export function discloses(counts: GradeCounts, grades: readonly Grade[], k: number): boolean {
  const n = gradesGiven(counts);
  if (n < k || Object.values(counts).some((count) => count === n)) return true;
  const sides = new Set(grades.map(({ favourable }) => favourable));
  const favourable = favourableCount(counts, grades);
  return sides.size === 2 && (favourable === 0 || favourable === n);
}

export function gradesGiven(counts: GradeCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function favourableCount(counts: GradeCounts, grades: readonly Grade[]): number {
  return grades.reduce((sum, { id, favourable }) => sum + (favourable ? (counts[id] ?? 0) : 0), 0);
}
