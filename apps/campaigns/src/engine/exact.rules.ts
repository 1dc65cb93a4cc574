/** A share kept whole: 1/5, 50 % is 50/100, 2.5 ‰ is 25/10000. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

const scale = 1_000_000;
const known = new Map<string, Ratio>();

/** `1/5`, `50 %`, `5 ‰` as the template's shape admits them. */
export function ratioOf(text: string): Ratio {
  const found = known.get(text) ?? parsed(text);
  if (known.size < 1_000) known.set(text, found);
  return found;
}

/** Below 0 where part/whole is less than the ratio, 0 where equal: compared by cross-multiplication, never as floats. */
export function compareShare(part: number, whole: number, ratio: Ratio): number {
  const left = part * ratio.denominator;
  const right = whole * ratio.numerator;
  const isExact =
    Number.isInteger(part) &&
    Number.isInteger(whole) &&
    Number.isSafeInteger(left) &&
    Number.isSafeInteger(right);
  if (isExact) return Math.sign(left - right);
  const exactLeft = exact(part) * BigInt(ratio.denominator);
  const exactRight = exact(whole) * BigInt(ratio.numerator);
  return exactLeft < exactRight ? -1 : exactLeft > exactRight ? 1 : 0;
}

/** Adds numbers as people write them: 0.1 + 0.2 is 0.3 here. Six decimal places. */
export function sum(numbers: readonly number[]): number {
  if (numbers.every(Number.isSafeInteger)) return numbers.reduce((total, one) => total + one, 0);
  let units = 0n;
  for (const number of numbers) units += exact(number);
  return Number(units) / scale;
}

function parsed(text: string): Ratio {
  const [numerator = '0', denominator] = text.split('/');
  if (denominator !== undefined)
    return { numerator: Number(numerator), denominator: Number(denominator) };
  const [, whole = '0', part = '', sign] = /^(\d+)(?:\.(\d+))? ?([%‰])$/.exec(text) ?? [];
  return {
    numerator: Number(whole + part),
    denominator: 10 ** part.length * (sign === '‰' ? 1_000 : 100),
  };
}

function exact(number: number): bigint {
  return Number.isSafeInteger(number)
    ? BigInt(number) * BigInt(scale)
    : BigInt(Math.round(number * scale));
}
