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
import { composeClosing, type BoxedBallot } from '../src/board/compose-closing';
import { composeOpening } from '../src/board/compose-opening';

import {
  generateClosingKey,
  generateTicketKey,
  type BallotKeyPair,
} from '../src/server/ballot-keys';

/** Short keys: these tests are about boards, not about factoring. */
export const TEST_MODULUS_BITS = 2048;

export const DEFINITION: Definition = {
  targets: [
    { id: 'body', kind: 'leading-body' },
    { id: 'cadre-1', kind: 'cadre' },
  ],
  dimensions: [{ id: 'style' }, { id: 'integrity' }],
  grades: [
    { id: 'good', value: 3, favourable: true },
    { id: 'fair', value: 2, favourable: true },
    { id: 'poor', value: 1, favourable: false },
  ],
  abstentionAllowed: true,
};

export interface TestAppraisal {
  opened: OpenedBody;
  keys: Record<string, BallotKeyPair>;
  closingKey: BallotKeyPair;
}

/** An appraisal with the given voters per class, e.g. `{ leaders: 3, staff: 40 }`; k = 5. */
export async function anAppraisal(
  eligible: Record<string, number>,
  definition: Definition = DEFINITION,
): Promise<TestAppraisal> {
  const ids = Object.keys(eligible);
  const pairs = await Promise.all(ids.map(() => generateTicketKey(TEST_MODULUS_BITS)));
  const closingKey = await generateClosingKey(TEST_MODULUS_BITS);
  const keys = Object.fromEntries(ids.map((id, index) => [id, pairs[index] as BallotKeyPair]));
  const opened = composeOpening(
    {
      appraisalId: 'appraisal-1',
      definition,
      ticketClasses: ids.map((id, index) => ({
        id,
        weight: index + 1,
        eligible: eligible[id] ?? 0,
        publicKeyJwk: (pairs[index] as BallotKeyPair).publicKeyJwk,
      })),
      closingPublicKeyJwk: closingKey.publicKeyJwk,
      k: 5,
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

/** The same grade everywhere. */
export function aSheet(definition: Definition, grade: string | null): Sheet {
  const answers = Object.fromEntries(definition.dimensions.map(({ id }) => [id, grade]));
  return Object.fromEntries(definition.targets.map(({ id }) => [id, { ...answers }]));
}

/** One ballot per listed sheet. */
export function aBox(
  appraisal: TestAppraisal,
  sheets: Record<string, (Sheet | null)[]>,
): BoxedBallot[] {
  return Object.entries(sheets).flatMap(([classId, list]) =>
    list.map((sheet) => ({ classId, sheet, ...aTicket(appraisal.keys[classId] as BallotKeyPair) })),
  );
}

/** Opening and closing of an appraisal in which every eligible voter of the box had a ticket. */
export function aClosedBoard(
  { opened }: TestAppraisal,
  ballots: readonly BoxedBallot[],
): BoardEntry[] {
  const issued = Object.fromEntries(opened.ticketClasses.map(({ id, eligible }) => [id, eligible]));
  const first = appendEntry([], { kind: 'opened', body: opened });
  return [
    first,
    appendEntry([first], { kind: 'closed', body: composeClosing(opened, issued, ballots).body }),
  ];
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

const sheets = (...grades: (string | null)[]) => grades.map((grade) => aSheet(DEFINITION, grade));
export const STAFF = sheets('good', 'good', 'fair', 'fair', 'poor', 'poor', null);
export const HEADS = sheets('good', 'good', 'fair', 'poor', 'poor', 'poor');

export interface MixedBoard {
  appraisal: TestAppraisal;
  ballots: BoxedBallot[];
  board: BoardEntry[];
  closed: ClosedBody;
}

/** Three classes, one of them small; the staff box holds one void sheet. */
export async function aMixedBoard(): Promise<MixedBoard> {
  const appraisal = await anAppraisal({ heads: 8, leaders: 3, staff: 9 });
  const ballots = aBox(appraisal, {
    heads: HEADS,
    leaders: sheets('poor', 'good'),
    staff: [...STAFF, null],
  });
  const board = aClosedBoard(appraisal, ballots);
  return { appraisal, ballots, board, closed: board[1]?.body as ClosedBody };
}
