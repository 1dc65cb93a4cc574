/** One numbered statement, as listed in tools/requirements/catalogue.json. */
export interface Requirement {
  readonly id: string;
  /** The first owns it. */
  readonly services: readonly string[];
  readonly kind: string;
  readonly strength: string | null;
  readonly says: string;
}

export interface NamedTest {
  readonly file: string;
  readonly name: string;
}

export interface Coverage {
  readonly covered: ReadonlyMap<string, readonly NamedTest[]>;
  readonly missing: readonly Requirement[];
  /** Ids that tests name but the catalogue does not know: a typing mistake. */
  readonly unknown: readonly string[];
}

// it('R000.77 …'), it.each(…)('R000.77 …'), describe("R000.6–7 …"), test(`…`)
const testTitle =
  /\b(?:it|test|describe)(?:\.\w+)*\s*(?:\([^'"`]*?\)\s*)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;
const anyId = /R(\d{3})\.(\d+)(?:[–-](\d+))?/g;

export function testTitles(file: string, source: string): NamedTest[] {
  return [...source.matchAll(testTitle)].map((match) => ({ file, name: match[2] ?? '' }));
}

/** Ids in a title; `R000.76–79` stands for four. */
export function idsIn(title: string): string[] {
  return [...title.matchAll(anyId)].flatMap(([, source, from, to]) => {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    return Array.from(
      { length: Math.max(1, last - first + 1) },
      (_, at) => `R${source}.${first + at}`,
    );
  });
}

export function coverage(catalogue: readonly Requirement[], tests: readonly NamedTest[]): Coverage {
  const known = new Set(catalogue.map(({ id }) => id));
  const covered = new Map<string, NamedTest[]>();
  for (const test of tests)
    for (const id of idsIn(test.name)) covered.set(id, [...(covered.get(id) ?? []), test]);
  return {
    covered,
    missing: catalogue.filter(({ id }) => !covered.has(id)),
    unknown: [...covered.keys()].filter((id) => !known.has(id)),
  };
}
