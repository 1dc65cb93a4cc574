import { getIntrospectionQuery } from 'graphql';
import { checkDocument, documentLimits } from './document-limits';
import type { LimitName } from './limits.errors';

const many = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');
const nested = (depth: number) => `${'{ a '.repeat(depth)}${'} '.repeat(depth)}`;

describe('the limits of a document', () => {
  const atTheLimit: [LimitName, string, string][] = [
    ['tokens', `{ a(x: [${'1 '.repeat(1_991)}]) }`, `{ a(x: [${'1 '.repeat(1_993)}]) }`],
    ['depth', nested(16), nested(17)],
    ['cost', `{ ${many(14, wide)} }`, `{ ${many(15, wide)} }`],
    ['aliases', `{ ${many(15, (i) => `a${i}: a`)} }`, `{ ${many(16, (i) => `a${i}: a`)} }`],
    ['directives', `{ a ${'@b '.repeat(5)} }`, `{ a ${'@b '.repeat(3)} c ${'@b '.repeat(3)} }`],
    ['rootFields', `{ ${many(20, (i) => `a${i}`)} }`, `{ ${many(21, (i) => `a${i}`)} }`],
    [
      'fieldsPerSelection',
      `{ a { ${many(100, (i) => `a${i}`)} } }`,
      `{ a { ${many(101, (i) => `a${i}`)} } }`,
    ],
    ['nameLength', `{ ${'a'.repeat(80)} }`, `query ${'a'.repeat(81)} { a }`],
    ['operations', many(20, (i) => `query Q${i} { a }`), many(21, (i) => `query Q${i} { a }`)],
  ];

  it('are each tried below', () => {
    expect(atTheLimit.map(([limit]) => limit).sort()).toEqual(Object.keys(documentLimits).sort());
  });

  it.each(atTheLimit)(
    'let %s pass up to the limit, and name it when one more is asked',
    (limit, allowed, tooMuch) => {
      expect(() => checkDocument(allowed)).not.toThrow();
      expect(() => checkDocument(tooMuch)).toThrow(`for ${limit}.`);
    },
  );

  it.each([
    ['aliases', `{ ...F } fragment F on Q { ${many(16, (i) => `a${i}: a`)} }`],
    ['aliases', `{ a } fragment Unused on Q { ${many(16, (i) => `a${i}: a`)} }`],
    ['depth', `{ a { ...F } } fragment F on Q ${nested(16)}`],
    ['directives', `query ($v: Int @b) @b { ...F @b ... @b { a @b } } fragment F on Q @b { a }`],
    ['directives', `query ${'@b '.repeat(6)} { a }`],
    ['rootFields', `{ ...F ...F } fragment F on Q { ${many(11, (i) => `a${i}`)} }`],
  ])('see %s through fragments and on every place', (limit, document) => {
    expect(() => checkDocument(document)).toThrow(`for ${limit}.`);
  });

  it('measure a fragment bomb in no time', () => {
    const bomb = many(60, (i) => `fragment F${i} on Q { a { ...F${i + 1} ...F${i + 1} } }`);
    const startedAt = process.cpuUsage().user;
    expect(() => checkDocument(`{ ...F0 } ${bomb} fragment F60 on Q { a }`)).toThrow(
      'exceeds the limit',
    );
    expect(process.cpuUsage().user - startedAt).toBeLessThan(100_000);
  });

  it.each([
    ['of itself', '{ ...A } fragment A on Q { a { ...A } }'],
    ['through another', '{ ...A } fragment A on Q { ...B } fragment B on Q { ...A }'],
    ['that is never used', '{ a } fragment A on Q { ...A }'],
  ])('refuse a fragment %s', (_which, document) => {
    expect(() => checkDocument(document)).toThrow('contains itself');
  });

  it('refuse aliases in the name space of GraphQL itself', () => {
    expect(() => checkDocument('{ __proto__: a }')).toThrow('two underscores');
    expect(() => checkDocument('{ __typename }')).not.toThrow();
  });

  it('let the introspection of the development tools pass', () => {
    expect(() =>
      checkDocument(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true } as never)),
    ).not.toThrow();
  });

  it('say where the text is no GraphQL', () => {
    expect(() => checkDocument('queryy { a }')).toThrow('Syntax Error');
  });
});

// Costs 2 + 1.5 × (2 + 1.5 × (2 + 1.5 × 100)) = 347.
function wide(index: number): string {
  return `a${index} { b { c { ${many(100, (i) => `d${i}`)} } } }`;
}
