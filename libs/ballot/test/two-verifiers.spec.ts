import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { appendEntry, exportBoard } from '../src/board/chain';
import { verifyBoardFile } from '../src/board/verify-board';
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
