import type { ClosedBody, Piece } from '@huiyin/ballot-client';
import { execFile } from 'node:child_process';
import { constants, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { appendEntry, exportBoard, sha256Hex } from '../src/board/chain';
import { sortPieces } from '../src/board/pieces';
import { tallyBoard } from '../src/board/tally';
import { verifyBoardFile } from '../src/board/verify-board';
import type { BallotKeyPair } from '../src/server/ballot-keys';
import {
  aBox,
  aClosedBoard,
  aMixedBoard,
  anAppraisal,
  aSheet,
  DEFINITION,
  HEADS,
  type MixedBoard,
  rewritten,
  sheetsOf,
  STAFF,
  TEST_MODULUS_BITS,
} from './board-builder';
import { CLOSING_EDITS } from './closing-edits';
import { changedAt, placesOf } from './json-places';
import { OPENING_EDITS } from './opening-edits';

const INDEPENDENT = resolve(__dirname, '../../../tools/verify-appraisal/independent.mjs');

let folder: string;
let mixed: MixedBoard;
let honest: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'boards-'));
  mixed = await aMixedBoard();
  honest = exportBoard(mixed.board);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Number of the first wrong entry per file, null where there is none, as the second verifier sees it. */
async function secondOpinions(boards: readonly Buffer[]): Promise<(number | null)[]> {
  const names = boards.map((board, at) => {
    writeFileSync(join(folder, `${at}.jsonl`), board);
    return `${at}.jsonl`;
  });
  const run = promisify(execFile)(
    process.execPath,
    [INDEPENDENT, `--least-bits=${TEST_MODULUS_BITS}`, ...names],
    { cwd: folder, maxBuffer: 2 ** 24 },
  );
  const { stdout } = (await run.catch((error: unknown) => error)) as { stdout: string };
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const wrong = /NOT VERIFIED, entry (\d+)/.exec(line)?.[1];
      return line.endsWith(' VERIFIED') ? null : Number(wrong);
    });
}

/** As the command line reads it: bytes that are no UTF-8 stay visible. */
function firstOpinion(board: Buffer): number | null {
  const verdict = verifyBoardFile(board.toString('latin1'), { modulusBits: TEST_MODULUS_BITS });
  return verdict.ok ? null : verdict.seq;
}

async function agreed(boards: readonly Buffer[]): Promise<(number | null)[]> {
  const first = boards.map(firstOpinion);
  expect(await secondOpinions(boards)).toEqual(first);
  return first;
}

describe('R18 two verifiers that share no line', () => {
  it('has a second one of at most 200 lines, of Node’s own modules alone', () => {
    const text = readFileSync(INDEPENDENT, 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
    expect(Math.max(...text.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(128);
    const imported = [...text.matchAll(/(?:from|import|require)\s*\(?['"]([^'"]+)['"]/g)];
    expect(imported.map(([, name]) => name).every((name) => name?.startsWith('node:'))).toBe(true);
  });

  it('agree on honest boards, whatever they hold', async () => {
    const small = await anAppraisal({ heads: 9, staff: 9, guests: 9, others: 0 }, DEFINITION, {
      ...{ audience: 'public', k: 10, remeasures: 'appraisal-0' },
      validity: { quorumBp: 5_000, minCounted: 8 },
    });
    const guests = sheetsOf('good', 'poor', 'poor', 'poor', 'fair', 'good', null);
    const advice = [aSheet('good', '少开会'), aSheet('poor', '多下基层 👍')];
    const boxes = [
      aBox(small, { heads: HEADS, staff: STAFF, guests }),
      aBox(small, { heads: [...HEADS, ...advice], staff: [], guests: [null, ...guests] }),
      aBox(small, { heads: sheetsOf('good', 'good'), staff: sheetsOf('good'), guests: [] }),
      aBox(small, { heads: HEADS.slice(0, 5), staff: STAFF, guests: sheetsOf('good') }),
      aBox(small, {}),
    ];
    const two = await anAppraisal({ heads: 20, staff: 20 });
    const many = aBox(two, { heads: [...HEADS, ...HEADS], staff: [...STAFF, ...STAFF] });
    const boards = [
      ...boxes.map((box) => exportBoard(aClosedBoard(small, box))),
      ...[exportBoard(aClosedBoard(two, many)), honest, exportBoard(mixed.board.slice(0, 1))],
    ];
    const opinions = await agreed(boards.map((board) => Buffer.from(board)));
    expect(opinions).toEqual(boards.map(() => null));
  });

  it('agree on every rewritten closing and opening', async () => {
    const closings = CLOSING_EDITS.map(([, , edit]) => rewritten(mixed.board, edit));
    const openings = OPENING_EDITS.map(([, , edit]) => {
      const body = structuredClone(mixed.appraisal.opened);
      edit(body);
      return exportBoard([appendEntry([], { kind: 'opened', body })]);
    });
    const opinions = await agreed([...closings, ...openings].map((board) => Buffer.from(board)));
    expect(opinions).toEqual([...closings.map(() => 1), ...openings.map(() => 0)]);
  });

  it('agree on lies told to the end: results, withheld list and commitments made anew', async () => {
    const lies = LIES.map(([, tell]) => rewritten(mixed.board, (body) => consistent(body, tell)));
    const opinions = await agreed(lies.map((board) => Buffer.from(board)));
    expect(opinions).toEqual([null, ...LIES.slice(1).map(() => 1)]); // the first one lies about nothing
  });

  it('agree on a ticket that is none although its class signed it', async () => {
    const text = rewritten(mixed.board, ({ tickets }) => {
      const other = signed(mixed.appraisal.keys['staff'] as never, 'huiyin-ticket-v9');
      Object.assign(tickets.find(({ classId }) => classId === 'staff') ?? {}, other);
      tickets.sort((a, b) => (a.preparedMessage < b.preparedMessage ? -1 : 1));
    });
    expect(await agreed([Buffer.from(text)])).toEqual([1]);
  });

  it('agree on lines spelt another way, or of another kind, that carry the right hash', async () => {
    const [opening = '', closing = ''] = honest.split('\n');
    const hashed = (line: string) => {
      const content = line.replace(/"hash":"[0-9a-f]{64}",/, '');
      return `${line.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${sha256Hex(content)}"`)}\n`;
    };
    const spellings = [
      opening.replace('"weight":1}', '"weight":1.0}'),
      opening.replace('"weight":1}', '"weight":1.0}'),
      opening.replace('"alg":', ' "alg":'),
      opening.replace('"kind":"opened"', '"kind":"closed"'),
      opening.replace('"seq":0', '"seq":1'),
      opening.replace('{"alg":"sha-256",', '{"alg":"sha-512",'),
      opening.replace('"validity":{', '"validity":{"minCounted":1,'),
      opening.replace('"staff"', '"st\\u0061ff"'),
    ].map(hashed);
    const second = [opening + '\n' + hashed(closing.replace('"kind":"closed"', '"kind":"opened"'))];
    expect(hashed(opening)).toBe(`${opening}\n`);
    const opinions = await agreed([...spellings, ...second].map((board) => Buffer.from(board)));
    expect(opinions).toEqual([...spellings.map(() => 0), 1]);
  });

  it('agree whatever value stands wherever it likes, well hashed', async () => {
    const strange = [null, -1, 0, 1e7, '', 'all', 'true', 'boolean', 'a'.repeat(81), [], {}, true];
    const boards: string[] = [];
    for (const [seq, entry] of mixed.board.entries())
      for (const [at, place] of placesOf(entry.body).entries()) {
        const before = mixed.board.slice(0, seq);
        const body = changedAt(entry.body, place, strange[at % strange.length]);
        const changed = appendEntry(before, { kind: entry.kind, body } as never);
        boards.push(exportBoard([...before, changed]));
      }
    expect(boards.length).toBeGreaterThan(400);
    const opinions = await agreed(boards.map((board) => Buffer.from(board)));
    expect(opinions.filter((seq) => seq === null).length).toBeLessThan(30); // another opening may be one
  });

  it('agree on a thousand single bytes, and on lines swapped, left out, doubled, cut', async () => {
    const bytes = Buffer.from(honest);
    const touched = Array.from({ length: 1_000 }, (_, round) => {
      const copy = Buffer.from(bytes);
      const at = Math.floor(((round + 0.5) * bytes.length) / 1_000);
      copy[at] = (copy[at] ?? 0) ^ (1 << (round % 8));
      return copy;
    });
    const [opening = '', closing = ''] = honest.split('\n').map((line) => `${line}\n`);
    const files = [closing, opening + opening, honest + closing, closing + opening, honest + '\n'];
    files.push('', '\n', honest.slice(0, -1), `\ufeff${honest}`, honest.replaceAll('\n', '\r\n'));
    const opinions = await agreed([...touched, ...files.map((file) => Buffer.from(file))]);
    expect(opinions).not.toContain(null);
    const boundary = bytes.indexOf(0x0a) / bytes.length;
    expect(opinions.slice(0, 1_000).filter((seq) => seq === 0)).toHaveLength(
      Math.round(boundary * 1_000),
    );
  });
});

type Lie = readonly [name: string, tell: (pieces: Piece[]) => Piece[]];
const isStyleOfBody = (piece: Piece) => piece.targetId === 'body' && piece.dimensionId === 'style';
const instead = (...told: readonly [group: string, grade: string | null, count: number][]) =>
  function tell(pieces: Piece[]): Piece[] {
    const cell = { targetId: 'body', dimensionId: 'style' };
    const lie = told.map(([group, grade, count]): Piece => ({ ...cell, group, grade, count }));
    return [...pieces.filter((piece) => !isStyleOfBody(piece)), ...lie];
  };
const HEADS_AND_LEADERS = 'heads+leaders';

const LIES: readonly Lie[] = [
  ['nothing', (pieces) => pieces],
  ['a unanimous group', instead([HEADS_AND_LEADERS, 'good', 8], ['staff', 'fair', 9])],
  [
    'a group nobody of which is against',
    instead(
      [HEADS_AND_LEADERS, 'good', 4],
      [HEADS_AND_LEADERS, 'fair', 4],
      ['staff', 'fair', 4],
      ['staff', 'poor', 5],
    ),
  ],
  [
    'fewer grades than the threshold',
    instead(
      [HEADS_AND_LEADERS, 'good', 2],
      [HEADS_AND_LEADERS, 'poor', 2],
      [HEADS_AND_LEADERS, null, 4],
      ['staff', 'fair', 4],
      ['staff', 'poor', 5],
    ),
  ],
  [
    'groups beside the merge tree',
    instead(
      ['heads', 'good', 3],
      ['heads', 'poor', 3],
      ['leaders+staff', 'good', 6],
      ['leaders+staff', 'poor', 5],
    ),
  ],
  ['a class left out', instead([HEADS_AND_LEADERS, 'good', 4], [HEADS_AND_LEADERS, 'poor', 4])],
  [
    'a class in two groups',
    instead(
      [HEADS_AND_LEADERS, 'good', 4],
      [HEADS_AND_LEADERS, 'poor', 4],
      ['heads+leaders+staff', 'good', 9],
      ['heads+leaders+staff', 'poor', 8],
    ),
  ],
  [
    'answers without sheets',
    instead(
      [HEADS_AND_LEADERS, 'good', 5],
      [HEADS_AND_LEADERS, 'poor', 4],
      ['staff', 'good', 4],
      ['staff', 'poor', 5],
    ),
  ],
];

/** Whatever follows from the pieces, made by our own count: only a check of the pieces themselves can find the lie. */
function consistent(body: ClosedBody, tell: (pieces: Piece[]) => Piece[]): void {
  const { opened } = mixed.appraisal;
  const rows = [...body.turnout, ...body.paper];
  const counted = new Map(
    opened.ticketClasses.map(({ id }) => [
      id,
      rows.reduce((sum, row) => sum + (row.classId === id ? row.counted : 0), 0),
    ]),
  );
  body.pieces = sortPieces(tell(body.pieces));
  Object.assign(body, tallyBoard(opened, counted, body.pieces, true));
  body.pieceCommitments = body.withheld
    .filter(({ scope }) => scope !== 'all')
    .map(({ scope, targetId, dimensionId }) => ({
      ...{ alg: 'sha-256', classId: scope, targetId, dimensionId },
      commitment: 'cd'.repeat(32),
    }));
}

function signed(keys: BallotKeyPair, constant: string) {
  const message = Buffer.concat([randomBytes(32), Buffer.from(constant)]);
  const key = { key: keys.privateKeyPem, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const [preparedMessage, signature] = [message, sign('sha384', message, key)];
  return {
    preparedMessage: preparedMessage.toString('base64url'),
    signature: signature.toString('base64url'),
  };
}
