import fc from 'fast-check';
import { ValueNotCanonical } from './canonical-json.errors';
import { canonicalJson } from './canonical-json';

describe('canonical JSON (RFC 8785)', () => {
  it('RFC8785 sorts members by UTF-16 code units, at every depth', () => {
    const value = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
      a: { c: 1, b: 2 },
    };
    expect(canonicalJson(value)).toBe(
      '{"\\r":2,"1":4,"a":{"b":2,"c":1},"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
    );
  });

  it('RFC8785 escapes strings as ECMAScript does', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"',
    );
  });

  it('does not care in which order members were set', () => {
    const record = fc.dictionary(
      fc.string(),
      fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null)),
    );
    fc.assert(
      fc.property(record, (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  it.each([
    ['a float', { a: 0.5 }, '$.a'],
    ['NaN', [NaN], '$[0]'],
    ['infinity', Infinity, '$'],
    ['minus zero', -0, '$'],
    ['an integer that doubles cannot hold', 2 ** 53, '$'],
    ['undefined', { a: undefined }, '$.a'],
    ['a hole in an array', new Array(1), '$[0]'],
    ['a bigint', 1n, '$'],
    ['a date', new Date(0), '$'],
    ['a map', new Map(), '$'],
    ['a lone surrogate', '\ud83d', '$'],
    ['a lone surrogate as a key', { '\ude00': 1 }, '$'],
  ])('refuses %s', (_name, value, path) => {
    expect(() => canonicalJson(value)).toThrow(new ValueNotCanonical(path));
  });
});
