import {
  ALL_CLASSES,
  askedCells,
  type AskedCell,
  type OpenedBody,
  type Piece,
  type TallyCell,
  type TicketClass,
  type WithheldCell,
  type WithheldReason,
} from '@huiyin/ballot-client';
import { addUp, gradeCounts, type Answers, type SheetsByClass } from './pieces';
import { favourableCount, gradesGiven, planTree, withheldWhy } from '@huiyin/disclosure';

/** What a count needs to know of the opening. */
type Opened = Pick<OpenedBody, 'definition' | 'ticketClasses' | 'disclosure'>;

export interface Tally {
  tally: TallyCell[];
  withheld: WithheldCell[];
}

/** What the pieces say about one cell: group name → answers. Empty = nothing is shown. */
export type PiecesOfCell = ReadonlyMap<string, Answers>;

/**
 * Counts published pieces. The result is a function of public data only: the closing service and the verifier both
 * call it, so neither can hold a number that the file does not.
 */
export function tallyBoard(
  opened: Opened,
  counted: SheetsByClass,
  pieces: readonly Piece[],
  valid: boolean,
): Tally {
  const found = piecesByCell(pieces);
  return joined(
    askedCells(opened.definition).map((cell) => {
      if (!valid) return withheldCell(opened, counted, cell, 'not-valid');
      if (cell.target.routed) return withheldCell(opened, counted, cell, 'routed');
      return cellResults(opened, counted, cell, found.get(cellKey(cell)) ?? new Map());
    }),
  );
}

/** The same count for cells that do not stand on the board (routed targets). */
export function tallyInside(
  opened: Opened,
  counted: SheetsByClass,
  pieces: readonly Piece[],
  cells: readonly AskedCell[],
): Tally {
  const found = piecesByCell(pieces);
  return joined(
    cells.map((cell) =>
      cellResults(opened, counted, cell, found.get(cellKey(cell)) ?? new Map<string, Answers>()),
    ),
  );
}

/** Pieces sorted into cells, then groups; keys by `cellKey`. */
export function piecesByCell(
  pieces: readonly Piece[],
): Map<string, Map<string, Map<string | null, number>>> {
  const cells = new Map<string, Map<string, Map<string | null, number>>>();
  for (const { group, targetId, dimensionId, grade, count } of pieces) {
    const key = placeKey(targetId, dimensionId);
    const groups = cells.get(key) ?? new Map<string, Map<string | null, number>>();
    cells.set(key, groups);
    const answers = groups.get(group) ?? new Map<string | null, number>();
    groups.set(group, answers.set(grade, count));
  }
  return cells;
}

/** A cell as a key of maps; ids have no blanks. */
export function cellKey({ target, dimension }: AskedCell): string {
  return placeKey(target.id, dimension.id);
}

/** The {@link cellKey} of what names its cell by ids: a piece, a withheld result. */
export function placeKey(targetId: string, dimensionId: string): string {
  return `${targetId} ${dimensionId}`;
}

function joined(parts: readonly Tally[]): Tally {
  return {
    tally: parts.flatMap(({ tally }) => tally),
    withheld: parts.flatMap(({ withheld }) => withheld),
  };
}

function cellResults(
  opened: Opened,
  counted: SheetsByClass,
  cell: AskedCell,
  groups: PiecesOfCell,
): Tally {
  if (groups.size === 0) {
    const reason = withheldWhy(planTree(counted), opened.disclosure.k);
    return withheldCell(opened, counted, cell, reason);
  }
  // A group of all classes is the scope "all" already.
  const isPart = (name: string) => groups.size > 1 || !name.includes('+');
  const shown = [...groups.keys()].sort().filter(isPart);
  const parts = shown.map((name) => tallyCell(cell, name, groups.get(name) ?? new Map()));
  const classes = opened.ticketClasses.filter(({ id }) => (counted.get(id) ?? 0) > 0);
  const hidden = classes.filter(({ id }) => !shown.includes(id));
  const all = {
    ...tallyCell(cell, ALL_CLASSES, addUp([...groups.values()])),
    weighted: hidden.length === 0 ? mixByWeight(classes, parts) : null,
  };
  return {
    tally: [all, ...parts],
    withheld: hidden.map(({ id }) => withheldAt(cell, id, counted.get(id) ?? 0, 'merged')),
  };
}

function withheldCell(
  { ticketClasses }: Opened,
  counted: SheetsByClass,
  cell: AskedCell,
  reason: WithheldReason,
): Tally {
  const classes = ticketClasses
    .map(({ id }) => ({ id, sheets: counted.get(id) ?? 0 }))
    .filter(({ sheets }) => sheets > 0);
  return {
    tally: [],
    withheld: [
      withheldAt(cell, ALL_CLASSES, totalOf(counted), reason),
      ...classes.map(({ id, sheets }) => withheldAt(cell, id, sheets, reason)),
    ],
  };
}

function withheldAt(
  { target, dimension }: AskedCell,
  scope: string,
  sheets: number,
  reason: WithheldReason,
): WithheldCell {
  return { scope, targetId: target.id, dimensionId: dimension.id, sheets, reason };
}

function tallyCell({ target, dimension, scale }: AskedCell, scope: string, answers: Answers) {
  const given = gradeCounts(answers);
  const counts = Object.fromEntries(scale.grades.map(({ id }) => [id, given[id] ?? 0]));
  const n = gradesGiven(counts);
  const sum = scale.grades.reduce((total, { id, value }) => total + value * (counts[id] ?? 0), 0);
  const cell: TallyCell = {
    scope,
    targetId: target.id,
    dimensionId: dimension.id,
    sheets: [...answers.values()].reduce((total, count) => total + count, 0),
    n,
    counts,
    favourable: favourableCount(counts, scale),
    meanMilli: divided(sum * 1000, n),
    weighted: null,
  };
  return cell;
}

/** A weighted mix is a second equation about every class: it is safe only when no class is hidden. */
function mixByWeight(
  classes: readonly TicketClass[],
  cells: readonly TallyCell[],
): TallyCell['weighted'] {
  const weightOf = new Map(classes.map(({ id, weight }) => [id, weight]));
  const weights = classes.reduce((sum, { weight }) => sum + weight, 0);
  const mix = (value: (cell: TallyCell) => number) =>
    divided(
      cells.reduce((sum, cell) => sum + (weightOf.get(cell.scope) ?? 0) * value(cell), 0),
      weights,
    );
  return {
    favourableBp: mix(({ favourable, n }) => divided(favourable * 10_000, n)),
    meanMilli: mix(({ meanMilli }) => meanMilli),
  };
}

/** Rounded half up, exact for integers below 2^52; never −0, which JSON cannot tell from 0. */
function divided(dividend: number, divisor: number): number {
  return Math.floor((2 * dividend + divisor) / (2 * divisor)) + 0;
}

function totalOf(counted: SheetsByClass): number {
  return [...counted.values()].reduce((sum, sheets) => sum + sheets, 0);
}

/** Favourable grades ÷ grades given, 0…1. */
export function favourableShare({ favourable, n }: Pick<TallyCell, 'favourable' | 'n'>): number {
  return favourable / n;
}
