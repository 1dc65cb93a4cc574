// Word, WPS and web pages leave zero-width marks behind that `\s` does not know.
const WHITE = /[\s\u200b-\u200d\u2060\ufeff]+/g;
const ZERO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;
// Everything but TAB and line ends that only machines wrote (NUL from a damaged file, vertical TAB from Word).
const CONTROL = /[^\P{Cc}\t\r\n]/gu;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const DIGITS = '〇一二三四五六七八九';
const NUMERAL = /^(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/;

/** The text without any white space (half, full or zero width): the form in which names are compared. */
export function withoutWhiteSpace(text: string): string {
  return text.replace(WHITE, '');
}

/** The lines of a text, whatever ends them, without byte order mark, zero-width marks and control characters. */
export function readableLines(text: string): string[] {
  return text
    .replace(ZERO_WIDTH, '')
    .replace(CONTROL, ' ')
    .split(/\r\n?|\n/);
}

/** Full-width Latin letters, digits and punctuation as half-width ones; Chinese characters stay. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Reads 一…九十九 or 1…99 (full width too); null when the text is no such number. */
export function readChineseNumber(text: string): number | null {
  const compact = toHalfWidth(withoutWhiteSpace(text));
  if (/^[1-9]\d?$/.test(compact)) return Number(compact);
  const [whole, tens, ten, ones] = NUMERAL.exec(compact) ?? [];
  if (!whole) return null;
  const high = ten ? (tens ? DIGITS.indexOf(tens) : 1) * 10 : 0;
  return high + (ones ? DIGITS.indexOf(ones) : 0);
}

/** Writes 1…99 as 一…九十九; other numbers as digits. */
export function writeChineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const high = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return high + (ones === 0 ? '' : DIGITS[ones]);
}

/** At most `length` characters, so that a broken file cannot blow up the list of issues. */
export function clip(text: string, length = 60): string {
  if (text.length <= length) return text;
  // Never half of a surrogate pair: rare names use characters beyond the basic plane.
  return `${text.slice(0, length).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Appends without spreading: `push(...list)` throws once a broken file yields a hundred thousand entries. */
export function addAll<T>(target: T[], more: readonly T[]): void {
  for (const entry of more) target.push(entry);
}
