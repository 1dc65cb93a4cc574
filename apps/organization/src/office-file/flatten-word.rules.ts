import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import { COLUMNS, headerColumns, isLegend } from '../roster-import/flattened-table.rules';
import { printLaidOut } from '../roster-import/print-roster.rules';
import type { LaidOutRow } from '../roster-import/roster-layout.rules';
import type { WordBlock, WordCell } from './read-docx';

interface Column {
  readonly start: number;
  readonly end: number;
}

/**
 * The contact table of a Word document as the text Word itself would save (5.3), so that both are read by one parser;
 * null when no table has the four titles. Columns are told by the header's place in the grid: a table that was edited
 * for years has more grid columns than anybody sees.
 */
export function flattenWord(blocks: readonly WordBlock[]): string | null {
  const first = blocks.findIndex((block) => headerOf(block) !== null);
  if (first < 0) return null;
  const rows: LaidOutRow[] = [];
  let titles: string[] = [];
  for (const block of blocks.slice(first)) {
    const header = headerOf(block);
    if (block.kind !== 'table') continue;
    // A table goes on below a page break without its header; a table of something else ends it.
    if (!header) break;
    titles = titles.length > 0 ? titles : header.titles;
    rows.push(...block.rows.slice(header.row + 1).map((row) => laidOut(row, header.columns)));
  }
  const lines = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text.trim()] : []));
  const before = blocks.slice(0, first).filter(({ kind }) => kind === 'paragraph').length;
  const after = lines.slice(before).filter((text) => text !== '');
  const legend = after.findIndex(isLegend);
  return printLaidOut({
    heading: lines.slice(0, before).filter((text) => text !== ''),
    columns: titles,
    rows,
    legend: legend < 0 ? [] : after.slice(legend),
  });
}

interface Header {
  readonly row: number;
  readonly titles: string[];
  readonly columns: readonly Column[];
}

function headerOf(block: WordBlock): Header | null {
  if (block.kind !== 'table') return null;
  for (const [row, cells] of block.rows.slice(0, 5).entries()) {
    const texts = cells.map(({ paragraphs }) => withoutWhiteSpace(paragraphs.join('')));
    const at = headerColumns(texts);
    if (!at) continue;
    const columns = at.map((index) => {
      const { start, span } = cells[index]!;
      return { start, end: start + span };
    });
    return { row, titles: at.map((index) => texts[index] ?? ''), columns };
  }
  return null;
}

function laidOut(row: readonly WordCell[], columns: readonly Column[]): LaidOutRow {
  const cells = columns.map(({ start, end }) =>
    row
      .filter((cell) => cell.start >= start && cell.start < end && !cell.isContinued)
      .flatMap(({ paragraphs }) => paragraphs.map((text) => text.trim()))
      .filter((text) => text !== ''),
  );
  while (cells.length < COLUMNS) cells.push([]);
  return { cells: cells as unknown as LaidOutRow['cells'], span: 1 };
}
