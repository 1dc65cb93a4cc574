/** Width of a text in points. */
export type Measure = (text: string, size: number, bold: boolean) => number;

// What may not begin a line (避头) and what may not end one (避尾).
const neverFirst = /^[，。、；：！？）》〉」』】〕”’…—·,.;:!?)\]}%]/u;
const neverLast = /[（《〈「『【〔“‘([{]$/u;

/**
 * Lines no wider than `width`. Chinese breaks anywhere but before closing and after opening marks, Latin words and
 * numbers stay whole unless one alone is wider than the line. Nothing is left out.
 */
export function wrapText(
  text: string,
  width: number,
  size: number,
  measure: Measure,
  bold = false,
): string[] {
  const fits = (line: string) => measure(line, size, bold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of unbreakable(text).flatMap((one) => (fits(one) ? [one] : Array.from(one)))) {
    if (line === '' || fits(line + word)) line += word;
    else {
      lines.push(line.trimEnd());
      line = word.trimStart();
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** The pieces between which a line may end. */
function unbreakable(text: string): string[] {
  const pieces: string[] = [];
  for (const sign of text.match(/[\p{Script=Latin}\p{Nd}_/@+-]+|\s+|./gsu) ?? []) {
    const last = pieces.at(-1);
    if (last !== undefined && (neverFirst.test(sign) || neverLast.test(last)))
      pieces[pieces.length - 1] = last + sign;
    else pieces.push(sign);
  }
  return pieces;
}
