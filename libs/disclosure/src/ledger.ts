import { gradesGiven, sumCounts, type GradeCounts, type SidedScale } from './grade-counts';
import { ALL_GUARDS, type Guards } from './guards';
import { planTree } from './merge-tree';
import { publishedLevel } from './published-level';

/**
 * Atoms that were decided together, once and for all readers. An atom is the smallest thing that is ever summed (a unit's
 * result in one dimension).
 */
export interface Batch {
  readonly atoms: readonly string[];
  readonly levels: readonly BatchLevel[];
}

/** What the readers of threshold `k` may know of a batch: the sums of its blocks. No blocks: nothing, for good. */
export interface BatchLevel {
  readonly k: number;
  readonly blocks: readonly (readonly string[])[];
}

/** One population, as it is known when somebody asks. */
export interface Population {
  readonly scale: SidedScale;
  /** Per atom, in any order; atoms are only ever added, their counts never change. */
  readonly counts: ReadonlyMap<string, GradeCounts>;
  /** Sheets per atom; public. */
  readonly sheets: ReadonlyMap<string, number>;
  /** Thresholds of all its audiences: insiders see the table of the smallest k and all coarser ones. */
  readonly ks: readonly number[];
  /** Atoms that all these readers are shown by themselves, elsewhere (on a public board): never merged with others. */
  readonly shownAlone?: ReadonlySet<string>;
}

/**
 * The memory against subtraction. Whatever is asked, by whichever grouping and whenever, is answered from one partition per
 * audience: sums of whole blocks. A block was decided once, along one public tree, and is never cut again. So all tables together
 * tell no more than the blocks do, and the blocks tell no more than one board does.
 *
 * Atoms that came since the last batch make a new one as soon as they have k sheets for every audience (public counts, so
 * waiting tells nothing). A batch of which nothing may be shown stays withheld for ever: if it were added to a later one, "it
 * disclosed alone" and the later sum together would tell it.
 *
 * Weaker memories were tried and are beaten in `test/weaker-memories.spec.ts`: forbidding only unions and differences of
 * what was shown, and deciding each new table against the older ones (its refusals add up).
 *
 * @returns the batch to remember before anything is answered, or null when there is none to open
 */
export function nextBatch(
  history: readonly Batch[],
  population: Population,
  guards: Guards = ALL_GUARDS,
): Batch | null {
  const decided = new Set(guards.ledger ? history.flatMap(({ atoms }) => atoms) : []);
  const waiting = [...population.sheets].filter(
    ([atom, sheets]) => sheets > 0 && !decided.has(atom),
  );
  const alone = waiting.filter(([atom]) => population.shownAlone?.has(atom));
  const others = waiting.filter(([atom]) => !population.shownAlone?.has(atom));
  const sheets = others.reduce((sum, [, count]) => sum + count, 0);
  const planned = sheets < Math.max(...population.ks) ? [] : others;
  const atoms = [...alone, ...planned].map(([atom]) => atom).sort();
  if (atoms.length === 0) return null;
  const { counts, scale } = population;
  const blocksOf = (sizes: Iterable<readonly [string, number]>, k: number) => {
    const tree = planTree(new Map(sizes), k, guards);
    return publishedLevel(tree, counts, scale, k, guards).map(({ node }) => node.groups);
  };
  const levels = population.ks.map((k) => ({
    k,
    blocks: [...alone.flatMap((one) => blocksOf([one], k)), ...blocksOf(planned, k)],
  }));
  return { atoms, levels };
}

/** One line of an answered table. */
export interface TableRow {
  /** Groups the line stands for: one, or several where a block could not be cut between them. */
  readonly groups: readonly string[];
  readonly atoms: readonly string[];
  readonly n: number;
  readonly counts: GradeCounts;
}

export interface Table {
  readonly rows: readonly TableRow[];
  /** Atoms in no sum: not yet decided (too few sheets so far), or withheld for good. */
  readonly waiting: readonly string[];
  readonly withheld: readonly string[];
}

/**
 * A table by any grouping: sums of whole blocks. A block with atoms in several groups gets a line of its own that names them all.
 * @param groupOf group of each atom
 * @param k threshold of the reader; one of the population's
 */
export function tableOf(
  history: readonly Batch[],
  { counts, sheets }: Pick<Population, 'counts' | 'sheets'>,
  groupOf: ReadonlyMap<string, string>,
  k: number,
): Table {
  const lines = new Map<string, { groups: string[]; atoms: string[] }>();
  for (const block of blocksFor(history, k)) {
    const groups = [...new Set(block.map((atom) => groupOf.get(atom) ?? ''))].sort();
    const name = JSON.stringify(groups);
    const line = lines.get(name) ?? { groups, atoms: [] };
    lines.set(name, line);
    line.atoms.push(...block);
  }
  const decided = new Set(history.flatMap(({ atoms }) => atoms));
  const shown = new Set(blocksFor(history, k).flat());
  const rows = [...lines.values()].map(({ groups, atoms }) => {
    const given = sumCounts(atoms.map((atom) => counts.get(atom) ?? {}));
    return { groups, atoms, n: gradesGiven(given), counts: given };
  });
  return {
    rows,
    waiting: [...sheets.keys()].filter((atom) => !decided.has(atom)),
    withheld: [...decided].filter((atom) => !shown.has(atom)),
  };
}

/** Whether the sum over these atoms follows from the blocks readers of k know; anything else must not leave. */
export function isWholeBlocks(
  history: readonly Batch[],
  atoms: readonly string[],
  k: number,
): boolean {
  const wanted = new Set(atoms);
  const inside = blocksFor(history, k).filter((block) => block.some((atom) => wanted.has(atom)));
  return inside.flat().length === wanted.size && inside.flat().every((atom) => wanted.has(atom));
}

function blocksFor(history: readonly Batch[], k: number): (readonly string[])[] {
  return history.flatMap(({ levels }) => levels.find((level) => level.k === k)?.blocks ?? []);
}
