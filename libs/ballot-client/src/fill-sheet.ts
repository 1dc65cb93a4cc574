import type { Definition, Sheet } from './definition';
import { askedCells, type AskedCell } from './sheet';

/**
 * A sheet with every cell asked of it, in the order of the definition; `null` abstains. For a form that begins empty:
 * `fillSheet(definition, () => null)`.
 * @param texts question → text; questions left out stay empty
 */
export function fillSheet(
  definition: Definition,
  gradeOf: (cell: AskedCell) => string | null,
  texts: Readonly<Record<string, string>> = {},
): Sheet {
  const sheet: Sheet = {
    grades: Object.fromEntries(definition.targets.map(({ id }) => [id, {}])),
    texts: Object.fromEntries(definition.questions.map(({ id }) => [id, texts[id] ?? ''])),
  };
  for (const cell of askedCells(definition)) {
    const answers = sheet.grades[cell.target.id];
    if (answers) answers[cell.dimension.id] = gradeOf(cell);
  }
  return sheet;
}
