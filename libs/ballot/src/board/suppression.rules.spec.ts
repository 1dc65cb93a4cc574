import type { Definition, OpenedBody, Sheet } from '@huiyin/ballot-client';
import { cutIntoPieces, sheetsByClass, type CountedSheet } from './pieces';
import { discloses, planGroups } from './suppression.rules';
import { tallyPieces } from './tally';

const grade = (id: string, value: number, favourable: boolean) => ({ id, value, favourable });
const BINARY = [grade('good', 1, true), grade('poor', 0, false)];
const THREE = [grade('very', 2, true), grade('good', 1, true), grade('poor', 0, false)];

describe('grouping of classes', () => {
  const plan = (sizes: Record<string, number>, k: number) =>
    planGroups(new Map(Object.entries(sizes)), k);

  it('leaves classes alone that are large enough', () => {
    expect(plan({ a: 5, b: 9 }, 5)).toEqual([['a'], ['b']]);
  });

  it('merges a small class with the next larger one, so that the total gives nothing away', () => {
    expect(plan({ leaders: 3, heads: 12, staff: 60 }, 5)).toEqual([
      ['heads', 'leaders'],
      ['staff'],
    ]);
  });

  it('keeps merging until the pool itself is large enough', () => {
    expect(plan({ a: 1, b: 2, c: 7, d: 9 }, 5)).toEqual([['a', 'b', 'c'], ['d']]);
  });

  it('leaves out classes without a sheet: they hide nobody', () => {
    expect(plan({ a: 0, b: 3, c: 9 }, 5)).toEqual([['b', 'c']]);
  });
});

describe('what discloses', () => {
  const definition = definitionOf(THREE, true);

  it('counts too few grades, unanimity, and nobody or everybody favourable as disclosing', () => {
    expect(discloses({ very: 2, poor: 2 }, definition, 5)).toBe(true);
    expect(discloses({ very: 9 }, definition, 5)).toBe(true);
    expect(discloses({ very: 4, good: 5 }, definition, 5)).toBe(true);
    expect(discloses({ poor: 9 }, definition, 5)).toBe(true);
    expect(discloses({}, definition, 5)).toBe(true);
    expect(discloses({ very: 4, poor: 1 }, definition, 5)).toBe(false);
  });
});

/**
 * The reader of this test knows the rules and everything published, and tries *every* box that would have been
 * published the same way. If a withheld class looks the same in all of them, it is known exactly.
 */
describe('S13 a reader who knows the rules', () => {
  const cases = [
    { sizes: [2, 2], grades: BINARY, abstain: true, k: 2 },
    { sizes: [1, 4], grades: BINARY, abstain: true, k: 2 },
    { sizes: [2, 5], grades: THREE, abstain: true, k: 3 },
    { sizes: [4, 5], grades: THREE, abstain: true, k: 3 },
    { sizes: [7], grades: THREE, abstain: true, k: 5 },
    { sizes: [1, 2, 3], grades: BINARY, abstain: true, k: 3 },
    { sizes: [2, 3, 4], grades: THREE, abstain: false, k: 2 },
    { sizes: [3, 3, 3], grades: BINARY, abstain: true, k: 3 },
    { sizes: [1, 1, 5], grades: THREE, abstain: false, k: 3 },
    { sizes: [0, 2, 4], grades: BINARY, abstain: true, k: 3 },
    { sizes: [2, 2, 2, 3], grades: BINARY, abstain: false, k: 2 },
    { sizes: [6, 7], grades: BINARY, abstain: true, k: 5 },
  ];

  it.each(cases)(
    'cannot tell a withheld class: sheets $sizes, k $k',
    ({ sizes, grades, abstain, k }) => {
      const opened = openedOf(definitionOf(grades, abstain), sizes.length, k);
      const { boxes, solved } = attack(opened, sizes, (sheets) => {
        const pieces = cutIntoPieces(opened, sheets);
        return { pieces, ...tallyPieces(opened, sheetsByClass(opened, sheets), pieces) };
      });
      expect(boxes).toBeGreaterThan(20);
      expect(solved).toEqual([]);
    },
  );

  it('solves the naive rule, which hides the small class but shows total and others', () => {
    const opened = openedOf(definitionOf(BINARY, true), 2, 3);
    const { solved } = attack(opened, [2, 5], (sheets) => {
      const all = sheets.map(({ sheet }) => sheet['t']?.['d'] ?? null).sort();
      const large = sheets
        .filter(({ classId }) => classId === 'c1')
        .map(({ sheet }) => sheet['t']?.['d'] ?? null)
        .sort();
      return {
        pieces: [],
        tally: [
          { scope: 'all', all },
          { scope: 'c1', large },
        ],
        withheld: [{ scope: 'c0' }],
      };
    });
    expect(solved).not.toEqual([]);
  });
});

interface Published {
  pieces: unknown;
  tally: readonly object[];
  withheld: readonly { scope: string }[];
}

/** Groups every possible box by what is published of it; reports withheld classes with one possibility left. */
function attack(
  opened: OpenedBody,
  sizes: readonly number[],
  publish: (sheets: CountedSheet[]) => Published,
) {
  const consistent = new Map<string, Map<string, Set<string>>>();
  let boxes = 0;
  for (const box of boxesOf(opened.definition, sizes)) {
    boxes += 1;
    const sheets = box.flatMap((grades, index) =>
      grades.map((one) => ({ classId: `c${index}`, sheet: sheetOf(one) })),
    );
    const published = publish(sheets);
    const hidden = published.withheld.map(({ scope }) => scope).filter((scope) => scope !== 'all');
    const key = JSON.stringify(published);
    const possible = consistent.get(key) ?? new Map<string, Set<string>>();
    consistent.set(key, possible);
    for (const id of hidden) {
      possible.set(
        id,
        (possible.get(id) ?? new Set()).add(JSON.stringify(box[Number(id.slice(1))])),
      );
    }
  }
  const solved = [...consistent].flatMap(([key, possible]) =>
    [...possible].filter(([, results]) => results.size < 2).map(([id]) => `${id}: ${key}`),
  );
  return { boxes, solved };
}

/** Every way the classes can have voted, as sorted grades per class. */
function boxesOf(
  { grades, abstentionAllowed }: Definition,
  sizes: readonly number[],
): (string | null)[][][] {
  const choices = [...grades.map(({ id }) => id), ...(abstentionAllowed ? [null] : [])];
  const multisets = (size: number, from: number): (string | null)[][] =>
    size === 0
      ? [[]]
      : choices.flatMap((choice, index) =>
          index < from ? [] : multisets(size - 1, index).map((rest) => [choice, ...rest]),
        );
  return sizes.reduce<(string | null)[][][]>(
    (boxes, size) => boxes.flatMap((box) => multisets(size, 0).map((grades) => [...box, grades])),
    [[]],
  );
}

function sheetOf(grade: string | null): Sheet {
  return { t: { d: grade } };
}

function definitionOf(grades: Definition['grades'], abstentionAllowed: boolean): Definition {
  return {
    targets: [{ id: 't', kind: 'person' }],
    dimensions: [{ id: 'd' }],
    grades,
    abstentionAllowed,
  };
}

function openedOf(definition: Definition, classes: number, k: number): OpenedBody {
  const key = { kty: 'RSA', alg: 'PS384', n: '', e: 'AQAB' } as const;
  return {
    version: 1,
    appraisalId: 'a',
    suites: {
      ticket: 'RSABSSA-SHA384-PSS-Randomized',
      sheet: 'RSA-OAEP-256+A256GCM',
      hash: 'sha-256',
    },
    definition,
    ticketClasses: Array.from({ length: classes }, (_, index) => ({
      id: `c${index}`,
      weight: index + 1,
      eligible: 9,
      publicKeyJwk: key,
    })),
    closingPublicKeyJwk: key,
    suppression: { k, ruleVersion: 'huiyin-suppression/1' },
  };
}
