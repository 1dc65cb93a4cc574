import { ALL_GUARDS, type Guards } from './guards';

/**
 * The public merge tree: which groups are shown together when they cannot be shown apart. It is fixed by the number of
 * sheets per group alone, which is public, and not by k, so that the partitions for k = 5 and k = 10 are nested.
 *
 * How it grows (a second implementation needs no more than this): leaves are the groups with at least one sheet; as long as
 * there are two roots, the two smallest by (sheets, name) become children of a new one. The name of a node is its group ids
 * in code-unit order joined by "+"; the smaller child stands first.
 */
export interface MergeNode {
  readonly name: string;
  /** Group ids in code-unit order. */
  readonly groups: readonly string[];
  readonly sheets: number;
  /** null on a leaf; the smaller first. */
  readonly children: readonly [MergeNode, MergeNode] | null;
}

/** The name of several groups shown as one; group ids cannot contain "+". */
export function groupName(groups: readonly string[]): string {
  return [...groups].sort(byCodeUnit).join('+');
}

/**
 * @param sheetsByGroup sheets (not grades) per group; groups without a sheet are left out: they hide nobody
 * @returns the root, or null when there is no sheet at all
 */
export function planTree(
  sheetsByGroup: ReadonlyMap<string, number>,
  k = 0,
  guards: Guards = ALL_GUARDS,
): MergeNode | null {
  const leaves = [...sheetsByGroup]
    .filter(([, sheets]) => sheets > 0)
    .map(([id, sheets]) => leaf(id, sheets));
  // Without the guard every threshold gets a plan of its own, here in the order of the names.
  const order = guards.nesting || k <= 5 ? bySize : byName;
  const roots = leaves.sort(order);
  while (roots.length > 1) {
    const [smaller, larger] = roots.splice(0, 2) as [MergeNode, MergeNode];
    const merged = merge(smaller, larger);
    const at = roots.findIndex((root) => order(merged, root) < 0);
    roots.splice(at < 0 ? roots.length : at, 0, merged);
  }
  return roots[0] ?? null;
}

/** Every node, parents before children. */
export function nodesOf(root: MergeNode | null): MergeNode[] {
  if (root === null) return [];
  return [root, ...(root.children ?? []).flatMap(nodesOf)];
}

/**
 * Why a set of node names is not a partition of the groups along the tree, or null. No names at all is fine: nothing was
 * published. A verifier asks this of the groups it finds on the board.
 */
export function partitionProblem(root: MergeNode | null, names: Iterable<string>): string | null {
  const wanted = new Set(names);
  if (wanted.size === 0) return null;
  const found = new Set<string>();
  const covered = (node: MergeNode): boolean => {
    if (wanted.has(node.name)) {
      found.add(node.name);
      return !(node.children ?? []).flatMap(nodesOf).some(({ name }) => wanted.has(name));
    }
    return node.children !== null && node.children.every(covered);
  };
  if (root === null || !covered(root))
    return 'the published groups do not add up to all groups exactly once';
  return found.size === wanted.size ? null : 'a published group is not in the merge tree';
}

function leaf(id: string, sheets: number): MergeNode {
  return { name: id, groups: [id], sheets, children: null };
}

function merge(smaller: MergeNode, larger: MergeNode): MergeNode {
  const groups = [...smaller.groups, ...larger.groups].sort(byCodeUnit);
  return {
    name: groups.join('+'),
    groups,
    sheets: smaller.sheets + larger.sheets,
    children: [smaller, larger],
  };
}

function bySize(a: MergeNode, b: MergeNode): number {
  return a.sheets - b.sheets || byName(a, b);
}

function byName(a: MergeNode, b: MergeNode): number {
  return byCodeUnit(a.name, b.name);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
