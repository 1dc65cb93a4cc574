import {
  ALL_CLASSES,
  type Definition,
  type OpenedBody,
  type Piece,
  type TallyCell,
  type TicketClass,
  type WithheldCell,
  type WithheldReason,
} from '@huiyin/ballot-client';
import { cellAddresses, pooledName, tallyUp, type CellAddress } from './pieces';
import {
  favourableCount,
  gradesGiven,
  groupName,
  planGroups,
  type CellState,
} from './suppression.rules';

/** What the pieces say about one cell. */
export interface RecountedCell extends CellAddress {
  state: CellState;
  /** Group name → the grades in its pieces; in state "total" the one entry is the pool. */
  grades: Map<string, (string | null)[]>;
}

export interface Tally {
  tally: TallyCell[];
  withheld: WithheldCell[];
}

/**
 * Counts published pieces. The result is a function of public data only: the closing service and the verifier both
 * call it, so neither can hold a number that the file does not.
 */
export function tallyPieces(
  opened: OpenedBody,
  counted: ReadonlyMap<string, number>,
  pieces: readonly Piece[],
): Tally {
  const groups = planGroups(counted, opened.suppression.k);
  const results = recountCells(opened.definition, groups, pieces).map((cell) =>
    cellResults(opened, counted, cell, groups),
  );
  return {
    tally: results.flatMap(({ tally }) => tally),
    withheld: results.flatMap(({ withheld }) => withheld),
  };
}

/** Sorts the grades of all pieces into cells. */
export function recountCells(
  definition: Definition,
  groups: readonly (readonly string[])[],
  pieces: readonly Piece[],
): RecountedCell[] {
  const found = new Map<string, Map<string, (string | null)[]>>();
  for (const { group, targetId, grades } of pieces) {
    for (const [dimensionId, grade] of Object.entries(grades)) {
      const key = cellKey({ targetId, dimensionId });
      const byGroup = found.get(key) ?? new Map<string, (string | null)[]>();
      found.set(key, byGroup);
      const list = byGroup.get(group);
      if (list) list.push(grade);
      else byGroup.set(group, [grade]);
    }
  }
  return cellAddresses(definition).map((cell) => {
    const grades = found.get(cellKey(cell)) ?? new Map<string, (string | null)[]>();
    return { ...cell, grades, state: stateOf(new Set(grades.keys()), groups) };
  });
}

function stateOf(names: ReadonlySet<string>, groups: readonly (readonly string[])[]): CellState {
  if (names.size === 0) return 'nothing';
  return groups.length > 1 && names.has(pooledName(groups)) ? 'total' : 'groups';
}

function cellKey({ targetId, dimensionId }: CellAddress): string {
  return `${targetId} ${dimensionId}`;
}

function cellResults(
  opened: OpenedBody,
  counted: ReadonlyMap<string, number>,
  cell: RecountedCell,
  groups: readonly (readonly string[])[],
): Tally {
  const classes = opened.ticketClasses.filter(({ id }) => (counted.get(id) ?? 0) > 0);
  const alone = new Set(groups.filter((group) => group.length === 1).map(groupName));
  const shown = classes.filter(({ id }) => cell.state === 'groups' && alone.has(id));
  const byClass = shown.map(({ id }) => tallyCell(opened, cell, id, cell.grades.get(id) ?? []));
  const hidden = classes.filter((one) => !shown.includes(one));
  const total = [...counted.values()].reduce((sum, sheets) => sum + sheets, 0);
  const withheld = (scope: string, sheets: number, reason: WithheldReason) => ({
    scope,
    ...address(cell),
    sheets,
    reason,
  });
  const reason =
    cell.state === 'groups'
      ? 'merged'
      : total < opened.suppression.k
        ? 'below-threshold'
        : 'protected';
  const hiddenCells = hidden.map(({ id }) => withheld(id, counted.get(id) ?? 0, reason));
  if (cell.state === 'nothing')
    return { tally: [], withheld: [withheld(ALL_CLASSES, total, reason), ...hiddenCells] };

  const all = tallyCell(opened, cell, ALL_CLASSES, [...cell.grades.values()].flat());
  const weighted = hidden.length === 0 ? mixByWeight(classes, byClass) : null;
  return { tally: [{ ...all, weighted }, ...byClass], withheld: hiddenCells };
}

function tallyCell(
  { definition }: OpenedBody,
  cell: CellAddress,
  scope: string,
  grades: readonly (string | null)[],
): TallyCell {
  const given = tallyUp(grades);
  const counts = Object.fromEntries(definition.grades.map(({ id }) => [id, given[id] ?? 0]));
  const n = gradesGiven(counts);
  const sum = definition.grades.reduce(
    (total, { id, value }) => total + value * (counts[id] ?? 0),
    0,
  );
  return {
    scope,
    ...address(cell),
    sheets: grades.length,
    n,
    counts,
    favourable: favourableCount(counts, definition),
    meanMilli: rounded((sum * 1000) / n),
    weighted: null,
  };
}

/** A weighted mix is a second equation about every class: it is safe only when no class is hidden. */
function mixByWeight(
  classes: readonly TicketClass[],
  cells: readonly TallyCell[],
): TallyCell['weighted'] {
  const weights = classes.reduce((sum, { weight }) => sum + weight, 0);
  const mix = (value: (cell: TallyCell) => number) =>
    rounded(
      cells.reduce((sum, cell, index) => sum + (classes[index]?.weight ?? 0) * value(cell), 0) /
        weights,
    );
  return {
    favourableBp: mix(({ favourable, n }) => (favourable * 10_000) / n),
    meanMilli: mix(({ meanMilli }) => meanMilli),
  };
}

function address({ targetId, dimensionId }: CellAddress): CellAddress {
  return { targetId, dimensionId };
}

/** Math.round without −0, which JSON cannot tell from 0. */
function rounded(value: number): number {
  return Math.round(value) + 0;
}

/** Favourable grades ÷ grades given, 0…1. */
export function favourableShare({ favourable, n }: Pick<TallyCell, 'favourable' | 'n'>): number {
  return favourable / n;
}
