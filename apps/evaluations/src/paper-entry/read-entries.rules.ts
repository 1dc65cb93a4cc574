import { askedCells, type Definition, type Sheet, sheetProblem } from '@huiyin/ballot-client';
import { readControlNumber } from '../paper/control-number.rules';
import { type PaperEntry, VoidReason } from './double-entry.rules';
import type { EntryProblem } from './paper-entry.errors';

/** A form as a clerk sends it. */
export interface EntryGiven {
  readonly number: string;
  readonly voidReason: VoidReason | null;
  readonly grades:
    readonly { targetId: string; dimensionId: string; grade: string | null }[] | null;
  readonly texts: readonly { questionId: string; text: string }[] | null;
  /** The clerk read it wrong the first time. */
  readonly correction: boolean;
}

export type ReadEntry = PaperEntry & { readonly place: number; readonly correction: boolean };

/** The entries, and what is wrong with those that are none; places are counted from 1. */
export function readEntries(
  definition: Definition,
  given: readonly EntryGiven[],
): { entries: ReadEntry[]; problems: EntryProblem[] } {
  const entries: ReadEntry[] = [];
  const problems: EntryProblem[] = [];
  const seen = new Set<string>();
  given.forEach((form, index) => {
    const place = index + 1;
    const number = readControlNumber(form.number);
    const problem = number === null ? 'no-control-number' : seen.has(number) && 'twice-in-request';
    if (number !== null) seen.add(number);
    const read = readForm(definition, form);
    if (problem) problems.push({ place, problem });
    else if ('problem' in read) problems.push({ place, ...read });
    else entries.push({ place, number: number ?? '', correction: form.correction, ...read });
  });
  return { entries, problems };
}

type Read = Pick<PaperEntry, 'voidReason' | 'sheet'> | Pick<EntryProblem, 'problem' | 'detail'>;

/** A form counts and has marks, or is void and has a reason. */
export function readForm(
  definition: Definition,
  { voidReason, grades, texts }: Pick<EntryGiven, 'voidReason' | 'grades' | 'texts'>,
): Read {
  if ((voidReason === null) === (grades === null)) return { problem: 'sheet-or-void-reason' };
  if (grades === null) return { voidReason, sheet: null };
  const sheet: Sheet = {
    grades: Object.fromEntries(definition.targets.map(({ id }) => [id, {}])),
    texts: Object.fromEntries(definition.questions.map(({ id }) => [id, ''])),
  };
  for (const { target, dimension } of askedCells(definition))
    (sheet.grades[target.id] ??= {})[dimension.id] = null;
  for (const { targetId, dimensionId, grade } of grades)
    (sheet.grades[targetId] ??= {})[dimensionId] = grade;
  for (const { questionId, text } of texts ?? []) sheet.texts[questionId] = text.trim();
  const problem = sheetProblem(definition, sheet);
  if (problem) return { problem: 'sheet-does-not-fit', detail: problem };
  if (isUnmarked(definition, sheet))
    return {
      problem: 'sheet-does-not-fit',
      detail: `nothing is marked: void, ${VoidReason.UNMARKED}`,
    };
  return { voidReason: null, sheet };
}

/** An empty form is void, as it says itself; one that has only a check list to fill in may be left empty. */
function isUnmarked(definition: Definition, sheet: Sheet): boolean {
  const cells = askedCells(definition);
  if (!cells.some(({ scale }) => scale.abstentionAllowed)) return false;
  if (Object.values(sheet.texts).some((text) => text !== '')) return false;
  return cells.every(({ target, dimension, scale }) => {
    const grade = sheet.grades[target.id]?.[dimension.id] ?? null;
    return grade === null || (!scale.abstentionAllowed && isFavourable(scale, grade));
  });
}

function isFavourable(scale: Definition['scales'][number], grade: string): boolean {
  return scale.grades.find(({ id }) => id === grade)?.favourable ?? false;
}
