import type { TemplateDefinition } from './template-shape.rules';

/** A hint, never an error: what a careful reader would look at again. */
export interface TemplateNote {
  readonly path: string;
  readonly note: string;
}

/** requirements.md §0: the document's hedges, which make a rule SOFT. */
const hedges = ['一般', '原则上', '左右', '大体', '可按'] as const;

export function templateNotes({ duties }: TemplateDefinition): TemplateNote[] {
  return duties.flatMap(({ strength, wording }, at) => {
    const hedge = hedges.find((word) => wording.includes(word));
    if (strength !== 'HARD' || hedge === undefined) return [];
    return [
      {
        path: `duties[${at}].strength`,
        note: `HARD, but the wording hedges (${hedge}): should it be SOFT?`,
      },
    ];
  });
}
