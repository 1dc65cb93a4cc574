/**
 * What may be published about a count (rule version `huiyin-disclosure/2`). Pure: no clock, no randomness, no I/O.
 *
 * One table of groups (ticket classes, departments), cell by cell, never asked again in another way:
 * ```ts
 * const tree = planTree(sheetsByGroup);                            // once per table, from public counts only
 * const nodes = publishedLevel(tree, countsByGroup, scale, k);     // per cell; [] = nothing may be shown
 * if (nodes.length === 0) reason = withheldWhy(tree, k);
 * ```
 * A verifier asks `partitionProblem(tree, names)` and `discloses(counts, scale, k)` of every published node.
 *
 * Tables that are asked again, by other groupings, when more is known, or for other readers: `nextBatch(history, …)`, keep
 * what it returns, then answer by `tableOf(history, …)`.
 *
 * Doors take `Disclosed` values only: `showCell`, `withholdCell`, `releaseTexts`.
 */
import * as counts from './grade-counts';
import * as tree from './merge-tree';
import * as ledger from './ledger';
import * as level from './published-level';
import * as text from './texts';

export type { Disclosed, DisclosedCell, Made, ShownCell, WithheldCell } from './disclosed';
export type { GradeCounts, SidedScale } from './grade-counts';
export type { Batch, BatchLevel, Population, Table, TableRow } from './ledger';
export type { MergeNode } from './merge-tree';
export type { MergedWhy, PublishedNode } from './published-level';
export type { ReleasedTexts, TextsQuestion, WithheldTexts } from './texts';
export { isDisclosed, showCell, withholdCell } from './disclosed';
export { CellDiscloses } from './disclosure.errors';
export { favourableCount, gradesGiven, sumCounts } from './grade-counts';
export { isWholeBlocks, tableOf } from './ledger';
export { groupName, nodesOf, partitionProblem } from './merge-tree';
export { withheldWhy } from './published-level';
export { publicShareBp, roundToBase } from './rounding';
export { textsWithheld } from './texts';

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
export const nextBatch: (
  history: readonly ledger.Batch[],
  population: ledger.Population,
) => ledger.Batch | null = ledger.nextBatch;
export const releaseTexts: (
  question: text.TextsQuestion,
  random: (below: number) => number,
) => ReturnType<typeof text.releaseTexts> = text.releaseTexts;
