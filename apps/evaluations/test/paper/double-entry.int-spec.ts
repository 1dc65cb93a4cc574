import { codeOf } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { PaperScene, type Marks } from './paper-scene';

jest.setTimeout(120_000);

/** Eight forms taken over, ready to be entered. */
async function takenOver(harness: Harness, returned = 8): Promise<[PaperScene, string[]]> {
  const paper = await PaperScene.created(harness, 10);
  const numbers = await paper.printed(10);
  await paper.scene.open();
  await paper.handOut(paper.scene.voters.slice(0, 8).map(({ personId }) => personId));
  await paper.scene.seal();
  await paper.scene.takeOver();
  const answer = await paper.returns({ returned, missing: 8 - returned });
  expect(answer.errors).toBeUndefined();
  return [paper, numbers];
}

const all = (paper: PaperScene, numbers: readonly string[], grade = 'good'): Promise<Marks[]> =>
  Promise.all(numbers.slice(0, 8).map((number) => paper.marks(number, grade)));

describe('need 13: two clerks enter apart from each other', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('refuses what cannot be entered with its place, all problems at once, and takes nothing of the request', async () => {
    const [paper, numbers] = await takenOver(harness);
    const [clerk] = paper.clerks;
    const [one, two] = await all(paper, numbers);
    const mistyped = (numbers[2] ?? '').replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
    const foreign = (await takenOver(harness))[1][0];
    const answer = await paper.enter(
      [
        ...[one, two, { ...two, number: (two?.number ?? '').toLowerCase() }],
        { ...one, number: mistyped },
        { ...one, number: foreign },
        { number: numbers[3], voidReason: 'UNREADABLE', grades: [] },
      ] as Marks[],
      clerk,
    );
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'PAPER_ENTRIES_REFUSED',
      problems: [
        { place: 3, problem: 'twice-in-request' },
        { place: 4, problem: 'no-control-number' },
        { place: 5, problem: 'unknown-number' },
        { place: 6, problem: 'sheet-or-void-reason' },
      ],
    });
    const rows = await harness.sql('SELECT 1 FROM paper_entry WHERE appraisal_id = $1', [
      paper.appraisalId,
    ]);
    expect(rows).toEqual([]);
  });

  it('takes the same request again without a word, another reading only as a correction', async () => {
    const [paper, numbers] = await takenOver(harness);
    const [clerk] = paper.clerks;
    const forms = await all(paper, numbers);
    const answers = await Promise.all([1, 2, 3, 4].map(() => paper.enter(forms, clerk)));
    for (const answer of answers) expect(answer.data).toEqual({ enterPaperForms: 8 });
    const other = await paper.marks(numbers[0] ?? '', 'poor');
    const refused = await paper.enter([other], clerk);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      problems: [{ place: 1, problem: 'entered-otherwise' }],
    });
    expect((await paper.enter([{ ...other, correction: true }], clerk)).errors).toBeUndefined();
  });

  it('tells neither clerk anything of the other: not by a number, not by a refusal', async () => {
    const [paper, numbers] = await takenOver(harness);
    const [first, second] = paper.clerks;
    await paper.enter(await all(paper, numbers, 'good'), first);
    const before = await paper.scene.ask(second, standing(paper));
    expect(before.data).toEqual({ appraisalPaper: { entered: null, isFinished: false } });
    // The other reading of the same forms, and half of them: answered as if nobody had entered anything.
    const some = (await all(paper, numbers, 'poor')).slice(0, 4);
    expect((await paper.enter(some, second)).data).toEqual({ enterPaperForms: 4 });
    const early = await paper.finish(second);
    expect(early.errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'PAPER_ENTRY_INCOMPLETE', entered: 4, returned: 8 },
    });
    for (const by of [first, second, paper.leader])
      expect(codeOf(await paper.differences(by))).toBe('PAPER_STEP_REFUSED');
    // What is stored is sealed: the application role reads no grade and no number.
    const rows = await harness.sqlAs<{ row: string }>(
      'evaluations_app',
      `SELECT e::text || encode(e.sealed, 'escape') AS row FROM paper_entry e WHERE appraisal_id = $1`,
      [paper.appraisalId],
      paper.scene.place.bureauId,
    );
    expect(rows).toHaveLength(12);
    const bare = numbers.map((number) => number.replaceAll('-', ''));
    for (const { row } of rows)
      for (const secret of ['good', 'poor', ...bare]) expect(row).not.toContain(secret);
    const lengths = await harness.sql(
      'SELECT DISTINCT length(sealed) FROM paper_entry WHERE appraisal_id = $1',
      [paper.appraisalId],
    );
    expect(lengths).toHaveLength(1);
  });

  it('has two seats and no third, however many sit down at once', async () => {
    const [paper, numbers] = await takenOver(harness);
    const forms = await all(paper, numbers);
    const people = [...paper.clerks, paper.third, paper.leader];
    const answers = await Promise.all(people.map((by) => paper.enter(forms, by)));
    const codes = answers.map((answer) => (answer.errors ? codeOf(answer) : 'entered')).sort();
    expect(codes).toEqual(['PAPER_CLERKS_TAKEN', 'PAPER_CLERKS_TAKEN', 'entered', 'entered']);
  });

  it('lists differences to the reconciler alone, and counts none before each is settled', async () => {
    const [paper, numbers] = await takenOver(harness);
    const [first, second] = paper.clerks;
    const forms = await all(paper, numbers);
    await paper.enter(forms, first);
    const wrong = await paper.marks(numbers[0] ?? '', 'poor');
    await paper.enter([wrong, ...forms.slice(1, 7)], second);
    await paper.enter([{ number: numbers[7] ?? '', voidReason: 'UNMARKED' }], second);
    await paper.finish(first);
    expect(codeOf(await paper.enter(forms.slice(0, 1), first))).toBe('PAPER_ENTRY_FINISHED');
    expect((await paper.finish(second)).data).toEqual({
      finishPaperEntry: { state: 'DOUBLE_ENTERED' },
    });
    expect(codeOf(await paper.differences(paper.third))).toBe('NOT_RECONCILER');
    const { data } = await paper.differences();
    const listed = data?.['paperDifferences'] as { number: string; places: unknown[] }[];
    expect(listed.map(({ number }) => number).sort()).toEqual([numbers[0], numbers[7]].sort());
    expect(listed.find(({ number }) => number === numbers[0])?.places).toHaveLength(4);

    const open = await paper.reconcile();
    expect(open.errors?.[0]?.extensions).toMatchObject({ code: 'PAPER_NOT_RECONCILED', open: 2 });
    expect((await paper.resolve(forms[0] as Marks, first)).data).toEqual({
      resolvePaperDifference: false,
    });
    expect((await paper.resolve(forms[0] as Marks, second)).data).toEqual({
      resolvePaperDifference: true,
    });
    expect(codeOf(await paper.resolve(forms[1] as Marks, paper.leader))).toBe(
      'PAPER_DIFFERENCE_NOT_FOUND',
    );
    expect(codeOf(await paper.resolve(forms[7] as Marks, paper.third))).toBe('NOT_RECONCILER');
    expect((await paper.resolve(forms[7] as Marks, paper.leader)).data).toEqual({
      resolvePaperDifference: true,
    });
    const answers = await Promise.all([1, 2, 3].map(() => paper.reconcile()));
    for (const answer of answers)
      expect(answer.data).toEqual({ reconcilePaper: { state: 'RECONCILED' } });
    expect((await paper.scene.count()).data).toMatchObject({
      countAppraisal: { turnout: [{ issued: 8, cast: 8, counted: 8 }] },
    });
  });

  it('§4.5: issued = cast + missing + void, or it is not reconciled and says the numbers', async () => {
    const [paper, numbers] = await takenOver(harness, 7);
    for (const by of paper.clerks) {
      const forms = (await all(paper, numbers)).slice(0, 6);
      await paper.enter([...forms, { number: numbers[6] ?? '', voidReason: 'TWO_MARKS' }], by);
    }
    for (const by of paper.clerks) await paper.finish(by);
    const refused = await paper.reconcile();
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'PAPER_NOT_RECONCILED', problem: 'void-is-not-entered-void' },
      ...{ issued: 8, returned: 7, missing: 1, void: 0, enteredValid: 6, enteredVoid: 1 },
    });
    const recounted = { returned: 7, missing: 1, void: 1 };
    expect(codeOf(await paper.returns(recounted))).toBe('PAPER_RETURNS_REFUSED');
    const said = { reason: '重新清点，一张重复打勾' };
    for (let again = 0; again < 2; again += 1)
      expect((await paper.returns(recounted, said)).data).toEqual({
        recordPaperReturns: [
          { revision: 2, issued: 8, returned: 7, void: 1, unnumbered: 0, missing: 1 },
        ],
      });
    expect((await paper.reconcile()).data).toEqual({ reconcilePaper: { state: 'RECONCILED' } });
    const voids = await paper.scene.ask(
      paper.leader,
      `{ appraisalPaper(appraisalId: "${paper.appraisalId}") { voids { reason forms } } }`,
    );
    expect(voids.data).toEqual({ appraisalPaper: { voids: [{ reason: 'TWO_MARKS', forms: 1 }] } });
  });

  it.each([
    [{ returned: 7, missing: 0 }, 'does-not-add-up'],
    [{ returned: 7, missing: 1, void: 8 }, 'does-not-add-up'],
    [{ returned: 7, missing: 1, void: 1, unnumbered: 2 }, 'does-not-add-up'],
    [{ ticketClass: 'B', returned: 7, missing: 1 }, 'class-without-forms'],
  ])('refuses a count by hand that cannot be: %j', async (counted, problem) => {
    const paper = await PaperScene.created(harness, 9);
    await paper.prepare(8);
    await paper.scene.open();
    await paper.handOut(paper.scene.voters.slice(0, 8).map(({ personId }) => personId));
    expect(codeOf(await paper.returns({ returned: 8 }))).toBe('PAPER_STEP_REFUSED');
    await paper.scene.seal();
    const answer = await paper.returns(counted as never);
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'PAPER_RETURNS_REFUSED',
      problem,
    });
  });
});

const standing = ({ appraisalId }: PaperScene): string =>
  `{ appraisalPaper(appraisalId: "${appraisalId}") { entered isFinished } }`;
