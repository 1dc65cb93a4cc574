import { type Borders, type Cell, type Worksheet, Workbook } from 'exceljs';
import { guardCell } from '../roster-import/formula-guard.rules';
import type { LaidOutRoster, LaidOutRow } from '../roster-import/roster-layout.rules';

const BODY = '仿宋';
const HEAD = '黑体';
// In characters of the default font; together they fill a lying A4 page.
const widths = [8, 42, 40, 34];
const lineHeight = 18;
const text = '@'; // a cell of this format stays text, whatever is typed into it
const thin = { style: 'thin' } as const;
const borders: Partial<Borders> = { top: thin, left: thin, bottom: thin, right: thin };

/** The annex as a worksheet in its original layout; prints on lying A4, one page wide, the header row on every page. */
export async function printXlsx(table: LaidOutRoster): Promise<Buffer> {
  const workbook = new Workbook();
  workbook.creator = '回音 Huiyin';
  workbook.title = table.heading.at(-1) ?? '';
  const sheet = workbook.addWorksheet('督导联系点分工', {
    pageSetup: {
      paperSize: 9, // A4
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
  });
  sheet.columns = widths.map((width) => ({ width }));
  table.heading.forEach((line, at) => addLine(sheet, line, at === table.heading.length - 1));
  const header = addRow(
    sheet,
    table.columns.map((title) => [title]),
    HEAD,
  );
  sheet.pageSetup.printTitlesRow = `${header}:${header}`;
  sheet.views = [{ state: 'frozen', ySplit: header }];
  let shared = 1;
  for (const row of table.rows) {
    if (row.span > 0) shared = sharedLines(row);
    addTableRow(sheet, row, shared);
  }
  mergeGroups(sheet, table.rows, header + 1);
  for (const line of table.legend) addLine(sheet, line, false, 10.5);
  sheet.pageSetup.printArea = `A1:D${sheet.rowCount}`;
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A line over all four columns: titles above the table, the legend below it. */
function addLine(sheet: Worksheet, line: string, isTitle: boolean, points = 16): void {
  const row = sheet.addRow([guardCell(line)]);
  sheet.mergeCells(row.number, 1, row.number, widths.length);
  const size = isTitle ? 22 : points;
  row.height = size * 1.6;
  const isLegend = points < 16;
  style(row.getCell(1), isLegend ? BODY : HEAD, size, isTitle ? 'center' : 'left');
}

/** Excel does not grow rows for a merged cell: each row of a group gets its share of the lines the group's cells need. */
function sharedLines({ cells, span }: LaidOutRow): number {
  const lines = cells.slice(0, 2).map((paragraphs) => paragraphs?.length ?? 0);
  return Math.ceil(Math.max(...lines) / span);
}

function addTableRow(sheet: Worksheet, { cells }: LaidOutRow, shared: number): void {
  const at = addRow(
    sheet,
    cells.map((paragraphs) => paragraphs ?? []),
    BODY,
  );
  const own = cells.slice(2).map((paragraphs) => paragraphs?.length ?? 0);
  sheet.getRow(at).height = Math.max(...own, shared, 1) * lineHeight + 6;
}

/** After the last row is there: a merged cell counts as rows, and the next row would be added below it. */
function mergeGroups(sheet: Worksheet, rows: readonly LaidOutRow[], first: number): void {
  rows.forEach(({ span }, index) => {
    const at = first + index;
    if (span > 1) for (const column of [1, 2]) sheet.mergeCells(at, column, at + span - 1, column);
  });
}

/** Always strings, never numbers or formulas. */
function addRow(sheet: Worksheet, cells: readonly (readonly string[])[], font: string): number {
  const row = sheet.addRow(cells.map((paragraphs) => guardCell(paragraphs.join('\n'))));
  cells.forEach((_, at) => {
    const cell = row.getCell(at + 1);
    style(cell, font, 12, at === 0 || font === HEAD ? 'center' : 'left');
    cell.border = borders;
  });
  return row.number;
}

function style(cell: Cell, name: string, size: number, horizontal: 'center' | 'left'): void {
  cell.font = { name, size };
  cell.numFmt = text;
  cell.alignment = { horizontal, vertical: 'middle', wrapText: true };
}
