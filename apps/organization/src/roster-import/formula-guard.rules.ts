/*
 * A spreadsheet takes a cell that begins like this for a formula, wherever the file came from: the half-width signs
 * everywhere, the full-width ones in Chinese and Japanese settings, tab and line end because they are trimmed first.
 */
const formulaStart = '[=+\\-@＝＋－＠\\t\\r\\n]';
const guarded = new RegExp(`^'+${formulaStart}`);
const dangerous = new RegExp(`^'*${formulaStart}`);

/** The text as a cell that no spreadsheet executes; `unguardCell` gives it back exactly. */
export function guardCell(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** For the importer: takes away the apostrophe `guardCell` put there, and no other. */
export function unguardCell(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
