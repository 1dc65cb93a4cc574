import { isUtf8 } from 'node:buffer';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { unguardCell } from '../roster-import/formula-guard.rules';
import { FileDamaged, FileTooManyRows, FileTooWide } from './office-file.errors';
import { type CellNote, type SheetRow, tableLimits, type TableSource } from './sheet-row.types';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';
const delimiters = [',', ';', '\t', '，', '；'] as const;
const pieceBytes = 64 * 1024;

/** UTF-16 and UTF-8 by their marks, UTF-8 by its shape, else GB18030 (what Chinese Windows calls ANSI). */
export function textEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

/** The sign that cuts the first lines into the same number of cells, as many as possible; a comma when none does. */
export function csvDelimiter(head: string): string {
  const lines = head
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20);
  const scores = delimiters.map((delimiter) => {
    const counts = lines.map((line) => unquoted(line).split(delimiter).length - 1);
    const most = Math.max(0, ...counts);
    const same = counts.filter((count) => count === most).length;
    return { delimiter, score: most === 0 ? 0 : most * (same / Math.max(lines.length, 1)) };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.delimiter : ',';
}

/** Comma-, semicolon- or tab-separated values (RFC 4180, with what offices make of it). */
export function readCsv(bytes: Buffer): TableSource {
  const encoding = textEncoding(bytes);
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, pieceBytes));
  const delimiter = csvDelimiter(head.slice(0, 16_000));
  return {
    sheet: null,
    rows: () => csvRows(bytes, encoding, delimiter),
    expectedRows: () => lines(bytes),
  };
}

async function* csvRows(
  bytes: Buffer,
  encoding: TextEncoding,
  delimiter: string,
): AsyncGenerator<SheetRow> {
  const parser = Readable.from(pieces(bytes, encoding)).pipe(
    parse({
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 256 * 1024,
    }),
  );
  let [row, count] = [0, 0];
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      row += 1;
      const read = sheetRow(row, record);
      if (!read) continue;
      count += 1;
      if (count > tableLimits.rows) throw new FileTooManyRows(tableLimits.rows);
      yield read;
    }
  } catch (error) {
    // An open quotation mark runs to the end of the file.
    throw (error as { code?: string }).code?.startsWith('CSV_')
      ? new FileDamaged(`row ${row + 1}`)
      : error;
  }
}

function sheetRow(row: number, record: readonly string[]): SheetRow | null {
  let width = record.length;
  while (width > 0 && record[width - 1]?.trim() === '') width -= 1;
  if (width === 0) return null;
  if (width > tableLimits.columns) throw new FileTooWide(tableLimits.columns);
  const notes: CellNote[] = [];
  const cells = record.slice(0, width).map((text, column) => {
    if (text.length > tableLimits.cellCharacters) notes.push({ column, kind: 'too-long' });
    return unguardCell(text.slice(0, tableLimits.cellCharacters));
  });
  return { row, cells, notes };
}

function* pieces(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let from = 0; from < bytes.length; from += pieceBytes)
    yield decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true });
  yield decoder.decode();
}

function unquoted(line: string): string {
  return line.replace(/"[^"]*"/g, '');
}

/** Line ends are one byte in UTF-8 and GB18030 and part of no other character. */
function lines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}
