import { decodeRoster } from '../roster-import/decode-roster.rules';
import { readFlattenedTable } from '../roster-import/flattened-table.rules';
import { readNameList } from '../roster-import/name-list.rules';
import { ROSTER_MAX_CHARACTERS } from '../roster-import/parse-roster.rules';
import { findHeader } from '../table-import/table-columns.rules';
import { documentKind } from './office-document';
import { OfficeArchive } from './office-archive';
import { FileNotRecognised } from './office-file.errors';
import { flattenSheet, isRosterHeader } from './flatten-sheet.rules';
import { flattenWord } from './flatten-word.rules';
import { readCsv } from './read-csv';
import { readDocx, type WordBlock } from './read-docx';
import { readXlsx } from './read-xlsx';
import type { SheetRow, TableSource } from './sheet-row.types';
import { sniffFile } from './sniff-file.rules';

export type FileFormat = 'text' | 'docx' | 'xlsx' | 'csv';

/** What a file turned out to be. A roster and a name list are short texts; a table is read row by row. */
export type RecognisedFile = { readonly format: FileFormat } & (
  | { readonly kind: 'roster' | 'names'; readonly text: string }
  | { readonly kind: 'table'; readonly tables: readonly TableSource[] }
);

const headRows = 40;
const rosterRows = 5_000;

/** Reads as much of a file as it takes to know what it is. Throws the refusals of `office-file.errors.ts`. */
export async function recogniseFile(bytes: Buffer, fileName: string): Promise<RecognisedFile> {
  if (sniffFile(bytes, fileName) === 'text') return recogniseText(bytes);
  const archive = await OfficeArchive.open(bytes);
  if ((await documentKind(archive, fileName)) === 'docx')
    return recogniseWord(await readDocx(archive));
  return recogniseTables(await readXlsx(archive), 'xlsx');
}

async function recogniseText(bytes: Buffer): Promise<RecognisedFile> {
  const isShort = bytes.length <= 4 * ROSTER_MAX_CHARACTERS;
  const text = isShort ? decodeRoster(bytes) : '';
  if (isShort && readFlattenedTable(text).header) return { kind: 'roster', format: 'text', text };
  const source = readCsv(bytes);
  const head = await firstRows(source, headRows);
  if (head.some(isRosterHeader) || findHeader(head)) return recogniseTables([source], 'csv');
  if (isNameList(text)) return { kind: 'names', format: 'text', text };
  if (head.some(({ cells }) => cells.length > 1)) return recogniseTables([source], 'csv');
  throw new FileNotRecognised('text without a table or a list of names');
}

function recogniseWord(blocks: readonly WordBlock[]): RecognisedFile {
  const roster = flattenWord(blocks);
  if (roster !== null) return { kind: 'roster', format: 'docx', text: roster };
  const tables = blocks.flatMap((block, index) =>
    block.kind === 'table' ? [wordTable(block, index)] : [],
  );
  if (tables.length > 0) return { kind: 'table', format: 'docx', tables };
  const text = blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
  if (isNameList(text)) return { kind: 'names', format: 'docx', text };
  throw new FileNotRecognised('document without a table or a list of names');
}

function wordTable({ rows }: Extract<WordBlock, { kind: 'table' }>, index: number): TableSource {
  return {
    sheet: `表 ${index + 1}`,
    rows: async function* () {
      for (const [at, cells] of rows.entries()) {
        const texts = cells.map(({ paragraphs }) => paragraphs.join('\n').trim());
        if (texts.some((text) => text !== '')) yield { row: at + 1, cells: texts, notes: [] };
      }
    },
  };
}

async function recogniseTables(
  tables: readonly TableSource[],
  format: 'xlsx' | 'csv',
): Promise<RecognisedFile> {
  for (const table of tables) {
    const head = await firstRows(table, headRows);
    if (!head.some(isRosterHeader)) continue;
    const text = flattenSheet(await firstRows(table, rosterRows));
    if (text !== null) return { kind: 'roster', format, text };
  }
  return { kind: 'table', format, tables };
}

/** Labels such as 组长： tell a list of names; a table has none. */
function isNameList(text: string): boolean {
  return readNameList(text).sections.some(({ role }) => role !== null);
}

export async function firstRows(table: TableSource, most: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of table.rows()) {
    rows.push(row);
    if (rows.length === most) break;
  }
  return rows;
}
