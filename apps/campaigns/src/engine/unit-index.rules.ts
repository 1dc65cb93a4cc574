import type { World, WorldUnit } from './world.rules';

/** The units of a world, found by id, place in the tree and descent. */
export interface UnitIndex {
  /** Units without a parent in this world, by id. */
  readonly roots: readonly string[];
  readonly departments: readonly string[];
  readonly bureauId: string | null;
  /** In order of time. */
  stretchesOf(unitId: string): readonly WorldUnit[];
  /** The unit a department belongs to; a unit is its own root; so is an id that is not in this world. */
  rootOf(unitId: string): string;
  /** The unit itself and all below it. */
  treeOf(unitId: string): readonly string[];
  /** The unit itself and all above it. */
  pathOf(unitId: string): readonly string[];
  /** Units that ended where this one began, and those before them: their records are this one's too. */
  predecessorsOf(unitId: string): readonly string[];
  /** Units that began where this one ended, and those after them. */
  heirsOf(unitId: string): readonly string[];
}

const nobody: readonly string[] = [];

export function indexUnits({ units }: Pick<World, 'units'>): UnitIndex {
  const stretches = stretchesById(units);
  const parents = parentsById(stretches);
  const pathOf = (unitId: string) => climb(unitId, parents);
  const ids = [...stretches.keys()].sort();
  const trees = new Map<string, string[]>();
  for (const id of ids) for (const above of pathOf(id)) listOf(trees, above).push(id);
  const { before, after } = descent(stretches);
  return {
    roots: ids.filter((id) => !parents.has(id)),
    departments: ids.filter((id) => parents.has(id)),
    bureauId: ids.find((id) => stretches.get(id)?.some(({ isBureau }) => isBureau)) ?? null,
    stretchesOf: (unitId) => stretches.get(unitId) ?? [],
    rootOf: (unitId) => (parents.has(unitId) ? (pathOf(unitId).at(-1) ?? unitId) : unitId),
    treeOf: (unitId) => trees.get(unitId) ?? [unitId],
    pathOf,
    predecessorsOf: (unitId) => (before.size === 0 ? nobody : reach(unitId, before)),
    heirsOf: (unitId) => (after.size === 0 ? nobody : reach(unitId, after)),
  };
}

/** The list under a key, which begins empty. */
export function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key);
  if (known) return known;
  const list: V[] = [];
  lists.set(key, list);
  return list;
}

function stretchesById(units: readonly WorldUnit[]): Map<string, WorldUnit[]> {
  const stretches = new Map<string, WorldUnit[]>();
  for (const unit of units) listOf(stretches, unit.unitId).push(unit);
  for (const list of stretches.values())
    if (list.length > 1) list.sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1));
  return stretches;
}

/** Where a unit was moved, its newest place counts for all its days: a duty has one unit. */
function parentsById(stretches: ReadonlyMap<string, readonly WorldUnit[]>): Map<string, string> {
  const parents = new Map<string, string>();
  for (const [unitId, list] of stretches) {
    const parent = list.at(-1)?.parentUnitId;
    if (parent && parent !== unitId && stretches.has(parent)) parents.set(unitId, parent);
  }
  return parents;
}

/** Ends at the root, or where the tree bites its tail. */
function climb(unitId: string, parents: ReadonlyMap<string, string>): string[] {
  const path = [unitId];
  for (let at = parents.get(unitId); at !== undefined && !path.includes(at); at = parents.get(at))
    path.push(at);
  return path;
}

/** Only a unit that began no earlier than the other ended goes on in its place; one that was there before is another. */
function descent(stretches: ReadonlyMap<string, readonly WorldUnit[]>): {
  before: Map<string, string[]>;
  after: Map<string, string[]>;
} {
  const before = new Map<string, string[]>();
  const after = new Map<string, string[]>();
  for (const [unitId, list] of stretches) {
    const last = list.at(-1);
    if (!last || last.to === null) continue;
    for (const heir of last.successorUnitIds) {
      const began = stretches.get(heir)?.[0]?.from ?? null;
      if (heir === unitId || began === null || began < last.to) continue;
      listOf(before, heir).push(unitId);
      listOf(after, unitId).push(heir);
    }
  }
  return { before, after };
}

function reach(from: string, edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (!edges.has(from)) return nobody;
  const found = new Set<string>();
  const open = [...(edges.get(from) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === from || found.has(at)) continue;
    found.add(at);
    open.push(...(edges.get(at) ?? []));
  }
  return [...found].sort();
}
