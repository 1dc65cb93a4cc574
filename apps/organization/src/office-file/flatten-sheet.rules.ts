import { headerColumns, isLegend } from '../roster-import/flattened-table.rules';
import { printLaidOut } from '../roster-import/print-roster.rules';
import type { LaidOutRow } from '../roster-import/roster-layout.rules';
import type { SheetRow } from './sheet-row.types';

/** Whether this row of a sheet is the header of a contact table. */
export function isRosterHeader({ cells }: SheetRow): boolean {
  return headerColumns(cells) !== null;
}

/**
 * The contact table of a worksheet or CSV file as the text that Word would save (5.3). Merged cells are empty in all rows
 * but the first, which is what the text has as well.
 */
export function flattenSheet(rows: readonly SheetRow[]): string | null {
  const header = rows.findIndex(isRosterHeader);
  const columns = headerColumns(rows[header]?.cells ?? []);
  if (!columns) return null;
  const table: LaidOutRow[] = [];
  const legend: string[] = [];
  for (const { cells } of rows.slice(header + 1)) {
    const lines = cells.flatMap((cell) => paragraphs(cell));
    if (legend.length > 0 || isLegend(lines[0] ?? '')) legend.push(...lines);
    else table.push(laidOut(cells, columns));
  }
  return printLaidOut({
    heading: rows.slice(0, header).flatMap(({ cells }) => cells.flatMap(paragraphs)),
    columns: columns.map((column) => paragraphs(rows[header]?.cells[column] ?? '').join('')),
    rows: table,
    legend,
  });
}

function laidOut(cells: readonly string[], columns: readonly number[]): LaidOutRow {
  const four = columns.map((column) => paragraphs(cells[column] ?? ''));
  return { cells: four as unknown as LaidOutRow['cells'], span: 1 };
}

function paragraphs(cell: string): string[] {
  return cell
    .split(/\r\n?|\n/)
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '');
}
