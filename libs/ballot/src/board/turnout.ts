import type { ClosedBody, OpenedBody } from '@huiyin/ballot-client';

/**
 * Why these totals cannot be, or null: rows in the order of the opening; electronic counted ≤ cast ≤ issued; on paper
 * issued = cast + missing, cast = counted + void, issued ≤ printed; both media together not more than the eligible.
 */
export function turnoutProblem(
  { ticketClasses, paper: printed }: OpenedBody,
  { turnout, paper }: Pick<ClosedBody, 'turnout' | 'paper'>,
): string | null {
  if (
    !sameIds(
      turnout.map(({ classId }) => classId),
      ticketClasses.map(({ id }) => id),
    )
  )
    return 'turnout does not list the ticket classes';
  if (
    !sameIds(
      paper.map(({ classId }) => classId),
      printed.map(({ classId }) => classId),
    )
  )
    return 'paper does not list the classes with printed forms';
  for (const { classId, issued, cast, counted } of turnout) {
    if (cast > issued) return `class ${classId}: more tickets cast than issued`;
    if (counted > cast) return `class ${classId}: more sheets counted than cast`;
  }
  for (const [index, row] of paper.entries()) {
    const { classId, issued, cast, missing, counted } = row;
    if (issued > (printed[index]?.printed ?? 0))
      return `class ${classId}: more paper issued than printed`;
    if (missing < 0 || issued !== cast + missing)
      return `class ${classId}: paper issued is not cast and missing`;
    if (row.void < 0 || cast !== counted + row.void)
      return `class ${classId}: paper cast is not counted and void`;
  }
  for (const { id, eligible } of ticketClasses) {
    const ofClass = [...turnout, ...paper].filter(({ classId }) => classId === id);
    const issued = ofClass.reduce((sum, row) => sum + row.issued, 0);
    if (issued > eligible) return `class ${id}: more tickets issued than voters`;
  }
  return null;
}

function sameIds(found: readonly string[], expected: readonly string[]): boolean {
  return found.length === expected.length && found.every((id, index) => id === expected[index]);
}
