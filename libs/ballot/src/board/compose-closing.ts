import {
  type ClosedBody,
  type OpenedBody,
  SUPPRESSION_RULE,
  type Sheet,
  type Ticket,
  sheetProblem,
} from '@huiyin/ballot-client';
import { ClosingRefused } from './board.errors';
import { commitWithheld, type CommitmentOpening } from './commitments';

import { cutIntoPieces, sheetsByClass, type CountedSheet } from './pieces';

import { tallyPieces } from './tally';

/** One row of the box after the closing key was used. `sheet` null = unreadable, counted as void. */
export interface BoxedBallot extends Ticket {
  classId: string;
  sheet: Sheet | null;
}

export interface Closing {
  body: ClosedBody;
  /** Openings of the commitments for withheld cells; keep sealed or destroy, never publish. */
  openings: CommitmentOpening[];
}

/**
 * The body of the closing entry. Neither the order nor any other property of `ballots` survives into it.
 * @param issued number of tickets issued per class id
 * @throws ClosingRefused when more ballots than tickets, an unknown class or a doubled ticket is in the box
 */
export function composeClosing(
  opened: OpenedBody,
  issued: Readonly<Record<string, number>>,
  ballots: readonly BoxedBallot[],
): Closing {
  const readable = (sheet: Sheet | null): sheet is Sheet =>
    sheet !== null && sheetProblem(opened.definition, sheet) === null;
  const sheets: CountedSheet[] = ballots.flatMap(({ classId, sheet }) =>
    readable(sheet) ? [{ classId, sheet }] : [],
  );
  const turnout = turnoutOf(opened, issued, ballots, sheetsByClass(opened, sheets));
  const pieces = cutIntoPieces(opened, sheets);
  const counted = new Map(turnout.map((row) => [row.classId, row.counted]));
  const { tally, withheld } = tallyPieces(opened, counted, pieces);
  const { commitments, openings } = commitWithheld(opened, withheld, sheets);
  const tickets = ballots
    .map(({ classId, preparedMessage, signature, sheet }) => ({
      classId,
      preparedMessage,
      signature,
      counted: readable(sheet),
    }))
    .sort((a, b) => (a.preparedMessage < b.preparedMessage ? -1 : 1));
  const body: ClosedBody = {
    version: 1,
    appraisalId: opened.appraisalId,
    ruleVersion: SUPPRESSION_RULE,
    turnout,
    tickets,
    pieces,
    tally,
    withheld,
    pieceCommitments: commitments,
  };
  return { body, openings };
}

function turnoutOf(
  opened: OpenedBody,
  issued: Readonly<Record<string, number>>,
  ballots: readonly BoxedBallot[],
  counted: ReadonlyMap<string, number>,
): ClosedBody['turnout'] {
  const known = new Set(opened.ticketClasses.map(({ id }) => id));
  if (ballots.some(({ classId }) => !known.has(classId)))
    throw new ClosingRefused('a ballot of an unknown class');
  if (new Set(ballots.map(({ preparedMessage }) => preparedMessage)).size !== ballots.length) {
    throw new ClosingRefused('a ticket is in the box twice');
  }
  return opened.ticketClasses.map(({ id, eligible }) => {
    const row = {
      classId: id,
      issued: issued[id] ?? 0,
      cast: ballots.filter(({ classId }) => classId === id).length,
      counted: counted.get(id) ?? 0,
    };
    if (row.cast > row.issued) throw new ClosingRefused('more ballots than tickets');
    if (row.issued > eligible) throw new ClosingRefused('more tickets than voters');
    return row;
  });
}
