import { codeOf } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { PaperScene, type Marks } from './paper-scene';

jest.setTimeout(120_000);

describe('need 13: a form neither clerk entered', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('is in the tally by the word of both clerks, and not by the leader’s alone, who prints the forms and counts them by hand', async () => {
    const paper = await PaperScene.created(harness, 10);
    const numbers = await paper.printed(10);
    await paper.scene.open();
    await paper.handOut(paper.scene.voters.slice(0, 8).map(({ personId }) => personId));
    await paper.scene.seal();
    await paper.scene.takeOver();
    await paper.returns({ returned: 7, missing: 1 });
    const forms = await Promise.all(numbers.slice(0, 7).map((one) => paper.marks(one, 'good')));
    for (const by of paper.clerks) {
      await paper.enter(forms, by);
      expect((await paper.finish(by)).errors).toBeUndefined();
    }
    // A form that was printed and never handed out, and a count by hand that now has room for it.
    const invented: Marks = await paper.marks(numbers[9] ?? '', 'poor');
    const found = { returned: 8, missing: 0 };
    expect((await paper.returns(found, { reason: '又找到一张' })).errors).toBeUndefined();
    expect((await paper.resolve(invented, paper.leader)).data).toEqual({
      resolvePaperDifference: false,
    });
    expect(codeOf(await paper.reconcile())).toBe('PAPER_NOT_RECONCILED');
    for (const by of paper.clerks) await paper.resolve(invented, by);
    expect((await paper.reconcile()).data).toEqual({ reconcilePaper: { state: 'RECONCILED' } });
  });
});
