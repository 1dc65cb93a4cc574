import { discloses, sumCounts } from '../src/grade-counts';
import { planTree, type MergeNode } from '../src/merge-tree';
import type { Asked } from './plays';
import {
  atomAt,
  atomId,
  gradesOf,
  sumOf,
  type Setting,
  type Transcript,
  type World,
} from './world';

/**
 * What we did not take: every table is decided on its own along its own tree, and a group is split when no intersection with
 * anything shown before discloses. Each single answer is right, and the refusals together are not: "one of a, b discloses",
 * "one of a, c discloses" …
 */
export function tablesAgainstOlder(setting: Setting, asked: readonly Asked[]) {
  return (world: World): Transcript => {
    const history: number[][] = [];
    const said = asked.map(({ groups, k }) => {
      const sizes = groups.map((atoms) =>
        atoms.reduce((sum, at) => sum + (setting.sizes[at] ?? 0), 0),
      );
      const tree = planTree(new Map(sizes.map((size, at) => [atomId(at), size])));
      const nodes = tree ? levelAgainst(setting, world, { history, groups, k }, tree) : [];
      history.push(...nodes.map((node) => atomsOf(groups, node)));
      return nodes.map(({ name }) => name).join();
    });
    return { shown: history.map((atoms) => ({ atoms, k: 0 })), said: said.join(' | ') };
  };
}

interface Table {
  history: readonly (readonly number[])[];
  groups: readonly (readonly number[])[];
  k: number;
}

function levelAgainst(setting: Setting, world: World, table: Table, node: MergeNode): MergeNode[] {
  const halves = node.children?.map((child) => levelAgainst(setting, world, table, child)) ?? [];
  if (halves.length > 0 && halves.every((half) => half.length > 0)) return halves.flat();
  const blocks = new Map<string, number[]>();
  for (const at of atomsOf(table.groups, node)) {
    const signature = table.history.map((atoms) => Number(atoms.includes(at))).join('');
    blocks.set(signature, [...(blocks.get(signature) ?? []), at]);
  }
  const isFine = [...blocks.values()].every((atoms) => {
    const counts = sumCounts(atoms.map((at) => gradesOf(world, setting, at)));
    return !discloses(counts, setting.scale, table.k);
  });
  return isFine ? [node] : [];
}

function atomsOf(groups: readonly (readonly number[])[], node: MergeNode): number[] {
  return node.groups.flatMap((group) => groups[atomAt(group)] ?? []);
}

/**
 * What we did not take either: a memory that shows any set which does not disclose, as long as no union or difference of shown
 * sets does. Here for two overlapping sets, which have neither.
 */
export function overlappingSets(setting: Setting, sets: readonly (readonly number[])[], k: number) {
  return (world: World): Transcript => {
    const isFine = (atoms: readonly number[]) =>
      !discloses(sumCounts(atoms.map((at) => gradesOf(world, setting, at))), setting.scale, k);
    const shown = sets.filter(isFine).map((atoms) => ({ atoms, k }));
    return { shown, said: shown.map(({ atoms }) => sumOf(world, atoms).join()).join(' | ') };
  };
}
