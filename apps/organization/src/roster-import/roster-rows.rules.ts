import { readGroupLabel } from './roster-cells.rules';
import { COLUMNS, compactText, type TableCell } from './flattened-table.rules';

/** One row of the table; a cell is null when a broken row does not have it. */
export interface RosterRow {
  /** 1-based, without the header. */
  readonly row: number;
  readonly line: number;
  readonly group: TableCell | null;
  readonly members: TableCell | null;
  readonly unit: TableCell | null;
  readonly contact: TableCell | null;
  /** 4 unless the row is broken. */
  readonly cellCount: number;
  readonly text: string;
}

type Kind = 'empty' | 'label' | 'members' | 'contact' | 'text';

interface KnownCell {
  readonly cell: TableCell;
  readonly kind: Kind;
}

/**
 * Counts the cells in fours (5.3 item 4). Where four cells cannot be a row, a cell is missing or too many:
 * that one row is cut at the next cell that starts a row and sorted by what its cells look like, so that one lost
 * TAB costs one row and never the rest of the table.
 */
export function readRows(cells: readonly TableCell[]): RosterRow[] {
  const known = cells.map((cell) => ({ cell, kind: kindOf(cell) }));
  const rows: RosterRow[] = [];
  let start = 0;
  while (start < known.length) {
    if (isBlankAt(known, start)) {
      start += COLUMNS;
      continue;
    }
    const isWhole = isRowAt(known, start);
    const end = isWhole ? start + COLUMNS : nextRowStart(known, start);
    const row = isWhole ? wholeRow : brokenRow;
    rows.push(row(known.slice(start, end), rows.length + 1));
    start = end;
  }
  return rows;
}

function kindOf(cell: TableCell): Kind {
  const text = compactText(cell);
  if (text === '') return 'empty';
  if (/(?:组长|成员|组员)[:：]/.test(text)) return 'members';
  if (readGroupLabel(text) !== null) return 'label';
  return /\d{7}/.test(text) ? 'contact' : 'text';
}

/** Rows left empty in Word say nothing; they are no rows and no issue. */
function isBlankAt(known: readonly KnownCell[], start: number): boolean {
  const row = known.slice(start, start + COLUMNS);
  return row.every(({ kind }) => kind === 'empty') && isBoundary(known, start + COLUMNS);
}

function isRowAt(known: readonly KnownCell[], start: number): boolean {
  const [group, members, unit, contact] = [0, 1, 2, 3].map((column) => known[start + column]?.kind);
  if (contact === undefined) return false;
  const startsGroup = group === 'label' || members === 'members';
  const isContinued = group === 'empty' && members === 'empty';
  if (!isContinued && !startsGroup) return false;
  if (members === 'label' || members === 'contact') return false;
  const isNameless =
    unit === 'empty' && (contact === 'contact' || (contact === 'empty' && startsGroup));
  if (unit !== 'text' && !isNameless) return false;
  if (contact === 'empty') return isBoundary(known, start + COLUMNS);
  return contact === 'contact' || contact === 'text';
}

/** An empty contact cell is one only if a row starts after it; else it is the first cell of the next row. */
function isBoundary(known: readonly KnownCell[], index: number): boolean {
  const next = known[index]?.kind;
  if (next === undefined || next === 'label') return true;
  return next === 'empty' && known[index + 1]?.kind === 'empty';
}

function nextRowStart(known: readonly KnownCell[], start: number): number {
  for (let index = start + 1; index < known.length; index += 1) {
    const { kind } = known[index]!;
    const before = known[index - 1]!.kind;
    if (kind === 'label') return index;
    if (kind === 'empty' && before !== 'empty' && before !== 'label') return index;
    if (kind === 'members' && before !== 'empty' && before !== 'label') return index;
  }
  return known.length;
}

function wholeRow(cells: readonly KnownCell[], row: number): RosterRow {
  const [group, members, unit, contact] = cells.map(({ cell }) => cell);
  return asRow(cells, row, {
    group: group ?? null,
    members: members ?? null,
    unit: unit ?? null,
    contact: contact ?? null,
  });
}

function brokenRow(cells: readonly KnownCell[], row: number): RosterRow {
  const first = (kind: Kind): TableCell | null =>
    cells.find((known) => known.kind === kind)?.cell ?? null;
  const contact = first('contact');
  // A lone text may be anything (a remark, a fifth column): no unit is made out of it.
  const unit = contact || cells.length >= COLUMNS - 1 ? first('text') : null;
  return asRow(cells, row, { group: first('label'), members: first('members'), unit, contact });
}

function asRow(
  cells: readonly KnownCell[],
  row: number,
  columns: Pick<RosterRow, 'group' | 'members' | 'unit' | 'contact'>,
): RosterRow {
  const text = cells.map(({ cell }) => compactText(cell)).filter((part) => part !== '');
  return {
    row,
    line: cells[0]?.cell.line ?? 0,
    ...columns,
    cellCount: cells.length,
    text: text.join(' '),
  };
}
