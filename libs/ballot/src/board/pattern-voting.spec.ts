import { askedCells, type Definition, DISCLOSURE_RULE, type Sheet } from '@huiyin/ballot-client';
import fc from 'fast-check';
import { cutIntoPieces, type CountedSheet } from './pieces';

/**
 * Anchors, trap 4: "give cadre 1 exactly this pattern, so that I can check that you did". Over five dimensions and four
 * grades there are 1 024 patterns, enough to order another one from everybody.
 */
const GRADES = ['excellent', 'good', 'fair', 'poor'];
const DIMENSIONS = ['ability', 'diligence', 'performance', 'virtue', 'integrity'];
const definition: Definition = {
  targets: [{ id: 'cadre-1', kind: 'member', routed: false }],
  scales: [
    {
      id: 'four',
      abstentionAllowed: true,
      grades: GRADES.map((id, at) => ({ id, value: 4 - at, favourable: at < 2 })),
    },
  ],
  dimensions: DIMENSIONS.map((id) => ({ id, scaleId: 'four', targetKinds: ['member'] })),
  questions: [],
};

type Pattern = Record<string, string | null>;
const ballot = (pattern: Pattern): CountedSheet => ({
  classId: 'staff',
  sheet: { grades: { 'cadre-1': pattern }, texts: {} } satisfies Sheet,
});
const patternOf = ({ sheet }: CountedSheet) => sheet.grades['cadre-1'] ?? {};

/** Board version 1: what each sheet said about a target, whole. */
function piecesOfVersion1(box: readonly CountedSheet[]): Pattern[] {
  return box.map(patternOf).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function piecesOfVersion2(box: readonly CountedSheet[]) {
  const disclosure = { k: 5, ruleVersion: DISCLOSURE_RULE } as const;
  const counted = new Map([['staff', box.length]]);
  return cutIntoPieces({ disclosure }, counted, box, askedCells(definition));
}

const canFind = (pieces: readonly Pattern[], ordered: Pattern) =>
  pieces.some((piece) => DIMENSIONS.every((id) => piece[id] === ordered[id]));

/** Colleagues vote as they do: mostly good, each with a view of their own. */
const anyPattern = fc
  .tuple(...DIMENSIONS.map(() => fc.constantFrom(...GRADES, 'good', 'good', null)))
  .map((grades): Pattern =>
    Object.fromEntries(DIMENSIONS.map((id, at) => [id, grades[at] ?? null])),
  );
const electorate = fc.record({
  ordered: anyPattern.filter((pattern) => !Object.values(pattern).includes(null)),
  others: fc.array(anyPattern, { minLength: 19, maxLength: 60 }),
});

/** The coerced voter trades single answers with colleagues until the ordered pattern is nowhere in the box. */
function disobeyUnseen(box: readonly CountedSheet[], ordered: Pattern): CountedSheet[] | null {
  for (const id of DIMENSIONS)
    for (let other = 1; other < box.length; other += 1) {
      const mine = patternOf(box[0] as CountedSheet);
      const theirs = patternOf(box[other] as CountedSheet);
      const traded = box.map((one, at) => {
        if (at === 0) return ballot({ ...mine, [id]: theirs[id] ?? null });
        return at === other ? ballot({ ...theirs, [id]: mine[id] ?? null }) : one;
      });
      if (!canFind(piecesOfVersion1(traded), ordered)) return traded;
    }
  return null;
}

describe('a coercer who orders a pattern and reads the board', () => {
  it('sees in pieces per target (version 1) whether the voter obeyed', () => {
    fc.assert(
      fc.property(electorate, ({ ordered, others }) => {
        const rest = others.map(ballot).filter((one) => !canFind([patternOf(one)], ordered));
        const disobeyed: Pattern = { ...ordered, virtue: null };
        expect(canFind(piecesOfVersion1([ballot(ordered), ...rest]), ordered)).toBe(true);
        expect(canFind(piecesOfVersion1([ballot(disobeyed), ...rest]), ordered)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('reads in pieces per answer (version 2) the same board whether or not anybody voted the pattern', () => {
    let boxes = 0;
    fc.assert(
      fc.property(electorate, ({ ordered, others }) => {
        const obeyed = [ballot(ordered), ...others.map(ballot)];
        const disobeyed = disobeyUnseen(obeyed, ordered);
        if (!disobeyed) return; // all others agree with the order anyway
        expect(piecesOfVersion1(disobeyed)).not.toEqual(piecesOfVersion1(obeyed));
        expect(piecesOfVersion2(disobeyed)).toEqual(piecesOfVersion2(obeyed));
        boxes += 1;
      }),
      { numRuns: 200 },
    );
    expect(boxes).toBeGreaterThan(150);
  });

  it('finds no two answers of one sheet in any piece', () => {
    fc.assert(
      fc.property(electorate, ({ ordered, others }) => {
        for (const piece of piecesOfVersion2([ordered, ...others].map(ballot)))
          expect(Object.keys(piece).sort()).toEqual([
            ...['count', 'dimensionId', 'grade', 'group', 'targetId'],
          ]);
      }),
      { numRuns: 20 },
    );
  });
});
