import {
  type BoardEntry,
  type ClosedBody,
  type Definition,
  type OpenedBody,
  type Sheet,
  TICKET_MESSAGE,
  type Ticket,
} from '@huiyin/ballot-client';
import { constants, randomBytes, sign } from 'node:crypto';
import { appendEntry, exportBoard } from '../src/board/chain';
import { composeClosing, type BoxedBallot, type PaperReturn } from '../src/board/compose-closing';
import { composeOpening, type OpeningInput } from '../src/board/compose-opening';

import {
  generateClosingKey,
  generateTicketKey,
  type BallotKeyPair,
} from '../src/server/ballot-keys';

/** Short keys: these tests are about boards, not about factoring. */
export const TEST_MODULUS_BITS = 2048;

/** A leading body and a cadre in two dimensions, three grades, a check list of the body, one who moved away, one text. */
export const DEFINITION: Definition = {
  targets: [
    { id: 'body', kind: 'leading-body', routed: false },
    { id: 'cadre-1', kind: 'member', routed: false },
    { id: 'cadre-9', kind: 'transferred-cadre', routed: true },
  ],
  scales: [
    {
      id: 'three',
      abstentionAllowed: true,
      grades: [
        { id: 'good', value: 3, favourable: true },
        { id: 'fair', value: 2, favourable: true },
        { id: 'poor', value: 1, favourable: false },
      ],
    },
    {
      id: 'marked',
      abstentionAllowed: false,
      grades: [
        { id: 'unmarked', value: 0, favourable: true },
        { id: 'marked', value: 1, favourable: false },
      ],
    },
  ],
  dimensions: [
    {
      id: 'style',
      scaleId: 'three',
      targetKinds: ['leading-body', 'member', 'transferred-cadre'],
    },
    { id: 'integrity', scaleId: 'three', targetKinds: ['leading-body', 'member'] },
    { id: 'formalism', scaleId: 'marked', targetKinds: ['leading-body'] },
  ],
  questions: [{ id: 'advice', maxChars: 40 }],
};

export interface TestAppraisal {
  opened: OpenedBody;
  keys: Record<string, BallotKeyPair>;
  closingKey: BallotKeyPair;
}

/** Key pairs take a second each; tests of one file may share them. */
const pairs: BallotKeyPair[] = [];

async function pairAt(index: number): Promise<BallotKeyPair> {
  return (pairs[index] ??= await generateTicketKey(TEST_MODULUS_BITS));
}

/** An appraisal with the given voters per class, e.g. `{ leaders: 3, staff: 40 }`; k = 5, no quorum. */
export async function anAppraisal(
  eligible: Record<string, number>,
  definition: Definition = DEFINITION,
  change: Partial<OpeningInput> = {},
): Promise<TestAppraisal> {
  const ids = Object.keys(eligible);
  const keys: Record<string, BallotKeyPair> = {};
  for (const [index, id] of ids.entries()) keys[id] = await pairAt(index);
  const closingKey = await generateClosingKey(TEST_MODULUS_BITS);
  const opened = composeOpening(
    {
      appraisalId: 'appraisal-1',
      definition,
      ticketClasses: ids.map((id, index) => ({
        id,
        weight: index + 1,
        eligible: eligible[id] ?? 0,
        publicKeyJwk: (keys[id] as BallotKeyPair).publicKeyJwk,
      })),
      closingPublicKeyJwk: closingKey.publicKeyJwk,
      closingKeyHeldBy: 'service',
      audience: 'bureau',
      validity: { quorumBp: 0, minCounted: 0 },
      k: 5,
      ...change,
    },
    TEST_MODULUS_BITS,
  );
  return { opened, keys, closingKey };
}

/** A genuine ticket, signed directly: a finished ticket looks the same as a blindly signed one. */
export function aTicket(keys: BallotKeyPair): Ticket {
  const message = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]);
  const key = { key: keys.privateKeyPem, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return {
    preparedMessage: message.toString('base64url'),
    signature: sign('sha384', message, key).toString('base64url'),
  };
}

/** The same grade wherever there are named grades; nothing marked unless the grade is poor. */
export function aSheet(grade: string | null, advice = ''): Sheet {
  const both = { style: grade, integrity: grade };
  return {
    grades: {
      body: { ...both, formalism: grade === 'poor' ? 'marked' : 'unmarked' },
      'cadre-1': both,
      'cadre-9': { style: grade },
    },
    texts: { advice },
  };
}

/** One ballot per listed sheet. */
export function aBox(
  appraisal: TestAppraisal,
  sheets: Record<string, readonly (Sheet | null)[]>,
): BoxedBallot[] {
  return Object.entries(sheets).flatMap(([classId, list]) =>
    list.map((sheet) => ({ classId, sheet, ...aTicket(appraisal.keys[classId] as BallotKeyPair) })),
  );
}

/** Opening and closing of an appraisal in which every eligible voter without paper had a ticket. */
export function aClosedBoard(
  { opened }: TestAppraisal,
  ballots: readonly BoxedBallot[],
  paper: readonly PaperReturn[] = [],
): BoardEntry[] {
  const first = appendEntry([], { kind: 'opened', body: opened });
  const { body } = composeClosing(opened, { issued: ticketsOf(opened, paper), ballots, paper });
  return [first, appendEntry([first], { kind: 'closed', body })];
}

/** A ticket for everybody who got no paper. */
export function ticketsOf(
  { ticketClasses }: OpenedBody,
  paper: readonly PaperReturn[] = [],
): Record<string, number> {
  const onPaper = new Map(paper.map(({ classId, issued }) => [classId, issued]));
  return Object.fromEntries(
    ticketClasses.map(({ id, eligible }) => [id, eligible - (onPaper.get(id) ?? 0)]),
  );
}

/** The board somebody would write who can recompute hashes: the closing edited, the chain intact. */
export function rewritten(board: readonly BoardEntry[], edit: (body: ClosedBody) => void): string {
  const [opening, closing] = board;
  if (!opening || closing?.kind !== 'closed')
    throw new Error('cannot happen: a closed board has two entries');
  const body = structuredClone(closing.body);
  edit(body);
  return exportBoard([opening, appendEntry([opening], { kind: 'closed', body })]);
}

/** One sheet per grade. */
export const sheetsOf = (...grades: (string | null)[]): Sheet[] => grades.map((one) => aSheet(one));
export const STAFF = sheetsOf('good', 'good', 'fair', 'fair', 'poor', 'poor', null);
export const HEADS = sheetsOf('good', 'good', 'fair', 'poor', 'poor', 'poor');

export interface MixedBoard {
  appraisal: TestAppraisal;
  ballots: BoxedBallot[];
  paper: PaperReturn[];
  board: BoardEntry[];
  closed: ClosedBody;
}

/** Three classes, one of them small; the staff box holds one void sheet, and five of the staff vote on paper. */
export async function aMixedBoard(): Promise<MixedBoard> {
  const appraisal = await anAppraisal({ heads: 8, leaders: 3, staff: 14 }, DEFINITION, {
    paper: [{ classId: 'staff', printed: 6, commitment: 'ab'.repeat(32) }],
  });
  const ballots = aBox(appraisal, {
    heads: HEADS,
    leaders: sheetsOf('poor', 'good'),
    staff: [...STAFF, null],
  });
  const paper = [{ classId: 'staff', issued: 5, sheets: [...sheetsOf('good', 'poor'), null] }];
  const board = aClosedBoard(appraisal, ballots, paper);
  return { appraisal, ballots, paper, board, closed: board[1]?.body as ClosedBody };
}
