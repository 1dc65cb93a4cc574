import type { BoardEntry } from '@huiyin/ballot-client';
import { anAppraisal, aBox, aClosedBoard, aSheet } from '../../test/board-builder';
import { appendEntry, entryHash, exportBoard, GENESIS_HASH, verifyChain } from './chain';

describe('the hash chain', () => {
  let board: BoardEntry[];

  beforeAll(async () => {
    const appraisal = await anAppraisal({ staff: 9 });
    board = aClosedBoard(appraisal, aBox(appraisal, { staff: [aSheet('good')] }));
  });

  it('S20 begins at the genesis hash, names its algorithm and links every entry', () => {
    expect(board[0]).toMatchObject({ seq: 0, prevHash: GENESIS_HASH, alg: 'sha-256' });
    expect(board[1]).toMatchObject({ seq: 1, prevHash: board[0]?.hash, alg: 'sha-256' });
    expect(verifyChain(board)).toEqual({ ok: true });
  });

  it('survives export and import', () => {
    const lines = exportBoard(board).trimEnd().split('\n');
    expect(verifyChain(lines.map((line) => JSON.parse(line) as BoardEntry))).toEqual({ ok: true });
  });

  it('names the entry whose content was changed', () => {
    const changed = structuredClone(board);
    if (changed[0]?.kind === 'opened') changed[0].body.disclosure.k = 2;
    expect(verifyChain(changed)).toMatchObject({
      ok: false,
      seq: 0,
      reason: 'content does not match its hash',
    });
  });

  it('names the entry that does not continue a rewritten predecessor', () => {
    const changed = structuredClone(board) as [BoardEntry, BoardEntry];
    if (changed[0].kind === 'opened') changed[0].body.disclosure.k = 2;
    changed[0].hash = entryHash(changed[0]);
    expect(verifyChain(changed)).toMatchObject({
      ok: false,
      seq: 1,
      reason: 'does not continue the entry before it',
    });
  });

  it('names an entry that is missing, doubled or of an unknown algorithm', () => {
    const [opening, closing] = board as [BoardEntry, BoardEntry];
    expect(verifyChain([closing])).toMatchObject({ ok: false, seq: 0 });
    expect(verifyChain([opening, opening])).toMatchObject({ ok: false, seq: 1 });
    expect(verifyChain([{ ...opening, alg: 'md5' } as unknown as BoardEntry])).toMatchObject({
      ok: false,
      seq: 0,
    });
  });

  it('appends without touching what stands', () => {
    const before = exportBoard(board);
    appendEntry(board, board[1] as BoardEntry);
    expect(exportBoard(board)).toBe(before);
  });
});
