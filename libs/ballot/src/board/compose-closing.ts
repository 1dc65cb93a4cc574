import {
  askedCells,
  BOARD_VERSION,
  type ClosedBody,
  type OpenedBody,
  DISCLOSURE_RULE,
  type PaperTurnout,
  type Sheet,
  type Ticket,
  type TicketTurnout,
  sheetProblem,
} from '@huiyin/ballot-client';
import { ClosingRefused } from './board.errors';
import { commitWithheld, newSalt, type CommitmentOpening, type TextOpening } from './commitments';
import { cutIntoPieces, sheetsByClass, type CountedSheet } from './pieces';
import { tallyBoard, tallyInside, type Tally } from './tally';
import { closeTexts, type ReleasedTexts } from './texts';
import { turnoutProblem } from './turnout';
import { validityOf } from './validity';

/** One row of the box after the closing key was used. `sheet` null = unreadable, counted as void. */
export interface BoxedBallot extends Ticket {
  classId: string;
  sheet: Sheet | null;
}

/** The paper of one class: forms handed out, and those that came back; null = void. */
export interface PaperReturn {
  classId: string;
  issued: number;
  sheets: readonly (Sheet | null)[];
}

/** Everything that lies on the table when the box has been emptied. */
export interface ClosingInput {
  /** Number of tickets issued per class id; a class left out has none. */
  issued: Readonly<Record<string, number>>;
  ballots: readonly BoxedBallot[];
  /** Classes with printed forms; one left out had none handed out. */
  paper?: readonly PaperReturn[];
}

export interface Closing {
  body: ClosedBody;
  /** Openings of the commitments; keep sealed or destroy, never publish. */
  openings: { cells: CommitmentOpening[]; texts: TextOpening[] };
  /** Shuffled; empty unless the board releases them. */
  texts: ReleasedTexts[];
  /** Results of routed targets after disclosure control, for the bureau office alone (R002.15). */
  inside: Tally;
}

/**
 * The body of the closing entry. Neither the order nor any other property of `ballots` survives into it.
 * @throws ClosingRefused when a recount would reject it: more ballots than tickets, an unknown class, a doubled ticket,
 * more paper than was printed
 */
export function composeClosing(opened: OpenedBody, input: ClosingInput): Closing {
  const { ballots, paper = [] } = input;
  const readable = (sheet: Sheet | null): sheet is Sheet =>
    sheet !== null && sheetProblem(opened.definition, sheet) === null;
  const countable = (classId: string, sheet: Sheet | null): CountedSheet[] =>
    readable(sheet) ? [{ classId, sheet }] : [];
  const electronic = ballots.flatMap(({ classId, sheet }) => countable(classId, sheet));
  const onPaper = paper.flatMap(({ classId, sheets }) =>
    sheets.flatMap((sheet) => countable(classId, sheet)),
  );
  const head = {
    turnout: ticketTurnout(opened, input, sheetsByClass(opened, electronic)),
    paper: paperTurnout(opened, paper, sheetsByClass(opened, onPaper)),
  };
  const problem = strangerProblem(opened, input) ?? turnoutProblem(opened, head);
  if (problem !== null) throw new ClosingRefused(problem);
  const tickets = ballots
    .map(({ classId, preparedMessage, signature, sheet }) => ({
      ...{ classId, preparedMessage, signature },
      counted: readable(sheet),
    }))
    .sort((a, b) => (a.preparedMessage < b.preparedMessage ? -1 : 1));
  const { results, ...rest } = resultsOf(opened, head, [...electronic, ...onPaper]);
  const body: ClosedBody = {
    version: BOARD_VERSION,
    appraisalId: opened.appraisalId,
    ruleVersion: DISCLOSURE_RULE,
    ...head,
    tickets,
    ...results,
  };
  return { body, ...rest };
}

type Results = Omit<
  ClosedBody,
  'version' | 'appraisalId' | 'ruleVersion' | 'turnout' | 'paper' | 'tickets'
>;

function resultsOf(
  opened: OpenedBody,
  head: Pick<ClosedBody, 'turnout' | 'paper'>,
  sheets: readonly CountedSheet[],
): Omit<Closing, 'body'> & { results: Results } {
  const validity = validityOf(opened, head);
  const counted = sheetsByClass(opened, sheets);
  const cells = validity.valid ? askedCells(opened.definition) : [];
  const shown = cells.filter(({ target }) => !target.routed);
  const routed = cells.filter(({ target }) => target.routed);
  const pieces = cutIntoPieces(opened, counted, sheets, shown);
  const { tally, withheld } = tallyBoard(opened, counted, pieces, validity.valid);
  const { commitments, openings } = commitWithheld(opened, withheld, sheets, newSalt);
  const texts = closeTexts(opened, sheets, validity.valid, newSalt);
  const inside = cutIntoPieces(opened, counted, sheets, routed);
  return {
    results: {
      ...validity,
      pieces,
      tally,
      withheld,
      pieceCommitments: commitments,
      texts: texts.releases,
    },
    openings: { cells: openings, texts: texts.openings },
    texts: texts.released,
    inside: tallyInside(opened, counted, inside, routed),
  };
}

/** Whatever the opening does not know of. */
function strangerProblem(opened: OpenedBody, input: ClosingInput): string | null {
  const classes = new Set(opened.ticketClasses.map(({ id }) => id));
  const printed = new Set(opened.paper.map(({ classId }) => classId));
  const { ballots, issued, paper = [] } = input;
  if (ballots.some(({ classId }) => !classes.has(classId))) return 'a ballot of an unknown class';
  if (Object.keys(issued).some((id) => !classes.has(id))) return 'tickets of an unknown class';
  if (paper.some(({ classId }) => !printed.has(classId)))
    return 'paper of a class without printed forms';
  if (new Set(paper.map(({ classId }) => classId)).size !== paper.length)
    return 'paper of a class is handed in twice';
  return new Set(ballots.map(({ preparedMessage }) => preparedMessage)).size === ballots.length
    ? null
    : 'a ticket is in the box twice';
}

function ticketTurnout(
  { ticketClasses }: OpenedBody,
  { issued, ballots }: ClosingInput,
  counted: ReadonlyMap<string, number>,
): TicketTurnout[] {
  return ticketClasses.map(({ id }) => ({
    classId: id,
    issued: issued[id] ?? 0,
    cast: ballots.filter(({ classId }) => classId === id).length,
    counted: counted.get(id) ?? 0,
  }));
}

function paperTurnout(
  { paper: printed }: OpenedBody,
  paper: readonly PaperReturn[],
  countedByClass: ReadonlyMap<string, number>,
): PaperTurnout[] {
  return printed.map(({ classId }) => {
    const { issued = 0, sheets = [] } = paper.find((one) => one.classId === classId) ?? {};
    const [cast, counted] = [sheets.length, countedByClass.get(classId) ?? 0];
    return { classId, issued, cast, void: cast - counted, missing: issued - cast, counted };
  });
}
