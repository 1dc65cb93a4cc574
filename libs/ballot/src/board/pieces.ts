import {
  type AskedCell,
  type OpenedBody,
  type Piece,
  type Sheet,
  canonicalJson,
} from '@huiyin/ballot-client';
import { groupName, levelsOf, publishedLevel, type GradeCounts } from './suppression.rules';

/** A readable sheet of the box or on paper: whose class, what it says. Nothing else is known about it. */
export interface CountedSheet {
  classId: string;
  sheet: Sheet;
}

/** Number of counted sheets per class id, electronic and paper together; public after closing. */
export type SheetsByClass = ReadonlyMap<string, number>;

/** Grade (`null` = abstained) → number of sheets. */
export type Answers = ReadonlyMap<string | null, number>;

/** Number of sheets per class; classes without a sheet are in it with 0. */
export function sheetsByClass(
  { ticketClasses }: Pick<OpenedBody, 'ticketClasses'>,
  sheets: readonly CountedSheet[],
): Map<string, number> {
  const byClass = new Map(ticketClasses.map(({ id }) => [id, 0]));
  for (const { classId } of sheets) byClass.set(classId, (byClass.get(classId) ?? 0) + 1);
  return byClass;
}

/**
 * What the given cells may show: per cell the finest level that does not disclose, one piece per group and answer.
 * Nothing of which sheet an answer stood on, or beside which other answer, is left.
 */
export function cutIntoPieces(
  { disclosure }: OpenedBody,
  counted: SheetsByClass,
  sheets: readonly CountedSheet[],
  cells: readonly AskedCell[],
): Piece[] {
  const levels = levelsOf(counted, disclosure.k);
  const pieces = cells.flatMap((cell) => {
    const byClass = answersByClass(cell, sheets);
    const ofGroup = (group: readonly string[]) =>
      addUp(group.map((classId) => byClass.get(classId) ?? new Map<string, number>()));
    const level = publishedLevel(
      levels,
      (group) => gradeCounts(ofGroup(group)),
      cell.scale.grades,
      disclosure.k,
    );
    return level.flatMap((group) =>
      [...ofGroup(group)].map(([grade, count]) => ({
        group: groupName(group),
        targetId: cell.target.id,
        dimensionId: cell.dimension.id,
        grade,
        count,
      })),
    );
  });
  return sortPieces(pieces);
}

/** What each class answered in one cell. */
export function answersByClass(
  { target, dimension }: AskedCell,
  sheets: readonly CountedSheet[],
): Map<string, Answers> {
  const byClass = new Map<string, Map<string | null, number>>();
  for (const { classId, sheet } of sheets) {
    const grade = sheet.grades[target.id]?.[dimension.id] ?? null;
    const answers = byClass.get(classId) ?? new Map<string | null, number>();
    byClass.set(classId, answers.set(grade, (answers.get(grade) ?? 0) + 1));
  }
  return byClass;
}

export function addUp(parts: readonly Answers[]): Answers {
  const sum = new Map<string | null, number>();
  for (const part of parts)
    for (const [grade, count] of part) sum.set(grade, (sum.get(grade) ?? 0) + count);
  return sum;
}

/** Grade id → how often; abstentions are left out. */
export function gradeCounts(answers: Answers): GradeCounts {
  return Object.fromEntries([...answers].filter(([grade]) => grade !== null));
}

/** The only order pieces may have: that of their canonical JSON. */
export function sortPieces(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map((piece) => ({ piece, key: canonicalJson(piece) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ piece }) => piece);
}
