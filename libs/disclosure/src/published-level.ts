import {
  discloses,
  gradesGiven,
  sumCounts,
  type GradeCounts,
  type SidedScale,
} from './grade-counts';
import { ALL_GUARDS, type Guards } from './guards';
import type { MergeNode } from './merge-tree';

/**
 * Why a published node stands for more than one group. `small`: one of its two children has fewer than k sheets, which
 * everybody can see anyway. `protected`: one of the two would disclose; which, is not said.
 */
export type MergedWhy = 'small' | 'protected';

export interface PublishedNode {
  readonly node: MergeNode;
  /** Grades given in the node; `node.sheets − n` abstained. At least k. */
  readonly n: number;
  readonly counts: GradeCounts;
  /** null: a single group, shown alone. */
  readonly why: MergedWhy | null;
}

/**
 * The finest partition along the tree of which no part discloses: a node is split exactly when neither child
 * discloses. Then every merged node would show a disclosing part if it were un-merged (the suppression is minimal), and whoever
 * knows the rule learns of a merged node that one of its two halves discloses, not which one and not on which side.
 *
 * @param countsByGroup grades per group id; a group that is not in it gave none
 * @param k at least this many grades given per published node
 * @returns nodes in the order of the tree; [] when even all groups together disclose (`withheldWhy` says what to tell)
 */
export function publishedLevel(
  root: MergeNode | null,
  countsByGroup: ReadonlyMap<string, GradeCounts>,
  scale: SidedScale,
  k: number,
  guards: Guards = ALL_GUARDS,
): PublishedNode[] {
  if (root === null) return [];
  const counts = countNodes(root, countsByGroup);
  const open = (node: MergeNode) => discloses(counts.get(node) ?? {}, scale, k, guards);
  const shown = (node: MergeNode): PublishedNode => {
    const given = counts.get(node) ?? {};
    return { node, n: gradesGiven(given), counts: given, why: mergedWhy(node, k) };
  };
  const level = (node: MergeNode): PublishedNode[] => {
    if (node.children === null) return [shown(node)];
    const closed = node.children.filter((child) => !open(child));
    if (closed.length === 2) return node.children.flatMap(level);
    // Without the guard: the half that is safe, and the whole beside it; the difference is the other half.
    return guards.complementary ? [shown(node)] : [shown(node), ...closed.flatMap(level)];
  };
  return open(root) ? [] : level(root);
}

/** What is said of a cell of which nothing is published: too few sheets (public), or protected. */
export function withheldWhy(root: MergeNode | null, k: number): 'below-threshold' | 'protected' {
  return root === null || root.sheets < k ? 'below-threshold' : 'protected';
}

function mergedWhy({ children }: MergeNode, k: number): MergedWhy | null {
  if (children === null) return null;
  return children.some(({ sheets }) => sheets < k) ? 'small' : 'protected';
}

function countNodes(
  root: MergeNode,
  countsByGroup: ReadonlyMap<string, GradeCounts>,
): Map<MergeNode, GradeCounts> {
  const counts = new Map<MergeNode, GradeCounts>();
  const count = (node: MergeNode): GradeCounts => {
    const sum =
      node.children === null
        ? (countsByGroup.get(node.name) ?? {})
        : sumCounts(node.children.map(count));
    counts.set(node, sum);
    return sum;
  };
  count(root);
  return counts;
}
