import {
  ALL_CLASSES,
  type ClosedBody,
  type OpenedBody,
  type Piece,
  canonicalJson,
} from '@huiyin/ballot-client';
import type { KeyObject } from 'node:crypto';
import { acceptTicket, readTicketKey } from '../server/ticket-issuer';

import { pooledName, tallyUp } from './pieces';
import { discloses, groupName, planGroups } from './suppression.rules';
import { recountCells, tallyPieces, type RecountedCell } from './tally';

type Check = (opened: OpenedBody, closed: ClosedBody) => string | null;

/** Every check of a closing entry, in the order a person would make them. */
const CHECKS: readonly Check[] = [
  sameAppraisal,
  turnout,
  tickets,
  knownPieces,
  pieceNumbers,
  nothingDisclosed,
  results,
  commitments,
];

/** Why the closing entry does not follow from the opening and its own contents, or null. */
export function closingProblem(opened: OpenedBody, closed: ClosedBody): string | null {
  for (const check of CHECKS) {
    const problem = check(opened, closed);
    if (problem !== null) return problem;
  }
  return null;
}

function sameAppraisal(opened: OpenedBody, closed: ClosedBody): string | null {
  if (closed.appraisalId !== opened.appraisalId) return 'closes another appraisal';
  return closed.ruleVersion === opened.suppression.ruleVersion
    ? null
    : 'suppression rule differs from the opening';
}

function turnout({ ticketClasses }: OpenedBody, closed: ClosedBody): string | null {
  if (
    canonicalJson(closed.turnout.map(({ classId }) => classId)) !==
    canonicalJson(ticketClasses.map(({ id }) => id))
  ) {
    return 'turnout does not list the ticket classes';
  }
  for (const [index, { classId, issued, cast, counted }] of closed.turnout.entries()) {
    const mine = closed.tickets.filter((ticket) => ticket.classId === classId);
    if (issued > (ticketClasses[index]?.eligible ?? 0))
      return `class ${classId}: more tickets issued than voters`;
    if (cast > issued) return `class ${classId}: more tickets cast than issued`;
    if (mine.length !== cast)
      return `class ${classId}: ${mine.length} tickets listed, ${cast} declared`;
    if (mine.filter((ticket) => ticket.counted).length !== counted)
      return `class ${classId}: counted sheets differ`;
  }
  return null;
}

function tickets({ ticketClasses }: OpenedBody, closed: ClosedBody): string | null {
  const keys = new Map<string, KeyObject>(
    ticketClasses.map(({ id, publicKeyJwk }) => [id, readTicketKey(publicKeyJwk)]),
  );
  let previous = '';
  for (const [index, ticket] of closed.tickets.entries()) {
    const key = keys.get(ticket.classId);
    if (!key) return `ticket ${index} is of an unknown class`;
    if (ticket.preparedMessage === previous) return `ticket ${index} is used twice`;
    if (ticket.preparedMessage < previous) return `ticket ${index} is out of order`;
    if (!isGenuine(key, ticket)) return `ticket ${index} has no valid signature`;
    previous = ticket.preparedMessage;
  }
  return null;
}

function isGenuine(key: KeyObject, ticket: ClosedBody['tickets'][number]): boolean {
  try {
    acceptTicket(key, ticket);
    return true;
  } catch {
    return false;
  }
}

function knownPieces(opened: OpenedBody, closed: ClosedBody): string | null {
  const { definition } = opened;
  const groups = groupsOf(opened, closed);
  const names = new Set([...groups.map(groupName), pooledName(groups)]);
  const targets = new Set(definition.targets.map(({ id }) => id));
  const dimensions = new Set(definition.dimensions.map(({ id }) => id));
  const grades = new Set<string | null>(definition.grades.map(({ id }) => id));
  if (definition.abstentionAllowed) grades.add(null);
  for (const [index, piece] of closed.pieces.entries()) {
    if (!names.has(piece.group)) return `piece ${index} belongs to no group of ticket classes`;
    if (!targets.has(piece.targetId)) return `piece ${index} is about nobody appraised`;
    if (!Object.keys(piece.grades).every((id) => dimensions.has(id)))
      return `piece ${index} has an unknown dimension`;
    if (!Object.values(piece.grades).every((grade) => grades.has(grade)))
      return `piece ${index} has an unknown grade`;
  }
  return inOrder(closed.pieces) ? null : 'pieces are out of order';
}

/** The order of `sortPieces`, in one pass: a large appraisal has hundreds of thousands of pieces. */
function inOrder(pieces: readonly Piece[]): boolean {
  let previous = '';
  return pieces.every((piece) => {
    const key = canonicalJson(piece);
    const follows = previous <= key;
    previous = key;
    return follows;
  });
}

/** Exactly one piece per counted sheet, target and group; per pooled dimension one over all classes. */
function pieceNumbers(opened: OpenedBody, closed: ClosedBody): string | null {
  const groups = groupsOf(opened, closed);
  const expected = new Map<string, number>();
  const add = (group: string, targetId: string, dimensions: readonly string[], sheets: number) =>
    expected.set(pieceKind({ group, targetId }, dimensions), sheets);
  const cells = recountCells(opened.definition, groups, closed.pieces);
  for (const { id } of opened.definition.targets) {
    const ofTarget = cells.filter(({ targetId }) => targetId === id);
    const named = (state: RecountedCell['state']) =>
      ofTarget.filter((cell) => cell.state === state).map(({ dimensionId }) => dimensionId);
    for (const group of groups) add(groupName(group), id, named('groups'), sheetsOf(closed, group));
    for (const dimension of named('total'))
      add(pooledName(groups), id, [dimension], sheetsOf(closed, groups.flat()));
  }
  const found = new Map<string, number>();
  for (const piece of closed.pieces) {
    const kind = pieceKind(piece, Object.keys(piece.grades));
    found.set(kind, (found.get(kind) ?? 0) + 1);
  }
  const wrong = [...new Set([...expected.keys(), ...found.keys()])].find(
    (kind) => expected.get(kind) !== found.get(kind),
  );
  return wrong === undefined
    ? null
    : `${found.get(wrong) ?? 0} pieces (${wrong}) for ${expected.get(wrong) ?? 0} counted sheets`;
}

function pieceKind(
  { group, targetId }: Pick<Piece, 'group' | 'targetId'>,
  dimensions: readonly string[],
): string {
  return `${group} / ${targetId} / ${[...dimensions].sort().join(',')}`;
}

function nothingDisclosed(opened: OpenedBody, closed: ClosedBody): string | null {
  const { definition, suppression } = opened;
  for (const { targetId, dimensionId, grades } of recountCells(
    definition,
    groupsOf(opened, closed),
    closed.pieces,
  )) {
    for (const [group, given] of grades) {
      if (discloses(tallyUp(given), definition, suppression.k)) {
        return `${targetId} / ${dimensionId} of ${group} is shown although it discloses`;
      }
    }
  }
  return null;
}

function results(opened: OpenedBody, closed: ClosedBody): string | null {
  const counted = new Map(closed.turnout.map((row) => [row.classId, row.counted]));
  const recounted = tallyPieces(opened, counted, closed.pieces);
  if (canonicalJson(recounted.tally) !== canonicalJson(closed.tally))
    return 'the tally is not what the pieces say';
  return canonicalJson(recounted.withheld) === canonicalJson(closed.withheld)
    ? null
    : 'the list of withheld results is not what the pieces leave out';
}

function commitments(_opened: OpenedBody, closed: ClosedBody): string | null {
  const address = ({ targetId, dimensionId }: { targetId: string; dimensionId: string }) => [
    targetId,
    dimensionId,
  ];
  const hidden = closed.withheld
    .filter(({ scope }) => scope !== ALL_CLASSES)
    .map((cell) => [cell.scope, ...address(cell)]);
  const committed = closed.pieceCommitments.map((cell) => [cell.classId, ...address(cell)]);
  if (canonicalJson(hidden) !== canonicalJson(committed))
    return 'a withheld result has no commitment';
  return closed.pieceCommitments.every(({ commitment }) => /^[0-9a-f]{64}$/.test(commitment))
    ? null
    : 'a commitment is not a SHA-256 hash';
}

function groupsOf({ suppression }: OpenedBody, closed: ClosedBody): string[][] {
  return planGroups(
    new Map(closed.turnout.map(({ classId, counted }) => [classId, counted])),
    suppression.k,
  );
}

function sheetsOf(closed: ClosedBody, group: readonly string[]): number {
  return closed.turnout.reduce(
    (sum, { classId, counted }) => sum + (group.includes(classId) ? counted : 0),
    0,
  );
}
