import { ALL_GUARDS, type Guards } from '../src/guards';
import { nextBatch, tableOf, type Batch } from '../src/ledger';
import { planTree } from '../src/merge-tree';
import { publishedLevel, withheldWhy } from '../src/published-level';
import { atomAt, atomId, gradesOf, type Setting, type Transcript, type World } from './world';

const without = (guard: keyof Guards | null): Guards =>
  guard === null ? ALL_GUARDS : { ...ALL_GUARDS, [guard]: false };

/** The board: one table, shown once per threshold (insiders see the smaller one, everybody the larger). */
export function boardOf(setting: Setting, ks: readonly number[], off: keyof Guards | null = null) {
  const guards = without(off);
  return (world: World): Transcript => {
    const counts = new Map(
      setting.sizes.map((_, at) => [atomId(at), gradesOf(world, setting, at)]),
    );
    const sheets = new Map(setting.sizes.map((size, at) => [atomId(at), size]));
    const levels = ks.map((k) => {
      const tree = planTree(sheets, k, guards);
      const nodes = publishedLevel(tree, counts, setting.scale, k, guards);
      return { k, nodes, withheld: nodes.length === 0 ? withheldWhy(tree, k) : null };
    });
    return {
      shown: levels.flatMap(({ k, nodes }) =>
        nodes.map(({ node }) => ({ k, atoms: node.groups.map(atomAt) })),
      ),
      said: levels
        .map(
          ({ k, nodes, withheld }) =>
            `k${k} ${withheld} ${nodes.map(({ node, why }) => `${node.name} ${why}`)}`,
        )
        .join(' | '),
    };
  };
}

/** A table asked for by somebody: groups of atoms by number; atoms that are in no group do not exist yet. */
export interface Asked {
  readonly groups: readonly (readonly number[])[];
  readonly k: number;
  /** Atoms that everybody is shown by themselves. */
  readonly alone?: readonly number[];
}

/**
 * The ledger room: tables asked one after the other, about the same atoms. The reader of threshold `reader` hears the answers
 * given for at least that k, and sees which blocks there are.
 */
export function roomOf(
  setting: Setting,
  asked: readonly Asked[],
  reader: number,
  off: keyof Guards | null = null,
) {
  const guards = without(off);
  const ks = [...new Set(asked.map(({ k }) => k))];
  return (world: World): Transcript => {
    const history: Batch[] = [];
    const tables = asked.map(({ groups, k, alone = [] }) => {
      const present = groups.flat();
      const population = {
        scale: setting.scale,
        counts: new Map(present.map((at) => [atomId(at), gradesOf(world, setting, at)])),
        sheets: new Map(present.map((at) => [atomId(at), setting.sizes[at] ?? 0])),
        ks,
        shownAlone: new Set(alone.map(atomId)),
      };
      const batch = nextBatch(history, population, guards);
      if (batch !== null && guards.ledger) history.push(batch);
      if (batch !== null && !guards.ledger) history.splice(0, history.length, batch);
      const groupOf = new Map(
        groups.flatMap((atoms, at) => atoms.map((atom) => [atomId(atom), `g${at}`] as const)),
      );
      return { k, table: tableOf(history, population, groupOf, k) };
    });
    const heard = tables.filter(({ k }) => k >= reader);
    return {
      shown: heard.flatMap(({ k, table }) =>
        table.rows.map(({ atoms }) => ({ k, atoms: atoms.map(atomAt) })),
      ),
      said: heard
        .map(({ table: { rows, waiting, withheld } }) =>
          JSON.stringify([rows.map(({ groups }) => groups), waiting, withheld]),
        )
        .join(' | '),
    };
  };
}
