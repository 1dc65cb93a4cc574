import type { Definition, Scale } from './definition';
import { askedCells, sheetBytes } from './sheet';

/** Limits of one appraisal: generous for people, small for machines. */
export const LIMITS = {
  /** Targets, dimensions, classes …: entries of any list of ids. */
  listed: 1_000,
  /** A grade is one byte of a sealed sheet, 0 = abstained. */
  grades: 255,
  gradeValue: 1_000_000,
  cells: 5_000,
  questionChars: 10_000,
  sheetBytes: 65_536,
} as const;

/** Plain ids: they end up in file names, group names ("A+B") and object keys. */
export function isId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._:-]{0,79}$/.test(id) && !(id in {});
}

/** What is wrong with a list of ids, or null. @param name what one of them is, e.g. "target" */
export function idsProblem(name: string, ids: readonly string[]): string | null {
  if (ids.length > LIMITS.listed) return `more than ${LIMITS.listed} entries: ${name}`;
  if (!ids.every(isId)) return `a ${name} has an id that is not plain`;
  return new Set(ids).size === ids.length ? null : `a ${name} is listed twice`;
}

/** Why this cannot be asked, or null. */
export function definitionProblem(definition: Definition): string | null {
  const { targets, scales, dimensions, questions } = definition;
  const lists = { target: targets, scale: scales, dimension: dimensions, question: questions };
  for (const [name, list] of Object.entries(lists)) {
    const ids: readonly { id: string }[] = list;
    const problem = idsProblem(
      name,
      ids.map(({ id }) => id),
    );
    if (problem) return problem;
  }
  for (const { id, kind } of targets) if (!isId(kind)) return `target ${id}: the kind is not plain`;
  for (const scale of scales) {
    const problem = scaleProblem(scale);
    if (problem) return `scale ${scale.id}: ${problem}`;
  }
  return dimensionsProblem(definition) ?? sizeProblem(definition);
}

function scaleProblem({ grades }: Scale): string | null {
  if (grades.length < 2) return 'fewer than two grades';
  if (grades.length > LIMITS.grades) return `more than ${LIMITS.grades} grades`;
  if (grades.some(({ value }) => Math.abs(value) > LIMITS.gradeValue))
    return 'a grade has a value out of range';
  return idsProblem(
    'grade',
    grades.map(({ id }) => id),
  );
}

function dimensionsProblem({ scales, dimensions }: Definition): string | null {
  for (const { id, scaleId, targetKinds } of dimensions) {
    if (!scales.some((scale) => scale.id === scaleId)) return `dimension ${id}: unknown scale`;
    if (targetKinds.length === 0) return `dimension ${id}: asked of nobody`;
    const problem = idsProblem('kind', targetKinds);
    if (problem) return `dimension ${id}: ${problem}`;
  }
  return null;
}

function sizeProblem(definition: Definition): string | null {
  const cells = askedCells(definition).length;
  if (cells === 0) return 'nothing is asked';
  if (cells > LIMITS.cells) return `more than ${LIMITS.cells} answers on one sheet`;
  for (const { id, maxChars } of definition.questions)
    if (maxChars < 1 || maxChars > LIMITS.questionChars)
      return `question ${id}: between 1 and ${LIMITS.questionChars} characters`;
  return sheetBytes(definition) > LIMITS.sheetBytes
    ? `a sheet is longer than ${LIMITS.sheetBytes} bytes`
    : null;
}
