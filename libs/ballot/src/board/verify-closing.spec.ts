import type { BoardEntry, ClosedBody } from '@huiyin/ballot-client';
import {
  aMixedBoard,
  aTicket,
  DEFINITION,
  rewritten,
  TEST_MODULUS_BITS,
  type TestAppraisal,
} from '../../test/board-builder';
import { ClosingRefused, OpeningRefused } from './board.errors';
import { composeClosing, type BoxedBallot } from './compose-closing';
import { composeOpening } from './compose-opening';

import { sortPieces } from './pieces';
import { verifyBoardFile } from './verify-board';

const verify = (text: string) => verifyBoardFile(text, { modulusBits: TEST_MODULUS_BITS });

let appraisal: TestAppraisal;
let ballots: BoxedBallot[];
let board: BoardEntry[];

beforeAll(async () => {
  ({ appraisal, ballots, board } = await aMixedBoard());
});

describe('R18 a closing rewritten by somebody who can recompute hashes', () => {
  const ticketOf = (body: ClosedBody) => body.tickets[0] as ClosedBody['tickets'][number];
  const edits: [string, string, (body: ClosedBody) => void][] = [
    [
      'a forged signature',
      'no valid signature',
      (body) => (ticketOf(body).signature = ticketOf(body).preparedMessage),
    ],
    [
      'a ticket moved to another class',
      'tickets listed',
      (body) => {
        ticketOf(body).classId = ticketOf(body).classId === 'staff' ? 'heads' : 'staff';
      },
    ],
    ['a ticket left out', 'tickets listed', (body) => void body.tickets.pop()],
    [
      'a ticket used twice',
      'used twice',
      (body) => {
        const staff = body.tickets.filter(({ classId }) => classId === 'staff');
        const [one, two] = staff as [(typeof staff)[number], (typeof staff)[number]];
        Object.assign(two, { ...one, counted: two.counted });
        body.tickets.sort((a, b) => (a.preparedMessage < b.preparedMessage ? -1 : 1));
      },
    ],
    ['tickets in casting order', 'out of order', (body) => void body.tickets.reverse()],
    [
      'more tickets than voters',
      'more tickets issued than voters',
      (body) => void ((body.turnout[0] as never as { issued: number }).issued = 9),
    ],
    [
      'more ballots than tickets',
      'more tickets cast than issued',
      (body) => void ((body.turnout[0] as never as { issued: number }).issued = 5),
    ],
    [
      'a void sheet counted',
      'counted sheets differ',
      (body) => body.tickets.forEach((one) => (one.counted = true)),
    ],
    [
      'a changed grade',
      'the tally is not what the pieces say',
      (body) => {
        const piece = body.pieces.find(
          ({ grades }) => grades['style'] === 'fair',
        ) as ClosedBody['pieces'][number];
        piece.grades['style'] = 'good';
        body.pieces = sortPieces(body.pieces);
      },
    ],
    [
      'a piece added',
      'counted sheets',
      (body) => body.pieces.push(structuredClone(body.pieces.at(-1) as never)),
    ],
    ['a piece of nobody', 'nobody appraised', (body) => (body.pieces.at(-1)!.targetId = 'zzz')],
    ['an unknown grade', 'unknown grade', (body) => (body.pieces.at(-1)!.grades['style'] = 'zzz')],
    [
      'an unknown dimension',
      'unknown dimension',
      (body) => (body.pieces.at(-1)!.grades['zzz'] = 'good'),
    ],
    ['an unknown group', 'no group', (body) => (body.pieces.at(-1)!.group = 'zzz')],
    ['pieces in casting order', 'pieces are out of order', (body) => void body.pieces.reverse()],
    ['a changed result', 'the tally is not', (body) => (body.tally[0]!.favourable += 1)],
    [
      'a result nobody may see',
      'the tally is not',
      (body) => body.tally.push({ ...body.tally[0]!, scope: 'leaders' }),
    ],
    ['a hidden withholding', 'withheld results', (body) => void body.withheld.pop()],
    ['a dropped commitment', 'has no commitment', (body) => void body.pieceCommitments.pop()],
    [
      'a damaged commitment',
      'not a SHA-256 hash',
      (body) => (body.pieceCommitments[0]!.commitment = 'x'),
    ],
    ['another appraisal', 'closes another appraisal', (body) => (body.appraisalId = 'appraisal-2')],
    [
      'another suppression rule',
      'suppression rule',
      (body) => (body.ruleVersion = 'huiyin-suppression/0'),
    ],
    [
      'a smuggled field',
      'does not belong',
      (body) => Object.assign(body.pieces[0]!, { at: '10:31' }),
    ],
    [
      'a value of the wrong type',
      'does not belong',
      (body) => Object.assign(body.turnout[0]!, { cast: '6' }),
    ],
  ];

  it.each(edits)('finds %s', (_name, reason, edit) => {
    expect(verify(rewritten(board, edit))).toEqual({
      ok: false,
      seq: 1,
      reason: expect.stringContaining(reason),
    });
  });

  it('S13 finds a class shown on its own although it is below the threshold', () => {
    const text = rewritten(board, (body) => {
      for (const piece of body.pieces)
        piece.group = piece.group === 'heads+leaders' ? 'leaders' : piece.group;
    });
    expect(verify(text)).toMatchObject({
      ok: false,
      seq: 1,
      reason: expect.stringContaining('no group'),
    });
  });

  it('S13 finds a unanimous result that is shown', () => {
    const text = rewritten(board, (body) => {
      for (const piece of body.pieces) if (piece.group === 'staff') piece.grades['style'] = 'good';
      body.pieces = sortPieces(body.pieces);
    });
    expect(verify(text)).toMatchObject({
      ok: false,
      seq: 1,
      reason: expect.stringContaining('although it discloses'),
    });
  });
});

describe('a board that must not be written', () => {
  it('refuses to close with more ballots than tickets, or with one ticket twice', () => {
    const issued = { heads: 8, leaders: 3, staff: 9 };
    const [first] = ballots as [BoxedBallot];
    expect(() => composeClosing(appraisal.opened, { ...issued, staff: 7 }, ballots)).toThrow(
      ClosingRefused,
    );
    expect(() => composeClosing(appraisal.opened, { ...issued, staff: 10 }, ballots)).toThrow(
      ClosingRefused,
    );
    expect(() => composeClosing(appraisal.opened, issued, [...ballots, first])).toThrow(
      ClosingRefused,
    );
    const stranger = { classId: 'none', sheet: null, ...aTicket(appraisal.keys['staff'] as never) };
    expect(() => composeClosing(appraisal.opened, issued, [stranger])).toThrow(ClosingRefused);
  });

  it.each([
    ['a threshold below 2', { k: 1 }],
    ['no target', { definition: { ...DEFINITION, targets: [] } }],
    [
      'a target twice',
      { definition: { ...DEFINITION, targets: [...DEFINITION.targets, ...DEFINITION.targets] } },
    ],
    ['an id that is not plain', { definition: { ...DEFINITION, dimensions: [{ id: 'a+b' }] } }],
    [
      'an id every object has',
      { definition: { ...DEFINITION, dimensions: [{ id: 'constructor' }] } },
    ],
    ['a single grade', { definition: { ...DEFINITION, grades: DEFINITION.grades.slice(0, 1) } }],
    ['no class', { ticketClasses: [] }],
  ])('refuses to open with %s', (_name, change) => {
    const { appraisalId, definition, ticketClasses, closingPublicKeyJwk } = appraisal.opened;
    const input = { appraisalId, definition, ticketClasses, closingPublicKeyJwk, k: 5, ...change };
    expect(() => composeOpening(input, TEST_MODULUS_BITS)).toThrow(OpeningRefused);
  });
});
