import { verifyBoardFile } from '@huiyin/ballot';
import { codeOf } from '../appraisals';
import { evaluationsHarness, type Harness, keyBits } from '../harness';
import { PaperScene } from './paper-scene';

jest.setTimeout(120_000);

describe('R002.18 an appraisal with paper and tickets', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('counts forms, electronic ballots and nothing else in one tally, and the board file is recounted', async () => {
    const paper = await PaperScene.created(harness, 20);
    const { scene, leader, clerks } = paper;
    const numbers = await paper.printed(14);
    expect(numbers).toHaveLength(14);
    expect((await scene.open()).errors).toBeUndefined();
    const onPaper = scene.voters.slice(0, 12);
    expect((await paper.handOut(onPaper.map(({ personId }) => personId))).data).toEqual({
      handOutBallots: 12,
    });
    for (const voter of scene.voters.slice(12, 18)) {
      const sheet = await scene.sheet([
        ['good', 'fair', 'unmarked', 'unmarked'],
        ['good', 'fair', 'unmarked', 'unmarked'],
      ]);
      await scene.cast(await scene.ticketFor(voter), sheet);
    }
    expect((await scene.seal()).errors).toBeUndefined();
    expect((await scene.takeOver()).data).toMatchObject({
      takeOverAppraisal: { state: 'TAKEN_OVER' },
    });
    expect(
      (await paper.returns({ returned: 11, void: 2, unnumbered: 1, missing: 1 })).errors,
    ).toBeUndefined();

    const grades = ['excellent', 'excellent', 'good', 'good', 'good', 'fair', 'fair', 'poor', null];
    const forms = await Promise.all(
      grades.map((grade, at) => paper.marks(numbers[at] ?? '', grade, grade === null ? '无' : '')),
    );
    forms.push({ number: numbers[9] ?? '', voidReason: 'TWO_MARKS' });
    for (const clerk of clerks)
      expect((await paper.enter(forms, clerk)).data).toEqual({ enterPaperForms: 10 });
    expect((await paper.finish(clerks[0])).data).toEqual({
      finishPaperEntry: { state: 'TAKEN_OVER' },
    });
    expect((await paper.finish(clerks[1])).data).toEqual({
      finishPaperEntry: { state: 'DOUBLE_ENTERED' },
    });
    expect((await paper.differences()).data).toEqual({ paperDifferences: [] });
    expect((await paper.reconcile()).data).toEqual({ reconcilePaper: { state: 'RECONCILED' } });
    expect((await scene.count()).data).toMatchObject({
      countAppraisal: {
        state: 'TALLIED',
        turnout: [{ eligible: 20, issued: 18, cast: 17, counted: 15 }],
      },
    });
    expect((await scene.publish()).errors).toBeUndefined();
    const board = await scene.board(leader);
    expect(verifyBoardFile(board, { modulusBits: keyBits })).toMatchObject({ ok: true });
    const closed = JSON.parse(board.split('\n')[1] ?? '') as { body: { paper: unknown } };
    expect(closed.body.paper).toEqual([
      { classId: 'attendee', issued: 12, cast: 11, void: 2, missing: 1, counted: 9 },
    ]);
    expect(codeOf(await paper.enter(forms, clerks[0]))).toBe('PAPER_STEP_REFUSED');
    for (const table of ['paper_form', 'paper_entry', 'paper_resolution', 'paper_key'])
      expect(
        await harness.sql(`SELECT 1 FROM ${table} WHERE appraisal_id = $1`, [scene.appraisalId]),
      ).toEqual([]);
  });
});
