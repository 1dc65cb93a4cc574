import type { Definition } from '@huiyin/ballot-client';
import { marksScale } from '../form/form-problems.rules';
import type { FormDefinition } from '../form/form-shape.rules';

interface BoardTarget {
  readonly id: string;
  readonly kind: string;
  readonly routed: boolean;
}

/** An item of a check list as dimension: marked is unfavourable. */
export const marked = 'marked';
export const unmarked = 'unmarked';

/** What stands on the board: ids, never labels or names. A dimension is asked of the kinds that are there. */
export function ballotDefinition(
  { scales, dimensions, checklists, questions }: FormDefinition,
  targets: readonly BoardTarget[],
): Definition {
  const kinds = new Set(targets.map(({ kind }) => kind));
  const asked = <T extends { of: readonly string[] }>(parts: readonly T[]) =>
    parts.filter(({ of }) => of.some((kind) => kinds.has(kind)));
  const items = asked(checklists).flatMap(({ key, of, items: all }) =>
    all.map((item) => ({ id: `${key}.${item.key}`, scaleId: marksScale, targetKinds: [...of] })),
  );
  const graded = asked(dimensions);
  return {
    targets: targets.map(({ id, kind, routed }) => ({ id, kind, routed })),
    scales: [
      ...scales
        .filter(({ key }) => graded.some(({ scale }) => scale === key))
        .map(({ key, abstention, grades }) => ({
          ...{ id: key, abstentionAllowed: abstention },
          grades: grades.map(({ key: id, value, favourable }) => ({ id, value, favourable })),
        })),
      ...(items.length > 0 ? [marks] : []),
    ],
    dimensions: [
      ...graded.map(({ key, scale, of }) => ({ id: key, scaleId: scale, targetKinds: [...of] })),
      ...items,
    ],
    questions: questions.map(({ key, maxChars }) => ({ id: key, maxChars })),
  };
}

/** Every dimension of a form by its id on the board, check-list items too. */
export function dimensionIds({ dimensions, checklists }: FormDefinition): string[] {
  return [
    ...dimensions.map(({ key }) => key),
    ...checklists.flatMap(({ key, items }) => items.map((item) => `${key}.${item.key}`)),
  ];
}

const marks = {
  id: marksScale,
  abstentionAllowed: false,
  grades: [
    { id: marked, value: 0, favourable: false },
    { id: unmarked, value: 1, favourable: true },
  ],
};
