import { encode } from 'iconv-lite';
import { guardCell } from '../roster-import/formula-guard.rules';
import type { LaidOutRoster } from '../roster-import/roster-layout.rules';
import type { TextEncoding } from './contact-table-format.rules';

/**
 * The annex as comma-separated values (RFC 4180), merged cells empty as in the text, paragraphs as lines of a cell.
 * UTF-8 is marked, or Excel in China takes it for GB18030; GB18030 has every Chinese character and needs no mark.
 */
export function printCsv(
  { heading, columns, rows, legend }: LaidOutRoster,
  encoding: TextEncoding,
): Buffer {
  const records = [
    ...heading.map((line) => [line]),
    columns,
    ...rows.map(({ cells }) => cells.map((paragraphs) => (paragraphs ?? []).join('\n'))),
    ...legend.map((line) => [line]),
  ];
  const text = records.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  return encode(text, encoding, { addBOM: encoding === 'utf-8' });
}

function csvCell(text: string): string {
  const safe = guardCell(text);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
