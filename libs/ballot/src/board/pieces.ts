import { type AskedCell, type OpenedBody, type Piece, type Sheet } from '@huiyin/ballot-client';
import { type GradeCounts, planTree, publishedLevel } from '@huiyin/disclosure';

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
 * What the given cells may show: per cell the finest level of the merge tree that does not disclose, one piece per
 * group and answer. Nothing of which sheet an answer stood on, or beside which other answer, is left.
 */
export function cutIntoPieces(
  { disclosure }: Pick<OpenedBody, 'disclosure'>,
  counted: SheetsByClass,
  sheets: readonly CountedSheet[],
  cells: readonly AskedCell[],
): Piece[] {
  const tree = planTree(counted);
  const pieces = cells.flatMap((cell) => {
    const byClass = answersByClass(cell, sheets);
    const grades = new Map([...byClass].map(([id, answers]) => [id, gradeCounts(answers)]));
    return publishedLevel(tree, grades, cell.scale, disclosure.k).flatMap(({ node }) =>
      [...addUp(node.groups.map((classId) => byClass.get(classId) ?? none))].map(
        ([grade, count]): Piece => ({
          ...{ group: node.name, targetId: cell.target.id, dimensionId: cell.dimension.id },
          ...{ grade, count },
        }),
      ),
    );
  });
  return sortPieces(pieces);
}

const none: Answers = new Map();

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

/** The answers of several groups as those of one. */
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

/** Where a piece stands and what it says, without its count; unique on a board, and its order (ids have no blanks). */
export function pieceKey({ targetId, dimensionId, group, grade }: Piece): string {
  return `${targetId} ${dimensionId} ${group} ${grade ?? ''}`;
}

/** The only order pieces may have: by target, dimension, group, grade, in code units; abstentions first. */
export function sortPieces(pieces: readonly Piece[]): Piece[] {
  return [...pieces].sort((a, b) => (pieceKey(a) < pieceKey(b) ? -1 : 1));
}
