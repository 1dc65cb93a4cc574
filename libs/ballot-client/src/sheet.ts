import type { Definition, Sheet } from './definition';

/** What is wrong with a sheet, or null. Unknown targets, dimensions, grades and missing answers are refused. */
export function sheetProblem(definition: Definition, sheet: Sheet): string | null {
  const targets = new Set(definition.targets.map(({ id }) => id));
  const dimensions = new Set(definition.dimensions.map(({ id }) => id));
  const grades = new Set(definition.grades.map(({ id }) => id));
  const stranger = Object.keys(sheet).find((id) => !targets.has(id));
  if (stranger !== undefined) return 'unknown target';
  for (const { id } of definition.targets) {
    const answers = sheet[id] ?? {};
    if (Object.keys(answers).some((dimension) => !dimensions.has(dimension)))
      return 'unknown dimension';
    for (const dimension of dimensions) {
      const grade = answers[dimension] ?? null;
      if (grade === null && !definition.abstentionAllowed) return 'an answer is missing';
      if (grade !== null && !grades.has(grade)) return 'unknown grade';
    }
  }
  return null;
}

/**
 * One byte per target × dimension in the order of the definition: 0 = abstained, i = i-th grade. The length says
 * nothing about the answers and there is no room for anything else (no free text, no marks).
 * The caller has asked `sheetProblem` first.
 */
export function encodeSheet(definition: Definition, sheet: Sheet): Uint8Array {
  const gradeNumber = new Map(definition.grades.map(({ id }, index) => [id, index + 1]));
  return Uint8Array.from(
    definition.targets.flatMap((target) =>
      definition.dimensions.map(
        (dimension) => gradeNumber.get(sheet[target.id]?.[dimension.id] ?? '') ?? 0,
      ),
    ),
  );
}

/** The sheet with every target and dimension spelled out, or null when the bytes do not fit the definition. */
export function decodeSheet(definition: Definition, bytes: Uint8Array): Sheet | null {
  const { targets, dimensions, grades } = definition;
  if (bytes.length !== targets.length * dimensions.length) return null;
  if (bytes.some((byte) => byte > grades.length)) return null;
  const sheet = Object.fromEntries(
    targets.map((target, row) => [
      target.id,
      Object.fromEntries(
        dimensions.map((dimension, column) => {
          const byte = bytes[row * dimensions.length + column] ?? 0;
          return [dimension.id, byte === 0 ? null : (grades[byte - 1]?.id ?? null)];
        }),
      ),
    ]),
  );
  return sheetProblem(definition, sheet) === null ? sheet : null;
}
/**
 * Authenticated with a sealed sheet: the appraisal and the ticket it was sealed for. A sheet copied off the wire or moved
 * to another row of the box does not open.
 */
export function sheetBinding(appraisalId: string, ticketId: string): Uint8Array {
  return new TextEncoder().encode(`huiyin-sheet-v1:${appraisalId}:${ticketId}`);
}
