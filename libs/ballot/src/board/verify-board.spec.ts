import type { BoardEntry, ClosedBody, Sheet } from '@huiyin/ballot-client';
import fc from 'fast-check';
import {
  aBox,
  aClosedBoard,
  aMixedBoard,
  anAppraisal,
  aSheet,
  DEFINITION,
  HEADS,
  STAFF,
  TEST_MODULUS_BITS,
  ticketsOf,
  type MixedBoard,
  type TestAppraisal,
} from '../../test/board-builder';
import { appendEntry, exportBoard } from './chain';
import { commitTo, commitToTexts } from './commitments';
import { composeClosing } from './compose-closing';
import { verifyBoardFile } from './verify-board';

const verify = (text: string) => verifyBoardFile(text, { modulusBits: TEST_MODULUS_BITS });

let mixed: MixedBoard;
let appraisal: TestAppraisal;
let two: TestAppraisal;
let board: BoardEntry[];
let file: string;
let closed: ClosedBody;

beforeAll(async () => {
  mixed = await aMixedBoard();
  ({ appraisal, board, closed } = mixed);
  file = exportBoard(board);
  two = await anAppraisal({ heads: 9, staff: 9 });
});

const cellsOf = (body: ClosedBody, targetId: string, dimensionId: string) =>
  body.tally.filter((one) => one.targetId === targetId && one.dimensionId === dimensionId);

describe('a recount from the file alone', () => {
  it('R000.16 R002.18 confirms an honest board and says what it found, paper included', () => {
    expect(verify(file)).toMatchObject({
      ok: true,
      report: {
        status: 'closed',
        headHash: board[1]?.hash,
        valid: true,
        classes: [
          { id: 'heads', issued: 8, cast: 6, counted: 6, paper: null },
          { id: 'leaders', issued: 3, cast: 2, counted: 2 },
          {
            ...{ id: 'staff', issued: 9, cast: 8, counted: 9 },
            paper: { printed: 6, issued: 5, cast: 3, void: 1, missing: 2 },
          },
        ],
        texts: [{ questionId: 'advice', released: true, count: 0 }],
      },
    });
  });

  it('confirms a board that is still open', () => {
    expect(verify(exportBoard(board.slice(0, 1)))).toMatchObject({
      ok: true,
      report: { status: 'open', valid: null, tally: [] },
    });
  });

  it('S13 publishes the total and the large class, and merges the small class with the next', () => {
    const [all, group, staff] = cellsOf(closed, 'body', 'style');
    expect(all).toMatchObject({
      ...{ scope: 'all', sheets: 17, n: 16, counts: { good: 6, fair: 3, poor: 7 } },
      ...{ favourable: 9, weighted: null },
    });
    expect(group).toMatchObject({ scope: 'heads+leaders', counts: { good: 3, fair: 1, poor: 4 } });
    expect(staff).toMatchObject({
      ...{ scope: 'staff', sheets: 9, n: 8, counts: { good: 3, fair: 2, poor: 3 } },
      meanMilli: 2000,
    });
    expect(
      closed.withheld
        .filter(({ targetId }) => targetId === 'body')
        .map(({ scope, dimensionId, reason }) => `${scope} ${dimensionId} ${reason}`),
    ).toEqual(
      ['style', 'integrity', 'formalism'].flatMap((id) => [
        `heads ${id} merged`,
        `leaders ${id} merged`,
      ]),
    );
  });

  it('counts a check list beside the grades: an unmarked wind is the favourable answer', () => {
    expect(cellsOf(closed, 'body', 'formalism')[0]).toMatchObject({
      ...{ sheets: 17, n: 17, counts: { unmarked: 10, marked: 7 }, favourable: 10 },
    });
  });

  it('mixes classes by weight when none is hidden', () => {
    const result = aClosedBoard(two, aBox(two, { heads: HEADS, staff: STAFF }))[1]
      ?.body as ClosedBody;
    // heads: 3/6 favourable, weight 1; staff: 4/6 favourable, weight 2
    expect(result.tally[0]).toMatchObject({ scope: 'all', weighted: { favourableBp: 6111 } });
  });

  it('S13 withholds a unanimous dimension for every class but keeps the total', () => {
    const unanimous = HEADS.map((sheet): Sheet => ({
      ...sheet,
      grades: { ...sheet.grades, body: aSheet('good').grades['body'] ?? {} },
    }));
    const entries = aClosedBoard(two, aBox(two, { heads: unanimous, staff: STAFF }));
    const { tally, withheld } = entries[1]?.body as ClosedBody;
    const scopes = tally.filter(({ targetId }) => targetId === 'body').map(({ scope }) => scope);
    expect(scopes).toEqual(['all', 'all', 'all']);
    for (const [scope, sheets] of Object.entries({ heads: 6, staff: 7 }))
      expect(withheld).toContainEqual({
        ...{ scope, targetId: 'body', dimensionId: 'style', sheets, reason: 'merged' },
      });
    expect(verify(exportBoard(entries))).toMatchObject({ ok: true });
  });

  it('fixes what is withheld, and what was written, by commitments that openings prove', () => {
    const { opened } = appraisal;
    const input = { ...mixed, issued: ticketsOf(opened, mixed.paper) };
    const { body, openings } = composeClosing(opened, input);
    expect(openings.cells.map((one) => commitTo(body.appraisalId, one))).toEqual(
      body.pieceCommitments,
    );
    expect(openings.cells).toContainEqual(
      expect.objectContaining({
        ...{ classId: 'leaders', dimensionId: 'style', counts: { poor: 1, good: 1 } },
      }),
    );
    expect(openings.texts.map((one) => commitToTexts(body.appraisalId, one))).toEqual(
      body.texts.map(({ commitment }) => commitment),
    );
    expect(JSON.stringify(body)).not.toContain(openings.cells[0]?.salt);
    expect(JSON.stringify(body)).not.toContain(openings.texts[0]?.salt);
  });

  it('S10 shows nothing of the order in which ballots lay in the box', () => {
    const { opened } = appraisal;
    const ballots = [...mixed.ballots].reverse();
    const input = { ...mixed, ballots, issued: ticketsOf(opened, mixed.paper) };
    const { tickets, pieces } = composeClosing(opened, input).body;
    expect({ tickets, pieces }).toEqual({ tickets: closed.tickets, pieces: closed.pieces });
  });

  it('confirms whatever an honest box and an honest pile of paper hold', () => {
    const grade = fc.constantFrom('good', 'fair', 'poor', null);
    const mark = fc.constantFrom('marked', 'unmarked');
    const sheet = fc.tuple(grade, grade, mark, grade).map(([a, b, formalism, c]): Sheet => ({
      grades: {
        body: { style: a, integrity: b, formalism },
        'cadre-1': { style: c, integrity: a },
        'cadre-9': { style: b },
      },
      texts: { advice: c ?? '' },
    }));
    const list = (maxLength: number) => fc.array(fc.option(sheet, { freq: 9 }), { maxLength });
    const box = fc.record({ heads: list(8), leaders: list(3), staff: list(8) });
    fc.assert(
      fc.property(box, list(6), (drawn, onPaper) => {
        const paper = [{ classId: 'staff', issued: 6, sheets: onPaper }];
        const entries = aClosedBoard(appraisal, aBox(appraisal, drawn), paper);
        expect(verify(exportBoard(entries))).toMatchObject({ ok: true });
      }),
      { numRuns: 25 },
    );
  });
});

describe('R18 a file somebody touched', () => {
  const boundary = () => file.indexOf('\n');

  it('finds 1 000 single-byte tampers and names the entry', () => {
    const bytes = Buffer.from(file);
    for (let round = 0; round < 1000; round += 1) {
      const at = Math.floor((round * bytes.length) / 1000);
      const touched = Buffer.from(bytes);
      touched[at] = (touched[at] ?? 0) ^ (1 << (round % 8));
      expect([at, verify(touched.toString('utf8'))]).toEqual([
        at,
        { ok: false, seq: at <= boundary() ? 0 : 1, reason: expect.any(String) },
      ]);
    }
  });

  it('finds a byte taken out or put in, wherever it is', () => {
    const place = fc.integer({ min: 0, max: file.length - 1 });
    const character = fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(place, character, (at, one) => {
        const without = verify(file.slice(0, at) + file.slice(at + 1));
        expect(without).toMatchObject({ ok: false, seq: at <= boundary() ? 0 : 1 });
        const seq = at <= boundary() ? 0 : 1;
        expect(verify(file.slice(0, at) + one + file.slice(at))).toMatchObject({ ok: false, seq });
      }),
      { numRuns: 200 },
    );
  });

  it('finds lines swapped, removed, doubled, and pieces of two boards put together', () => {
    const [opening = '', closing = ''] = file.split('\n');
    const text = (...lines: string[]) => lines.map((line) => `${line}\n`).join('');
    expect(verify(text(closing, opening))).toMatchObject({ ok: false, seq: 0 });
    expect(verify(text(closing))).toMatchObject({ ok: false, seq: 0 });
    expect(verify(text(opening, opening))).toMatchObject({ ok: false, seq: 1 });
    expect(verify(text(opening, closing, closing))).toMatchObject({ ok: false, seq: 2 });
    const other = exportBoard([appendEntry([], { kind: 'opened', body: two.opened })]);
    expect(verify(other + text(closing))).toMatchObject({ ok: false, seq: 1 });
  });

  it('finds a cut, an empty and a respelled file', () => {
    expect(verify('')).toMatchObject({ ok: false, seq: 0 });
    expect(verify(file.slice(0, -1))).toMatchObject({ ok: false, seq: 1 });
    expect(verify(`${file}\n`)).toMatchObject({ ok: false, seq: 2 });
    expect(verify(`\ufeff${file}`)).toMatchObject({ ok: false, seq: 0 });
    expect(verify(file.replace('"alg":', '"alg": '))).toMatchObject({ ok: false, seq: 0 });
    expect(verify(file.replaceAll('\n', '\r\n'))).toMatchObject({ ok: false, seq: 0 });
  });

  it('refuses a short key, a shared key and a second closing', () => {
    expect(verifyBoardFile(file)).toMatchObject({
      ...{ ok: false, seq: 0, reason: expect.stringContaining('3072 bits') },
    });
    const opened = structuredClone(appraisal.opened);
    opened.ticketClasses[1]!.publicKeyJwk = opened.ticketClasses[0]!.publicKeyJwk;
    expect(verify(exportBoard([appendEntry([], { kind: 'opened', body: opened })]))).toMatchObject({
      ...{ ok: false, reason: 'a key is used twice' },
    });
    const twice = [...board, appendEntry(board, { kind: 'closed', body: closed })];
    expect(verify(exportBoard(twice))).toMatchObject({
      ...{ ok: false, seq: 2, reason: 'nothing follows the closing' },
    });
  });
});

describe('an appraisal that does not count', () => {
  const close = async (validity: { quorumBp: number; minCounted: number }) => {
    const strict = await anAppraisal({ heads: 9, staff: 9 }, DEFINITION, { validity });
    const sheets = {
      heads: HEADS,
      staff: STAFF.map((one) => ({ ...one, texts: { advice: '改' } })),
    };
    const entries = aClosedBoard(strict, aBox(strict, sheets));
    return { text: exportBoard(entries), body: entries[1]?.body as ClosedBody };
  };

  it('shows no result and no text, and says why', async () => {
    const { text, body } = await close({ quorumBp: 7_300, minCounted: 0 });
    expect(body).toMatchObject({ valid: false, invalidReason: 'quorum', pieces: [], tally: [] });
    expect(new Set(body.withheld.map(({ reason }) => reason))).toEqual(new Set(['not-valid']));
    expect(body.texts).toMatchObject([{ released: false, count: null }]);
    expect(verify(text)).toMatchObject({ ok: true, report: { valid: false } });
  });

  it('needs a smallest number of sheets as well as a quorum', async () => {
    expect((await close({ quorumBp: 7_200, minCounted: 13 })).body.invalidReason).toBeNull();
    expect((await close({ quorumBp: 7_200, minCounted: 14 })).body.invalidReason).toBe('too-few');
  });
});

describe('R002.15 who was transferred away', () => {
  it('has no piece and no tally on the board, only commitments; the office gets the result', () => {
    expect(
      [...closed.pieces, ...closed.tally].filter(({ targetId }) => targetId === 'cadre-9'),
    ).toEqual([]);
    expect(closed.withheld.filter(({ targetId }) => targetId === 'cadre-9')).toMatchObject([
      { scope: 'all', sheets: 17, reason: 'routed' },
      { scope: 'heads', reason: 'routed' },
      { scope: 'leaders', reason: 'routed' },
      { scope: 'staff', reason: 'routed' },
    ]);
    expect(closed.pieceCommitments.filter(({ targetId }) => targetId === 'cadre-9')).toHaveLength(
      3,
    );
    const { opened } = appraisal;
    const { inside } = composeClosing(opened, { ...mixed, issued: ticketsOf(opened, mixed.paper) });
    expect(inside.tally.map(({ scope, targetId, n }) => [scope, targetId, n])).toEqual([
      ['all', 'cadre-9', 16],
      ['heads+leaders', 'cadre-9', 8],
      ['staff', 'cadre-9', 8],
    ]);
  });
});
