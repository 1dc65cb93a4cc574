import type { BoardEntry, ClosedBody, Sheet } from '@huiyin/ballot-client';
import fc from 'fast-check';
import {
  aBox,
  aClosedBoard,
  aMixedBoard,
  anAppraisal,
  HEADS,
  STAFF,
  TEST_MODULUS_BITS,
  type MixedBoard,
  type TestAppraisal,
} from '../../test/board-builder';
import { appendEntry, exportBoard } from './chain';
import { commitTo } from './commitments';
import { composeClosing, type BoxedBallot } from './compose-closing';

import { verifyBoardFile } from './verify-board';

const verify = (text: string) => verifyBoardFile(text, { modulusBits: TEST_MODULUS_BITS });

let appraisal: TestAppraisal;
let two: TestAppraisal;
let ballots: BoxedBallot[];
let board: BoardEntry[];
let file: string;
let closed: ClosedBody;

beforeAll(async () => {
  const mixed: MixedBoard = await aMixedBoard();
  ({ appraisal, ballots, board, closed } = mixed);
  file = exportBoard(board);
  two = await anAppraisal({ heads: 9, staff: 9 });
});

describe('a recount from the file alone', () => {
  it('R000.16 R002.18 confirms an honest board and says what it found', () => {
    const verdict = verify(file);
    expect(verdict).toMatchObject({
      ok: true,
      report: {
        status: 'closed',
        headHash: board[1]?.hash,
        classes: [
          { id: 'heads', issued: 8, cast: 6, counted: 6 },
          { id: 'leaders', issued: 3, cast: 2, counted: 2 },
          { id: 'staff', issued: 9, cast: 8, counted: 7 },
        ],
      },
    });
  });

  it('confirms a board that is still open', () => {
    expect(verify(exportBoard(board.slice(0, 1)))).toMatchObject({
      ok: true,
      report: { status: 'open', tally: [] },
    });
  });

  it('S13 publishes the total and the large class, and merges the small class with the next', () => {
    const cell = (scope: string) =>
      closed.tally.find((one) => one.scope === scope && one.targetId === 'body');
    expect(cell('all')).toMatchObject({
      sheets: 15,
      n: 14,
      counts: { good: 5, fair: 3, poor: 6 },
      favourable: 8,
    });
    expect(cell('staff')).toMatchObject({
      sheets: 7,
      n: 6,
      counts: { good: 2, fair: 2, poor: 2 },
      meanMilli: 2000,
    });
    expect(cell('all')?.weighted).toBeNull();
    expect(new Set(closed.withheld.map(({ scope, reason }) => `${scope} ${reason}`))).toEqual(
      new Set(['heads merged', 'leaders merged']),
    );
  });

  it('mixes classes by weight when none is hidden', async () => {
    const result = aClosedBoard(two, aBox(two, { heads: HEADS, staff: STAFF }))[1]
      ?.body as ClosedBody;
    // heads: 3/6 favourable, weight 1; staff: 4/6 favourable, weight 2
    expect(result.tally[0]).toMatchObject({ scope: 'all', weighted: { favourableBp: 6111 } });
  });

  it('S13 withholds a unanimous dimension for every class but keeps the total', async () => {
    const unanimous = HEADS.map((sheet): Sheet => ({
      ...sheet,
      body: { style: 'good', integrity: 'good' },
    }));
    const entries = aClosedBoard(two, aBox(two, { heads: unanimous, staff: STAFF }));
    const { tally, withheld } = entries[1]?.body as ClosedBody;
    expect(tally.filter(({ targetId }) => targetId === 'body').map(({ scope }) => scope)).toEqual([
      'all',
      'all',
    ]);
    expect(withheld).toContainEqual(
      expect.objectContaining({ scope: 'heads', reason: 'protected', sheets: 6 }),
    );
    expect(withheld).toContainEqual(
      expect.objectContaining({ scope: 'staff', reason: 'protected', sheets: 7 }),
    );
    expect(verify(exportBoard(entries))).toMatchObject({ ok: true });
  });

  it('fixes what is withheld by a commitment the opening proves', () => {
    const issued = { heads: 8, leaders: 3, staff: 9 };
    const { body, openings } = composeClosing(appraisal.opened, issued, ballots);
    expect(openings.map((opening) => commitTo(body.appraisalId, opening))).toEqual(
      body.pieceCommitments,
    );
    expect(openings).toContainEqual(
      expect.objectContaining({ classId: 'leaders', counts: { poor: 1, good: 1 } }),
    );
    expect(JSON.stringify(body)).not.toContain(openings[0]?.salt);
  });

  it('S10 shows nothing of the order in which ballots lay in the box', () => {
    const issued = { heads: 8, leaders: 3, staff: 9 };
    const { tickets, pieces } = composeClosing(
      appraisal.opened,
      issued,
      [...ballots].reverse(),
    ).body;
    expect({ tickets, pieces }).toEqual({ tickets: closed.tickets, pieces: closed.pieces });
  });

  it('confirms whatever an honest box holds', () => {
    const grade = fc.constantFrom('good', 'fair', 'poor', null);
    const sheet = fc.tuple(grade, grade, grade, grade).map(([a, b, c, d]): Sheet => ({
      body: { style: a, integrity: b },
      'cadre-1': { style: c, integrity: d },
    }));
    const list = (maxLength: number) => fc.array(fc.option(sheet, { freq: 9 }), { maxLength });
    const box = fc.record({ heads: list(8), leaders: list(3), staff: list(9) });
    fc.assert(
      fc.property(box, (drawn) => {
        expect(verify(exportBoard(aClosedBoard(appraisal, aBox(appraisal, drawn))))).toMatchObject({
          ok: true,
        });
      }),
      { numRuns: 15 },
    );
  });
});

describe('R18 a file somebody touched', () => {
  it('finds 1 000 single-byte tampers and names the entry', () => {
    const bytes = Buffer.from(file);
    const boundary = bytes.indexOf(0x0a);
    for (let round = 0; round < 1000; round += 1) {
      const at = Math.floor((round * bytes.length) / 1000);
      const touched = Buffer.from(bytes);
      touched[at] = (touched[at] ?? 0) ^ (1 << (round % 8));
      expect([at, verify(touched.toString('utf8'))]).toEqual([
        at,
        { ok: false, seq: at <= boundary ? 0 : 1, reason: expect.any(String) },
      ]);
    }
  });

  it('finds a cut, an empty and a respelled file', () => {
    expect(verify('')).toMatchObject({ ok: false, seq: 0 });
    expect(verify(file.slice(0, -1))).toMatchObject({ ok: false, seq: 1 });
    expect(verify(`${file}\n`)).toMatchObject({ ok: false, seq: 2 });
    expect(verify(file.replace('"alg":', '"alg": '))).toMatchObject({ ok: false, seq: 0 });
    expect(verify(file.replaceAll('\n', '\r\n'))).toMatchObject({ ok: false, seq: 0 });
  });

  it('refuses a short key, a shared key and a second closing', () => {
    expect(verifyBoardFile(file)).toMatchObject({
      ok: false,
      seq: 0,
      reason: expect.stringContaining('3072 bits'),
    });
    const opened = structuredClone(appraisal.opened);
    opened.ticketClasses[1]!.publicKeyJwk = opened.ticketClasses[0]!.publicKeyJwk;
    expect(verify(exportBoard([appendEntry([], { kind: 'opened', body: opened })]))).toMatchObject({
      ok: false,
      reason: 'a key is used twice',
    });
    expect(
      verify(exportBoard([...board, appendEntry(board, { kind: 'closed', body: closed })])),
    ).toMatchObject({
      ok: false,
      seq: 2,
    });
  });
});
