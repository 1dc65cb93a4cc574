/** A share kept whole: 1/5, 50 % is 50/100, 2.5 ‰ is 25/10000. */
export interface Ratio {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const scale = 1_000_000;

/** `1/5`, `50 %`, `5 ‰` as the template's shape admits them. */
export function ratioOf(text: string): Ratio {
  const [numerator = '0', denominator] = text.split('/');
  if (denominator !== undefined)
    return { numerator: BigInt(numerator), denominator: BigInt(denominator) };
  const [, whole = '0', part = '', sign] = /^(\d+)(?:\.(\d+))? ?([%‰])$/.exec(text) ?? [];
  return {
    numerator: BigInt(whole + part),
    denominator: 10n ** BigInt(part.length) * (sign === '‰' ? 1_000n : 100n),
  };
}

/** Below 0 where part/whole is less than the ratio, 0 where equal: compared by cross-multiplication, never as floats. */
export function compareShare(
  part: number,
  whole: number,
  { numerator, denominator }: Ratio,
): number {
  const left = exact(part) * denominator;
  const right = exact(whole) * numerator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Adds numbers as people write them: 0.1 + 0.2 is 0.3 here. Six decimal places. */
export function sum(numbers: Iterable<number>): number {
  let units = 0n;
  for (const number of numbers) units += exact(number);
  return Number(units) / scale;
}

function exact(number: number): bigint {
  return Number.isInteger(number) && Number.isSafeInteger(number)
    ? BigInt(number) * BigInt(scale)
    : BigInt(Math.round(number * scale));
}
