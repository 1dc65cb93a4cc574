import type { Definition, Dimension, Scale, Sheet, Target } from './definition';

/** One question of the grid: a target in a dimension that is asked of its kind. */
export interface AskedCell {
  target: Target;
  dimension: Dimension;
  scale: Scale;
}

/** Every target × applicable dimension, targets first, in the order of the definition. Unknown scales are left out. */
export function askedCells({ targets, dimensions, scales }: Definition): AskedCell[] {
  const byId = new Map(scales.map((scale) => [scale.id, scale]));
  return targets.flatMap((target) =>
    dimensions.flatMap((dimension) => {
      const scale = byId.get(dimension.scaleId);
      return scale && dimension.targetKinds.includes(target.kind)
        ? [{ target, dimension, scale }]
        : [];
    }),
  );
}

/** Length in bytes of every sheet of an appraisal, whatever it says: see `encodeSheet`. */
export function sheetBytes(definition: Definition): number {
  return definition.questions.reduce(
    (bytes, { maxChars }) => bytes + 2 + 2 * maxChars,
    askedCells(definition).length,
  );
}

/** What is wrong with a sheet, or null. Whatever was not asked and missing answers are refused. */
export function sheetProblem(definition: Definition, sheet: Sheet): string | null {
  return gradesProblem(definition, sheet.grades) ?? textsProblem(definition, sheet.texts);
}

function gradesProblem(definition: Definition, grades: Sheet['grades']): string | null {
  const cells = askedCells(definition);
  const asked = new Map(definition.targets.map(({ id }) => [id, new Set<string>()]));
  for (const { target, dimension } of cells) asked.get(target.id)?.add(dimension.id);
  for (const [targetId, answers] of Object.entries(grades)) {
    const dimensions = asked.get(targetId);
    if (!dimensions) return 'unknown target';
    if (Object.keys(answers).some((id) => !dimensions.has(id))) return 'unknown dimension';
  }
  for (const { target, dimension, scale } of cells) {
    const grade = grades[target.id]?.[dimension.id] ?? null;
    if (grade === null && !scale.abstentionAllowed) return 'an answer is missing';
    if (grade !== null && !scale.grades.some(({ id }) => id === grade)) return 'unknown grade';
  }
  return null;
}

function textsProblem({ questions }: Definition, texts: Sheet['texts']): string | null {
  const longest = new Map(questions.map(({ id, maxChars }) => [id, maxChars]));
  for (const [id, text] of Object.entries(texts)) {
    const maxChars = longest.get(id);
    if (maxChars === undefined) return 'unknown question';
    if (text.length > maxChars) return 'a text is too long';
    // A lone surrogate or a control character other than tab and line feed is no text.
    if (/\p{Surrogate}|[^\P{Control}\t\n]/u.test(text))
      return 'a text has characters that are none';
  }
  return null;
}

/**
 * One byte per asked cell in the order of the definition: 0 = abstained, i = i-th grade of the scale. Then per question
 * two bytes with the number of UTF-16 code units, and 2 × maxChars bytes of UTF-16BE, padded with zeros. The length
 * says nothing about the answers. The caller has asked `sheetProblem` first.
 */
export function encodeSheet(definition: Definition, sheet: Sheet): Uint8Array {
  const bytes = new Uint8Array(sheetBytes(definition));
  const cells = askedCells(definition);
  cells.forEach(({ target, dimension, scale }, at) => {
    const grade = sheet.grades[target.id]?.[dimension.id];
    bytes[at] = scale.grades.findIndex(({ id }) => id === grade) + 1;
  });
  const view = new DataView(bytes.buffer);
  let at = cells.length;
  for (const { id, maxChars } of definition.questions) {
    const text = sheet.texts[id] ?? '';
    view.setUint16(at, text.length);
    for (let unit = 0; unit < text.length; unit += 1)
      view.setUint16(at + 2 + 2 * unit, text.charCodeAt(unit));
    at += 2 + 2 * maxChars;
  }
  return bytes;
}

/** The sheet with every cell and question spelled out, or null when the bytes do not fit the definition. */
export function decodeSheet(definition: Definition, bytes: Uint8Array): Sheet | null {
  if (bytes.length !== sheetBytes(definition)) return null;
  const sheet: Sheet = {
    grades: Object.fromEntries(definition.targets.map(({ id }) => [id, {}])),
    texts: {},
  };
  const cells = askedCells(definition);
  for (const [at, { target, dimension, scale }] of cells.entries()) {
    const byte = bytes[at] ?? 0;
    const grade = byte === 0 ? null : scale.grades[byte - 1]?.id;
    const answers = sheet.grades[target.id];
    if (grade === undefined || answers === undefined) return null;
    answers[dimension.id] = grade;
  }
  let at = cells.length;
  for (const { id, maxChars } of definition.questions) {
    const text = decodeText(bytes.subarray(at, at + 2 + 2 * maxChars));
    if (text === null) return null;
    sheet.texts[id] = text;
    at += 2 + 2 * maxChars;
  }
  return sheetProblem(definition, sheet) === null ? sheet : null;
}

/** Null for a length beyond the field or for padding that is not zero: there is no room for marks. */
function decodeText(field: Uint8Array): string | null {
  const view = new DataView(field.buffer, field.byteOffset, field.byteLength);
  const end = 2 + 2 * view.getUint16(0);
  if (end > field.length || field.subarray(end).some((byte) => byte !== 0)) return null;
  let text = '';
  for (let at = 2; at < end; at += 2) text += String.fromCharCode(view.getUint16(at));
  return text;
}

/**
 * Authenticated with a sealed sheet: the appraisal and the ticket it was sealed for. A sheet copied off the wire or moved
 * to another row of the box does not open.
 */
export function sheetBinding(appraisalId: string, ticketId: string): Uint8Array {
  return new TextEncoder().encode(`huiyin-sheet-v2:${appraisalId}:${ticketId}`);
}
