import { ValueNotCanonical } from './canonical-json.errors';

/**
 * RFC 8785 (JCS) for the values a board may hold: null, booleans, safe integers, well-formed strings, arrays, plain
 * objects. Floats, NaN, −0, undefined, lone surrogates, dates and maps are refused instead of guessed at: two programs that
 * print a float differently would disagree about a hash.
 * @throws ValueNotCanonical with the path of the first offender
 */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return integer(value, path);
  if (typeof value === 'string') return text(value, path);
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => canonicalJson(item, `${path}[${index}]`)).join(',')}]`;
  }
  if (Object.prototype.toString.call(value) !== '[object Object]')
    throw new ValueNotCanonical(path);
  const record = value as Record<string, unknown>;
  // Array.prototype.sort compares UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  const members = Object.keys(record)
    .sort()
    .map((key) => `${text(key, path)}:${canonicalJson(record[key], `${path}.${key}`)}`);
  return `{${members.join(',')}}`;
}

function integer(value: number, path: string): string {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new ValueNotCanonical(path);
  return String(value);
}

function text(value: string, path: string): string {
  if (!isWellFormed(value)) throw new ValueNotCanonical(path);
  return JSON.stringify(value);
}

/** True unless a UTF-16 surrogate stands alone (`String.prototype.isWellFormed` is not in the ES2023 typings). */
function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}
