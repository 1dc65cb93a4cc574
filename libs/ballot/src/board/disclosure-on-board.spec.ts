import {
  askedCells,
  type Definition,
  DISCLOSURE_RULE,
  type OpenedBody,
  type Scale,
  type Sheet,
} from '@huiyin/ballot-client';
import { DISCLOSURE_RULE as RULE_OF_THE_ENGINE } from '@huiyin/disclosure';
import { cutIntoPieces, sheetsByClass, type CountedSheet } from './pieces';
import { tallyBoard } from './tally';

type Opened = Pick<OpenedBody, 'definition' | 'ticketClasses' | 'disclosure'>;

const grade = (id: string, value: number, favourable: boolean) => ({ id, value, favourable });
const BINARY = [grade('good', 1, true), grade('poor', 0, false)];
const THREE = [grade('very', 2, true), grade('good', 1, true), grade('poor', 0, false)];

// The words of the board import nothing, so that browsers read them; hence the version stands in two places.
it('S20 the board names the rules by which its numbers were shown', () => {
  expect(DISCLOSURE_RULE).toBe(RULE_OF_THE_ENGINE);
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
      const opened = openedOf({ grades, abstentionAllowed: abstain }, sizes.length, k);
      const cells = askedCells(opened.definition);
      const { boxes, solved } = attack(opened, sizes, (sheets) => {
        const counted = sheetsByClass(opened, sheets);
        const pieces = cutIntoPieces(opened, counted, sheets, cells);
        return { pieces, ...tallyBoard(opened, counted, pieces, true) };
      });
      expect(boxes).toBeGreaterThan(20);
      expect(solved).toEqual([]);
    },
  );

  it('solves the naive rule, which hides the small class but shows total and others', () => {
    const opened = openedOf({ grades: BINARY, abstentionAllowed: true }, 2, 3);
    const { solved } = attack(opened, [2, 5], (sheets) => {
      const all = sheets.map(({ sheet }) => sheet.grades['t']?.['d'] ?? null).sort();
      const large = sheets
        .filter(({ classId }) => classId === 'c1')
        .map(({ sheet }) => sheet.grades['t']?.['d'] ?? null)
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
  opened: Opened,
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
function boxesOf({ scales }: Definition, sizes: readonly number[]): (string | null)[][][] {
  const [{ grades, abstentionAllowed }] = scales as [Scale];
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
  return { grades: { t: { d: grade } }, texts: {} };
}

function openedOf(scale: Omit<Scale, 'id'>, classes: number, k: number): Opened {
  return {
    definition: {
      targets: [{ id: 't', kind: 'member', routed: false }],
      scales: [{ id: 's', ...scale }],
      dimensions: [{ id: 'd', scaleId: 's', targetKinds: ['member'] }],
      questions: [],
    },
    ticketClasses: Array.from({ length: classes }, (_, index) => ({
      ...{ id: `c${index}`, weight: index + 1, eligible: 9, publicKeyJwk: {} as never },
    })),
    disclosure: { k, ruleVersion: DISCLOSURE_RULE },
  };
}
