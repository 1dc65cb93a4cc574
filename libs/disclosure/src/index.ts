/**
 * What may be published about a count (rule version `huiyin-disclosure/2`). Pure: no clock, no randomness, no I/O.
 *
 * For one table of groups (ticket classes, departments, units), cell by cell:
 * ```ts
 * const tree = planTree(sheetsByGroup);                            // once per table, from public counts only
 * const nodes = publishedLevel(tree, countsByGroup, scale, k);     // per cell; [] = nothing may be shown
 * if (nodes.length === 0) reason = withheldWhy(tree, k);
 * ```
 * A verifier asks `partitionProblem(tree, names)` and `discloses(counts, scale, k)` of every published node.
 */
import * as counts from './grade-counts';
import * as tree from './merge-tree';
import * as level from './published-level';

export type { GradeCounts, SidedScale } from './grade-counts';
export type { MergeNode } from './merge-tree';
export type { MergedWhy, PublishedNode } from './published-level';
export { favourableCount, gradesGiven, sumCounts } from './grade-counts';
export { groupName, nodesOf, partitionProblem } from './merge-tree';
export { withheldWhy } from './published-level';

/** Named in every opening and every published number; changes with the first rule that changes. */
export const DISCLOSURE_RULE = 'huiyin-disclosure/2';

// The guards are not for callers: what leaves this door has one parameter less than the functions behind it.
type Scale = counts.SidedScale;
type Counts = counts.GradeCounts;

export const discloses: (counts: Counts, scale: Scale, k: number) => boolean = counts.discloses;
export const planTree: (sheetsByGroup: ReadonlyMap<string, number>) => tree.MergeNode | null =
  tree.planTree;
export const publishedLevel: (
  root: tree.MergeNode | null,
  countsByGroup: ReadonlyMap<string, Counts>,
  scale: Scale,
  k: number,
) => level.PublishedNode[] = level.publishedLevel;
