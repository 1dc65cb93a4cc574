import { readableLines, withoutWhiteSpace } from './chinese-text.rules';

/** One line of text, trimmed, with its 1-based number. */
export interface Paragraph {
  readonly line: number;
  readonly text: string;
}

/** A table cell: the line of its TAB and its non-empty paragraphs (none: a merged or empty cell). */
export interface TableCell {
  readonly line: number;
  readonly paragraphs: readonly Paragraph[];
}

/** A Word table saved as text (5.3). `header` is null when the four column titles were not found. */
export interface FlattenedTable {
  readonly heading: readonly Paragraph[];
  readonly header: readonly TableCell[] | null;
  readonly cells: readonly TableCell[];
  readonly legend: readonly Paragraph[];
}

export const COLUMNS = 4;
const HEADER = [/组/, /成员|组员/, /单位/, /联系人|电话/] as const;
const LEGEND = /^(?:注|备注|说明)\s*\d?\s*[:：]/;
const ANNEX = /^附\s*件/;
const CELL_START = /^[ \u3000]*\t/;

/** The cell as one text without white space: what labels and kinds are recognised by. */
export function compactText(cell: TableCell): string {
  return withoutWhiteSpace(cell.paragraphs.map(({ text }) => text).join(''));
}

/**
 * Reads lines into cells. A cell starts with a TAB at the start of a line; lines without one continue the cell,
 * however many blank lines stand between (5.3 items 2–4). Linear in the length of the text; never throws.
 */
export function readFlattenedTable(text: string): FlattenedTable {
  const { cells, plain, legend } = readCells(text);
  const start = cells.findIndex((_, index) => isHeaderAt(cells, index));
  const first = cells[start];
  if (!first) return { heading: [], header: null, cells: [], legend: [] };
  return {
    heading: headingAbove(plain, first.line),
    header: cells.slice(start, start + COLUMNS),
    cells: withoutRepeatedHeaders(cells, start + COLUMNS),
    legend: legend.filter(({ line }) => line > first.line),
  };
}

interface Reading {
  readonly cells: readonly TableCell[];
  /** Lines that do not start a cell: above the table they are title or letterhead. */
  readonly plain: readonly Paragraph[];
  readonly legend: readonly Paragraph[];
}

function readCells(text: string): Reading {
  const cells: { line: number; paragraphs: Paragraph[] }[] = [];
  const plain: Paragraph[] = [];
  const legend: Paragraph[] = [];
  let isInLegend = false;
  readableLines(text).forEach((raw, index) => {
    const paragraph = { line: index + 1, text: raw.trim() };
    const startsCell = CELL_START.test(raw);
    // The legend closes the last cell: without this it would be read as part of the last contact.
    if (LEGEND.test(paragraph.text)) isInLegend = true;
    else if (startsCell) isInLegend = false;
    if (isInLegend) {
      if (paragraph.text) legend.push(paragraph);
      return;
    }
    if (startsCell) cells.push({ line: index + 1, paragraphs: [] });
    if (!paragraph.text) return;
    cells.at(-1)?.paragraphs.push(paragraph);
    if (!startsCell) plain.push(paragraph);
  });
  return { cells, plain, legend };
}

/** Where the four column titles stand in a row of cells, in this order, other columns between them or not; else null. */
export function headerColumns(texts: readonly string[]): number[] | null {
  const columns: number[] = [];
  for (const title of HEADER) {
    const at = texts.findIndex(
      (text, column) => column > (columns.at(-1) ?? -1) && isTitle(withoutWhiteSpace(text), title),
    );
    if (at < 0) return null;
    columns.push(at);
  }
  return columns;
}

function isTitle(text: string, title: RegExp): boolean {
  return text.length <= 20 && title.test(text) && !/[:：]/.test(text);
}

/** A line such as 注：… that explains the table and is no part of it. */
export function isLegend(text: string): boolean {
  return LEGEND.test(text);
}

function isHeaderAt(cells: readonly TableCell[], start: number): boolean {
  return HEADER.every((title, column) => {
    const cell = cells[start + column];
    // A title is one short paragraph; long cells are skipped so that a search over a big file stays cheap.
    if (cell?.paragraphs.length !== 1 || cell.paragraphs[0]!.text.length > 20) return false;
    return isTitle(compactText(cell), title);
  });
}

function withoutRepeatedHeaders(cells: readonly TableCell[], from: number): TableCell[] {
  const kept: TableCell[] = [];
  for (let index = from; index < cells.length; index += 1) {
    // Word repeats the header row on every page.
    if (isHeaderAt(cells, index)) index += COLUMNS - 1;
    else kept.push(cells[index]!);
  }
  return kept;
}

/** The title begins at the last 附件 line; without one, at most three title-like lines above the table count. */
function headingAbove(plain: readonly Paragraph[], headerLine: number): Paragraph[] {
  const above = plain.filter(({ line }) => line < headerLine);
  const annex = above.findLastIndex(({ text }) => ANNEX.test(text));
  if (annex >= 0) return above.slice(annex);
  const nearest = above.slice(-3);
  const body = nearest.findLastIndex(({ text }) => text.length > 60 || text.includes('。'));
  return nearest.slice(body + 1);
}

/**
 * The annex title (joined when it runs over several lines) and the full title below it. The full title is the line
 * that begins like the first one again (5.3 item 1); without such a line both are the same.
 */
export function readTitles(heading: readonly Paragraph[]): { title: string; annexTitle: string } {
  const lines = heading
    .map(({ text }) => text.replace(/^附\s*件\s*\d*\s*[:：]?\s*/, ''))
    .filter((text) => text !== '');
  const beginning = lines[0]?.slice(0, 4) ?? '';
  const full = lines.findIndex((text, index) => index > 0 && text.startsWith(beginning));
  if (full < 0) return { title: lines.join(''), annexTitle: lines.join('') };
  return { title: lines.slice(full).join(''), annexTitle: lines.slice(0, full).join('') };
}
