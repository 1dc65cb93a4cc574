import type { BoardEntry } from '@huiyin/ballot-client';
import { aMixedBoard, aTicket, rewritten, TEST_MODULUS_BITS } from '../../test/board-builder';
import type { MixedBoard } from '../../test/board-builder';
import { CLOSING_EDITS } from '../../test/closing-edits';
import { OPENING_EDITS } from '../../test/opening-edits';
import { appendEntry, exportBoard } from './chain';
import { ClosingRefused, OpeningRefused } from './board.errors';
import { composeClosing } from './compose-closing';
import { composeOpening } from './compose-opening';
import { verifyBoardFile } from './verify-board';

const verify = (text: string) => verifyBoardFile(text, { modulusBits: TEST_MODULUS_BITS });

let mixed: MixedBoard;
let board: BoardEntry[];

beforeAll(async () => {
  mixed = await aMixedBoard();
  ({ board } = mixed);
});

describe('R18 a closing rewritten by somebody who can recompute hashes', () => {
  it.each(CLOSING_EDITS)('finds %s', (_name, reason, edit) => {
    expect(verify(rewritten(board, edit))).toEqual({
      ...{ ok: false, seq: 1, reason: expect.stringContaining(reason) },
    });
  });
});

describe('an opening that must not be', () => {
  it.each(OPENING_EDITS)('is refused with %s', (_name, reason, edit) => {
    const body = structuredClone(mixed.appraisal.opened);
    edit(body);
    expect(verify(exportBoard([appendEntry([], { kind: 'opened', body })]))).toEqual({
      ...{ ok: false, seq: 0, reason: expect.stringContaining(reason) },
    });
  });

  it('is not written in the first place', () => {
    const { disclosure, ...rest } = mixed.appraisal.opened;
    const { k } = disclosure;
    expect(composeOpening({ ...rest, k }, TEST_MODULUS_BITS)).toEqual(mixed.appraisal.opened);
    expect(() => composeOpening({ ...rest, k: 4 }, TEST_MODULUS_BITS)).toThrow(OpeningRefused);
    expect(() => composeOpening({ ...rest, k })).toThrow('3072 bits');
  });
});

describe('a closing that must not be written', () => {
  const issued = { heads: 8, leaders: 3, staff: 9 };
  const refused = (change: object) => () =>
    composeClosing(mixed.appraisal.opened, {
      ...{ issued, ballots: mixed.ballots, paper: mixed.paper },
      ...change,
    });

  it('has more ballots than tickets, more tickets than voters, or one ticket twice', () => {
    const { ballots, appraisal } = mixed;
    expect(refused({})).not.toThrow();
    expect(refused({ issued: { ...issued, staff: 7 } })).toThrow(ClosingRefused);
    expect(refused({ issued: { ...issued, staff: 10 } })).toThrow(
      'more tickets issued than voters',
    );
    expect(refused({ ballots: [...ballots, ballots[0]] })).toThrow('in the box twice');
    const stranger = { classId: 'none', sheet: null, ...aTicket(appraisal.keys['staff'] as never) };
    expect(refused({ ballots: [stranger] })).toThrow('unknown class');
    expect(refused({ issued: { ...issued, none: 1 } })).toThrow('unknown class');
  });

  it('has paper nobody printed, or more of it than was handed out', () => {
    const [staff] = mixed.paper as [MixedBoard['paper'][number]];
    expect(refused({ paper: [{ ...staff, classId: 'heads' }] })).toThrow('without printed forms');
    expect(refused({ paper: [staff, staff] })).toThrow('twice');
    expect(refused({ paper: [{ ...staff, issued: 7 }], issued: { ...issued, staff: 7 } })).toThrow(
      ClosingRefused,
    );
    expect(refused({ paper: [{ ...staff, issued: 2 }] })).toThrow('not cast and missing');
  });
});
