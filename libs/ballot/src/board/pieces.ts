import {
  type Definition,
  type OpenedBody,
  type Piece,
  type Sheet,
  canonicalJson,
} from '@huiyin/ballot-client';
import {
  decideCell,
  groupName,
  planGroups,
  type CellState,
  type GradeCounts,
} from './suppression.rules';

/** A readable sheet of the box: whose class, what it says. Nothing else is known about it. */
export interface CountedSheet {
  classId: string;
  sheet: Sheet;
}

export interface CellAddress {
  targetId: string;
  dimensionId: string;
}

/** Every target × dimension of a definition, in its order. */
export function cellAddresses({ targets, dimensions }: Definition): CellAddress[] {
  return targets.flatMap((target) =>
    dimensions.map((dimension) => ({ targetId: target.id, dimensionId: dimension.id })),
  );
}

/** Number of sheets per class; classes without a sheet are in it with 0. */
export function sheetsByClass(
  opened: OpenedBody,
  sheets: readonly CountedSheet[],
): Map<string, number> {
  const byClass = new Map(opened.ticketClasses.map(({ id }) => [id, 0]));
  for (const { classId } of sheets) byClass.set(classId, (byClass.get(classId) ?? 0) + 1);
  return byClass;
}

/**
 * Cuts the sheets into per-target pieces and leaves out what must stay hidden. A dimension of which only the total is
 * published appears in pieces of its own, pooled over all classes and holding that dimension alone, so that the
 * total can still be recounted.
 */
export function cutIntoPieces(opened: OpenedBody, sheets: readonly CountedSheet[]): Piece[] {
  const { definition, suppression } = opened;
  const groups = planGroups(sheetsByClass(opened, sheets), suppression.k);
  const members = groups.map((group) => sheets.filter(({ classId }) => group.includes(classId)));
  const pieces = definition.targets.flatMap(({ id: targetId }) => {
    const states = new Map(
      definition.dimensions.map(({ id }): [string, CellState] => [
        id,
        decideCell(
          members.map((part) => countGrades(part, { targetId, dimensionId: id })),
          definition,
          suppression.k,
        ),
      ]),
    );
    const named = (state: CellState) =>
      [...states].filter(([, value]) => value === state).map(([id]) => id);
    return [
      ...groups.flatMap((group, index) =>
        (members[index] ?? []).map((one) =>
          piece(groupName(group), targetId, one.sheet, named('groups')),
        ),
      ),
      ...named('total').flatMap((id) =>
        sheets.map((one) => piece(pooledName(groups), targetId, one.sheet, [id])),
      ),
    ];
  });
  return sortPieces(pieces);
}

/** Name of the pool over all classes that have sheets. */
export function pooledName(groups: readonly (readonly string[])[]): string {
  return groupName(groups.flat().sort());
}

export function countGrades(sheets: readonly CountedSheet[], cell: CellAddress): GradeCounts {
  return tallyUp(sheets.map(({ sheet }) => sheet[cell.targetId]?.[cell.dimensionId] ?? null));
}

/** Grade id → how often; `null` (abstained) is left out. */
export function tallyUp(grades: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const grade of grades) if (grade !== null) counts[grade] = (counts[grade] ?? 0) + 1;
  return counts;
}

/** The only order pieces may have. */
export function sortPieces(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map((piece) => ({ piece, key: canonicalJson(piece) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ piece }) => piece);
}

function piece(
  group: string,
  targetId: string,
  sheet: Sheet,
  dimensions: readonly string[],
): Piece {
  return {
    group,
    targetId,
    grades: Object.fromEntries(dimensions.map((id) => [id, sheet[targetId]?.[id] ?? null])),
  };
}
