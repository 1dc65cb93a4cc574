import {
  ALL_CLASSES,
  askedCells,
  type ClosedBody,
  type OpenedBody,
  canonicalJson,
  isSha256,
} from '@huiyin/ballot-client';
import { discloses, partitionProblem, planTree } from '@huiyin/disclosure';
import type { KeyObject } from 'node:crypto';
import { acceptTicket, readTicketKey } from '../server/ticket-issuer';
import { gradeCounts, pieceKey, type SheetsByClass } from './pieces';
import { cellKey, piecesByCell, placeKey, tallyBoard } from './tally';
import { turnoutProblem } from './turnout';
import { validityOf } from './validity';

type Check = (opened: OpenedBody, closed: ClosedBody) => string | null;

/** Every check of a closing entry, in the order a person would make them. */
const CHECKS: readonly Check[] = [
  sameAppraisal,
  turnoutProblem,
  ticketNumbers,
  tickets,
  validity,
  knownPieces,
  levels,
  results,
  commitments,
  texts,
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
  return closed.ruleVersion === opened.disclosure.ruleVersion
    ? null
    : 'disclosure rule differs from the opening';
}

function ticketNumbers(_opened: OpenedBody, { turnout, tickets: listed }: ClosedBody) {
  for (const { classId, cast, counted } of turnout) {
    const mine = listed.filter((ticket) => ticket.classId === classId);
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

function validity(opened: OpenedBody, closed: ClosedBody): string | null {
  const { valid, invalidReason } = validityOf(opened, closed);
  return closed.valid === valid && closed.invalidReason === invalidReason
    ? null
    : 'valid or not is not what turnout and quorum say';
}

/** Each piece answers something that was asked and may be shown; no piece is written twice or in an order of its own. */
function knownPieces({ definition }: OpenedBody, { pieces, valid }: ClosedBody): string | null {
  const shown = askedCells(definition).filter(({ target }) => valid && !target.routed);
  const grades = new Map(
    shown.map((cell) => {
      const { abstentionAllowed, grades: named } = cell.scale;
      const ids: (string | null)[] = named.map(({ id }) => id);
      return [cellKey(cell), new Set(abstentionAllowed ? [...ids, null] : ids)];
    }),
  );
  let previous = '';
  for (const [index, piece] of pieces.entries()) {
    const known = grades.get(placeKey(piece.targetId, piece.dimensionId));
    if (!known) return `piece ${index} is about nothing that is shown`;
    if (!known.has(piece.grade)) return `piece ${index} has an unknown grade`;
    if (piece.count < 1) return `piece ${index} is of no sheet`;
    const key = pieceKey(piece);
    if (key === previous) return `piece ${index} is there twice`;
    if (key < previous) return `piece ${index} is out of order`;
    previous = key;
  }
  return null;
}

/** The pieces of a cell are those of one allowed level; each group has as many answers as sheets and does not disclose. */
function levels(opened: OpenedBody, closed: ClosedBody): string | null {
  const { k } = opened.disclosure;
  const counted = countedOf(opened, closed);
  const tree = planTree(counted);
  const found = piecesByCell(closed.pieces);
  for (const cell of askedCells(opened.definition)) {
    const groups = found.get(cellKey(cell));
    if (!groups) continue;
    const where = `${cell.target.id} / ${cell.dimension.id}`;
    const problem = partitionProblem(tree, groups.keys());
    if (problem !== null) return `${where}: ${problem}`;
    for (const [group, answers] of groups) {
      const sheets = group.split('+').reduce((sum, id) => sum + (counted.get(id) ?? 0), 0);
      const pieces = [...answers.values()].reduce((sum, count) => sum + count, 0);
      if (pieces !== sheets) return `${where} of ${group}: ${pieces} answers on ${sheets} sheets`;
      if (discloses(gradeCounts(answers), cell.scale, k))
        return `${where} of ${group} is shown although it discloses`;
    }
  }
  return null;
}

function results(opened: OpenedBody, closed: ClosedBody): string | null {
  const recounted = tallyBoard(opened, countedOf(opened, closed), closed.pieces, closed.valid);
  if (canonicalJson(recounted.tally) !== canonicalJson(closed.tally))
    return 'the tally is not what the pieces say';
  return canonicalJson(recounted.withheld) === canonicalJson(closed.withheld)
    ? null
    : 'the list of withheld results is not what the pieces leave out';
}

function commitments(_opened: OpenedBody, closed: ClosedBody): string | null {
  const hidden = closed.withheld
    .filter(({ scope }) => scope !== ALL_CLASSES)
    .map(({ scope, targetId, dimensionId }) => [scope, targetId, dimensionId]);
  const committed = closed.pieceCommitments.map(({ classId, targetId, dimensionId }) => [
    ...[classId, targetId, dimensionId],
  ]);
  if (canonicalJson(hidden) !== canonicalJson(committed))
    return 'a withheld result has no commitment';
  return closed.pieceCommitments.every(({ commitment }) => isSha256(commitment))
    ? null
    : 'a commitment is not a SHA-256 hash';
}

/** Released exactly when valid and at least k sheets count; never more texts than sheets. */
function texts(opened: OpenedBody, closed: ClosedBody): string | null {
  const asked = opened.definition.questions.map(({ id }) => id);
  const sheets = [...countedOf(opened, closed).values()].reduce((sum, one) => sum + one, 0);
  const isReleased = closed.valid && sheets >= opened.disclosure.k;
  if (canonicalJson(closed.texts.map(({ questionId }) => questionId)) !== canonicalJson(asked))
    return 'the texts are not those of the questions';
  for (const { questionId, released, count, commitment } of closed.texts) {
    if (released !== isReleased)
      return `question ${questionId}: released or not is not what the sheets allow`;
    if (released ? count === null || count > sheets : count !== null)
      return `question ${questionId}: the number of texts cannot be`;
    if (!isSha256(commitment))
      return `question ${questionId}: the commitment is not a SHA-256 hash`;
  }
  return null;
}

/** Counted sheets per class, electronic and paper together. */
function countedOf({ ticketClasses }: OpenedBody, { turnout, paper }: ClosedBody): SheetsByClass {
  const rows = [...turnout, ...paper];
  return new Map(
    ticketClasses.map(({ id }) => [
      id,
      rows.reduce((sum, { classId, counted }) => sum + (classId === id ? counted : 0), 0),
    ]),
  );
}
