import { encode } from 'iconv-lite';

/** GB18030 is what older Chinese Windows programs open without asking. */
export const textEncodings = ['utf-8', 'gb18030'] as const;
export type TextEncoding = (typeof textEncodings)[number];

// What a spreadsheet takes for a formula, wherever the file came from: the half-width signs, the full-width ones in Chinese
// settings, tab and line end because they are trimmed first.
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/;

/**
 * Comma-separated values (RFC 4180). UTF-8 is marked, or Excel in China takes it for GB18030; GB18030 has every Chinese character
 * and needs no mark. Numbers stay numbers; a text that looks like a formula gets an apostrophe.
 */
export function printCsv(
  rows: readonly (readonly (string | number | null)[])[],
  encoding: TextEncoding,
): Buffer {
  const text = rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
  return encode(text, encoding, { addBOM: encoding === 'utf-8' });
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
