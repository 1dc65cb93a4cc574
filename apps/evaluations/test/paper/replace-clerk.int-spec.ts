import { anActor } from '@huiyin/testing';
import { codeOf } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { type Marks, PaperScene } from './paper-scene';

jest.setTimeout(120_000);

/** Six forms taken over and both piles begun; the second clerk reads everything one grade lower. */
async function begun(harness: Harness): Promise<[PaperScene, Marks[], Marks[]]> {
  const paper = await PaperScene.created(harness, 8);
  const numbers = await paper.printed(6);
  await paper.scene.open();
  await paper.handOut(paper.scene.voters.slice(0, 6).map(({ personId }) => personId));
  await paper.scene.seal();
  await paper.scene.takeOver();
  expect((await paper.returns({ returned: 6 })).errors).toBeUndefined();
  const read = (grade: string) => Promise.all(numbers.map((number) => paper.marks(number, grade)));
  const [right, wrong] = [await read('good'), await read('fair')];
  expect((await paper.enter(right, paper.clerks[0])).errors).toBeUndefined();
  expect((await paper.enter(wrong.slice(0, 4), paper.clerks[1])).errors).toBeUndefined();
  return [paper, right, wrong];
}

describe('need 13: a clerk who cannot go on is replaced', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  const entries = (paper: PaperScene) =>
    harness.sql<{ seat: number; forms: number }>(
      `SELECT seat, count(*)::int AS forms FROM paper_entry WHERE appraisal_id = $1 GROUP BY 1 ORDER BY 1`,
      [paper.appraisalId],
    );
  const moves = async (paper: PaperScene) => {
    const { data } = await paper.scene.ask<{
      appraisal: { history: { verb: string; reason: string | null }[] };
    }>(paper.leader, `{ appraisal(id: "${paper.appraisalId}") { history { verb reason } } }`);
    return data?.appraisal.history.filter(({ verb }) => verb === 'replace-clerk');
  };

  it('discards what the clerk entered, nothing of the other’s, and another member reads all of it anew', async () => {
    const [paper, right] = await begun(harness);
    const [first, second] = paper.clerks;
    await paper.finish(first);
    expect((await paper.replace(second)).data).toEqual({
      replacePaperClerk: { state: 'TAKEN_OVER' },
    });
    expect(await entries(paper)).toEqual([{ seat: 1, forms: 6 }]);
    expect(await moves(paper)).toEqual([{ verb: 'replace-clerk', reason: '因病住院' }]);
    expect((await paper.enter(right, paper.third)).data).toEqual({ enterPaperForms: 6 });
    expect((await paper.finish(paper.third)).data).toEqual({
      finishPaperEntry: { state: 'DOUBLE_ENTERED' },
    });
    expect((await paper.reconcile()).data).toEqual({ reconcilePaper: { state: 'RECONCILED' } });
    expect((await paper.scene.count()).data).toMatchObject({
      countAppraisal: { turnout: [{ issued: 6, cast: 6, counted: 6 }] },
    });
  });

  it('lets nobody read the same forms for two seats: who was replaced never sits again', async () => {
    const [paper, right] = await begun(harness);
    const [first, second] = paper.clerks;
    await paper.replace(second);
    expect(codeOf(await paper.enter(right, second))).toBe('PAPER_CLERK_REPLACED');
    expect(codeOf(await paper.finish(second))).toBe('PAPER_CLERK_REPLACED');
    // The clerk who stays has one seat and no other.
    expect((await paper.enter(right, first)).data).toEqual({ enterPaperForms: 6 });
    expect(await entries(paper)).toEqual([{ seat: 1, forms: 6 }]);
    await expect(
      harness.sql(
        `INSERT INTO paper_clerk SELECT appraisal_id, 2, bureau_id, person_id, false FROM paper_clerk
         WHERE appraisal_id = $1 AND person_id = $2`,
        [paper.appraisalId, second.personId],
      ),
    ).rejects.toThrow('paper_clerk_sits_once');
  });

  it('takes it back to the entry when both had finished, with no word about differences that are no more', async () => {
    const [paper, right, wrong] = await begun(harness);
    const [first, second] = paper.clerks;
    await paper.enter(wrong.slice(4), second);
    for (const by of [first, second]) await paper.finish(by);
    expect((await paper.resolve(wrong[0] as Marks, paper.leader)).errors).toBeUndefined();
    expect((await paper.replace(second)).data).toEqual({
      replacePaperClerk: { state: 'TAKEN_OVER' },
    });
    expect(codeOf(await paper.differences())).toBe('PAPER_STEP_REFUSED');
    // Read anew there is a difference again, and the leader's word about the old one is not the word about this.
    const poor = await paper.marks(right[0]?.number ?? '', 'poor');
    await paper.enter([poor, ...right.slice(1)], paper.third);
    await paper.finish(paper.third);
    const open = await paper.reconcile();
    expect(open.errors?.[0]?.extensions).toMatchObject({ code: 'PAPER_NOT_RECONCILED', open: 1 });
  });

  it('who replaced a clerk never takes a seat; once both entries lay open, no leader does', async () => {
    const [paper, right, wrong] = await begun(harness);
    const [first, second] = paper.clerks;
    const { bureauId, unitId } = paper.scene.place;
    const otherLeader = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
    await paper.replace(second);
    for (const answer of [await paper.enter(right, paper.leader), await paper.finish(paper.leader)])
      expect(codeOf(answer)).toBe('PAPER_SEAT_NOT_YOURS');
    // Nothing lay open yet: a leader who replaced nobody sits down like any other member.
    expect((await paper.enter(wrong, otherLeader)).data).toEqual({ enterPaperForms: 6 });
    for (const by of [first, otherLeader]) await paper.finish(by);
    expect((await paper.differences()).errors).toBeUndefined();
    const reader = anActor('supervision-leader', { bureauId, unitIds: [unitId] });
    expect((await paper.differences(reader)).errors).toBeUndefined();
    expect((await paper.replace(otherLeader)).errors).toBeUndefined();
    for (const by of [reader, paper.leader])
      expect(codeOf(await paper.enter(right, by))).toBe('PAPER_SEAT_NOT_YOURS');
    expect(codeOf(await paper.finish(reader))).toBe('PAPER_SEAT_NOT_YOURS');
    expect((await paper.enter(right, paper.third)).data).toEqual({ enterPaperForms: 6 });
    expect((await paper.enter(right, first)).errors?.[0]?.extensions['code']).toBe(
      'PAPER_ENTRY_FINISHED',
    );
  });

  it('frees the seat once, however often and by however many it is asked: the next clerk keeps it', async () => {
    const [paper, right] = await begun(harness);
    const [, second] = paper.clerks;
    const answers = await Promise.all([1, 2, 3, 4].map(() => paper.replace(second)));
    for (const answer of answers) expect(answer.errors).toBeUndefined();
    await paper.enter(right, paper.third);
    expect((await paper.replace(second)).errors).toBeUndefined();
    expect(await entries(paper)).toEqual([
      { seat: 1, forms: 6 },
      { seat: 2, forms: 6 },
    ]);
    expect(await moves(paper)).toHaveLength(1);
  });

  it('is the leader’s alone, of a clerk who sits there, while forms are entered or compared', async () => {
    const [paper] = await begun(harness);
    const { bureauId } = paper.scene.place;
    for (const by of [...paper.clerks, paper.third, paper.scene.office, paper.scene.principal])
      expect(codeOf(await paper.replace(paper.clerks[1], by))).toBe('FORBIDDEN');
    const foreign = anActor('supervision-leader', { bureauId, unitIds: [bureauId] });
    expect(codeOf(await paper.replace(paper.clerks[1], foreign))).toBe('APPRAISAL_NOT_FOUND');
    expect(codeOf(await paper.replace(paper.third))).toBe('PAPER_CLERK_NOT_FOUND');
    const other = await PaperScene.created(harness, 8);
    expect(codeOf(await other.replace(paper.clerks[1]))).toBe('PAPER_STEP_REFUSED');
    const { data } = await paper.scene.ask(
      paper.leader,
      `{ appraisalPaper(appraisalId: "${paper.appraisalId}") { clerks { seat personId } } }`,
    );
    expect(data).toEqual({
      appraisalPaper: {
        clerks: paper.clerks.map(({ personId }, at) => ({ seat: at + 1, personId })),
      },
    });
  });

  it('a leader who sat at a desk settles nothing alone, not even after giving the seat up', async () => {
    const paper = await PaperScene.created(harness, 8);
    const numbers = await paper.printed(2);
    await paper.scene.open();
    await paper.handOut(paper.scene.voters.slice(0, 2).map(({ personId }) => personId));
    await paper.scene.seal();
    await paper.scene.takeOver();
    await paper.returns({ returned: 2 });
    const read = (grade: string) => Promise.all(numbers.map((one) => paper.marks(one, grade)));
    await paper.enter(await read('good'), paper.leader);
    await paper.replace(paper.leader);
    await paper.enter(await read('good'), paper.clerks[0]);
    await paper.enter(await read('poor'), paper.clerks[1]);
    for (const by of paper.clerks) await paper.finish(by);
    expect(codeOf(await paper.differences())).toBe('NOT_RECONCILER');
    const [form] = await read('good');
    for (const by of paper.clerks) await paper.resolve(form as Marks, by);
    const { data } = await paper.differences(paper.clerks[0]);
    const listed = data?.['paperDifferences'] as { number: string; isSettled: boolean }[];
    expect(listed).toHaveLength(2);
    expect(listed.find(({ number }) => number === form?.number)?.isSettled).toBe(true);
  });
});
