import type { Definition } from '@huiyin/ballot-client';
/**
 * Rule version "huiyin-suppression/1". Two steps, and the order matters against a reader who knows these rules:
 *
 * 1. `planGroups` looks at the number of sheets per class only, which is public anyway. Classes below k are
 *    pooled with the smallest others until the pool has two classes and k sheets. So all published groups add up to the
 *    total, and subtracting the others from the total yields the pool, never one hidden class.
 * 2. `decideCell` looks at the grades. If one group would disclose (fewer than k grades, all the same grade, nobody or
 *    everybody favourable), *every* group of that cell is withheld and only the total remains, if the total itself
 *    does not disclose. Hiding just the offending group would let total − others give it back; choosing a second
 *    victim by looking at the grades would tell which group the first one was.
 *
 * `suppression.spec.ts` enumerates every possible box of small appraisals and checks that each withheld class is
 * consistent with at least two different results.
 */
export type CellState = 'groups' | 'total' | 'nothing';

/** Grades given in one cell: grade id → number of sheets. Abstentions are not in it. */
export type GradeCounts = Readonly<Record<string, number>>;

/** Partition of the classes that have sheets; a group of several classes is published as one. */
export function planGroups(sheetsByClass: ReadonlyMap<string, number>, k: number): string[][] {
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

/** What may be published about one target × dimension, given the grade counts of each group. */
export function decideCell(
  groups: readonly GradeCounts[],
  definition: Definition,
  k: number,
): CellState {
  if (groups.length > 0 && groups.every((counts) => !discloses(counts, definition, k)))
    return 'groups';
  return groups.length > 1 && !discloses(sumCounts(groups), definition, k) ? 'total' : 'nothing';
}

/**
 * Fewer than k grades, unanimity, or a zero on one side (nobody favourable, nobody unfavourable): each tells what a
 * particular voter said. A zero for one grade among several does not, and would hide nearly every real result.
 */
export function discloses(counts: GradeCounts, definition: Definition, k: number): boolean {
  const n = gradesGiven(counts);
  if (n < k || Object.values(counts).some((count) => count === n)) return true;
  const sides = new Set(definition.grades.map(({ favourable }) => favourable));
  const favourable = favourableCount(counts, definition);
  return sides.size === 2 && (favourable === 0 || favourable === n);
}

export function sumCounts(groups: readonly GradeCounts[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const counts of groups) {
    for (const [grade, count] of Object.entries(counts)) sum[grade] = (sum[grade] ?? 0) + count;
  }
  return sum;
}

export function gradesGiven(counts: GradeCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

export function favourableCount(counts: GradeCounts, definition: Definition): number {
  return definition.grades.reduce(
    (sum, { id, favourable }) => sum + (favourable ? (counts[id] ?? 0) : 0),
    0,
  );
}
