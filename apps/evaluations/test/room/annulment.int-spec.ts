import { verifyBoardFile } from '@huiyin/ballot';
import { silentLogger } from '@huiyin/observability';
import { anActor, eventually } from '@huiyin/testing';
import { compose } from '../../src/composition';
import { codeOf, Scene } from '../appraisals';
import { evaluationsHarness, type Harness, keyBits } from '../harness';
import { PaperScene } from '../paper/paper-scene';

jest.setTimeout(120_000);

const good = [
  ['good', 'good'],
  ['good', 'good'],
];

describe('an appraisal that cannot go on is annulled', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  const ask = (scene: Scene, by = scene.office, reason = '票箱进水，选票无法辨认') =>
    scene.move('askAppraisalAnnulment', by, { reason }, 'AskAppraisalAnnulmentInput');
  const annul = (scene: Scene, by = scene.supervision) => scene.move('annulAppraisal', by);
  const stateOf = async (scene: Scene) => {
    const { data } = await scene.ask<{ appraisal: { state: string } }>(
      scene.office,
      `{ appraisal(id: "${scene.appraisalId}") { state } }`,
    );
    return data?.appraisal.state;
  };

  /** Two sheets in the box. */
  async function voted(): Promise<[Scene, string[]]> {
    const scene = await Scene.opened(harness, 6);
    const sheet = await scene.sheet(good);
    const ids: string[] = [];
    for (const voter of scene.voters.slice(0, 2)) {
      const { answer, ticketId } = await scene.cast(await scene.ticketFor(voter), sheet);
      expect(answer.errors).toBeUndefined();
      ids.push(ticketId);
    }
    return [scene, ids];
  }

  /** Nothing is left that could open a sheet, or that is one. */
  const nothingLeft = (scene: Scene) =>
    eventually(async () => {
      const left = await harness.sql(
        `SELECT 'page' FROM box.page WHERE appraisal_id = $1 UNION ALL SELECT 'key' FROM box.box_key WHERE appraisal_id = $1
         UNION ALL SELECT 'sheet' FROM box.handover WHERE appraisal_id = $1
         UNION ALL SELECT key_id FROM custody.sealed_key WHERE appraisal_id = $1 AND sealed_private_key IS NOT NULL
         UNION ALL SELECT 'form' FROM paper_form WHERE appraisal_id = $1
         UNION ALL SELECT 'paper key' FROM paper_key WHERE appraisal_id = $1
         UNION ALL SELECT 'entry' FROM paper_entry WHERE appraisal_id = $1
         UNION ALL SELECT 'seed' FROM paper_batch WHERE appraisal_id = $1 AND sealed_seed IS NOT NULL`,
        [scene.appraisalId],
      );
      expect(left).toEqual([]);
    });

  const reached: [string, (scene: Scene) => Promise<unknown>][] = [
    ['MEETING_HELD', () => Promise.resolve()],
    ['BOX_SEALED', (scene) => scene.seal()],
    ['RECONCILED', (scene) => scene.seal().then(() => scene.takeOver())],
  ];

  it.each(reached)('%s: keys and sheets are destroyed, none is opened', async (state, go) => {
    const [scene, ids] = await voted();
    await go(scene);
    expect(await stateOf(scene)).toBe(state);
    const spare = state === 'MEETING_HELD' ? await scene.ticketFor(scene.voters[2] as never) : null;
    expect((await ask(scene)).errors).toBeUndefined();
    expect(await stateOf(scene)).toBe(state);
    expect((await annul(scene)).data).toMatchObject({ annulAppraisal: { state: 'ANNULLED' } });
    await nothingLeft(scene);

    if (spare)
      expect(codeOf((await scene.cast(spare, await scene.sheet(good))).answer)).toBe(
        'BALLOT_BOX_ANNULLED',
      );
    expect(codeOf(await scene.request(scene.voters[3] as never, 'A'.repeat(342)))).toBe(
      'TICKETS_NOT_OPEN',
    );
    await expect(scene.isCounted(ids[0] ?? '')).rejects.toMatchObject({
      code: 'BALLOT_BOX_ANNULLED',
    });
    for (const refused of [scene.seal(), scene.takeOver(), scene.count(), scene.publish()])
      expect(codeOf(await refused)).toBe('APPRAISAL_STATE_REFUSED');
    const results = await scene.ask(
      scene.supervision,
      `{ appraisalResults(appraisalId: "${scene.appraisalId}") { n } }`,
    );
    expect(codeOf(results)).toBe('APPRAISAL_NOT_TALLIED');
    // The board says what was asked, and nothing of what was answered.
    const board = await scene.board();
    expect(board.trim().split('\n')).toHaveLength(1);
    expect(verifyBoardFile(board, { modulusBits: keyBits })).toMatchObject({ ok: true });
  });

  it('leaves its meeting free for one more, and for one only', async () => {
    const scene = await Scene.opened(harness, 6);
    expect(codeOf(await scene.create())).toBe('APPRAISAL_ALREADY_CREATED');
    await ask(scene);
    await annul(scene);
    expect((await scene.create()).errors).toBeUndefined();
    expect(codeOf(await scene.create())).toBe('APPRAISAL_ALREADY_CREATED');
    expect((await scene.open()).errors).toBeUndefined();
    expect(
      (await scene.cast(await scene.ticketFor(scene.voters[0] as never), await scene.sheet(good)))
        .answer.errors,
    ).toBeUndefined();
  });

  it('destroys the paper too: no form is prepared, printed, entered or handed out any more', async () => {
    const paper = await PaperScene.created(harness, 8);
    const { scene } = paper;
    const { data } = await paper.prepare(6);
    const batch = (data?.['preparePaperForms'] as unknown as { batch: { id: string } }).batch.id;
    await ask(scene);
    expect((await annul(scene)).errors).toBeUndefined();
    await nothingLeft(scene);
    expect((await paper.file(paper.leader, `paper-forms/${batch}`)).code).toBe('PAPER_FORMS_FIXED');
    expect(codeOf(await paper.prepare(3, { largePrint: true }))).toBe('PAPER_FORMS_FIXED');
    expect(codeOf(await paper.handOut([scene.voters[0]?.personId ?? null]))).toBe('PAPER_NOT_OPEN');
    expect(codeOf(await paper.returns({ returned: 0 }))).toBe('PAPER_STEP_REFUSED');
    expect(codeOf(await scene.open())).toBe('APPRAISAL_STATE_REFUSED');
  });

  it('a leader of the unit’s group confirms what the office asked, nobody else and never the same person', async () => {
    const [scene] = await voted();
    const { bureauId, unitId } = scene.place;
    expect(codeOf(await annul(scene))).toBe('ANNULMENT_NOT_ASKED');
    for (const by of [scene.supervision, scene.liaison, scene.principal])
      expect(codeOf(await ask(scene, by))).toBe('FORBIDDEN');
    await ask(scene);
    for (const by of [scene.office, scene.liaison, scene.principal])
      expect(codeOf(await annul(scene, by))).toBe('FORBIDDEN');
    const foreign = anActor('supervision-leader', { bureauId, unitIds: [bureauId] });
    expect(codeOf(await annul(scene, foreign))).toBe('APPRAISAL_NOT_FOUND');
    const both = anActor('supervision-leader', {
      ...{ bureauId, unitIds: [unitId] },
      personId: scene.office.personId as string,
    });
    expect(codeOf(await annul(scene, both))).toBe('ANNULMENT_NEEDS_ANOTHER_PERSON');
    await expect(
      harness.sql(`UPDATE appraisal SET state = 'ANNULLED' WHERE id = $1`, [scene.appraisalId]),
    ).rejects.toThrow('appraisal_annulled_by_two');
    expect(await stateOf(scene)).toBe('MEETING_HELD');
    const page = 'SELECT 1 FROM box.page WHERE appraisal_id = $1';
    expect(await harness.sql(page, [scene.appraisalId])).not.toEqual([]);
  });

  it('says why to the office and the group, and to the unit nothing', async () => {
    const [scene] = await voted();
    await ask(scene);
    await ask(scene);
    await annul(scene);
    const selection = `{ appraisal(id: "${scene.appraisalId}") { annulment { reason confirmedAt } history { verb reason } } }`;
    for (const by of [scene.office, scene.supervision]) {
      const { data } = await scene.ask<{ appraisal: { annulment: object; history: object[] } }>(
        by,
        selection,
      );
      expect(data?.appraisal.annulment).toEqual({
        ...{ reason: '票箱进水，选票无法辨认', confirmedAt: expect.any(String) as string },
      });
      expect(data?.appraisal.history.slice(-2)).toMatchObject([
        { verb: 'ask-annulment', reason: '票箱进水，选票无法辨认' },
        { verb: 'annul' },
      ]);
    }
    expect((await scene.ask(scene.principal, selection)).data).toEqual({
      appraisal: { annulment: null, history: null },
    });
  });

  it('happens once, however many ask and whatever races with it', async () => {
    const [scene] = await voted();
    await scene.seal();
    await scene.takeOver();
    await ask(scene);
    const [counted, ...annulled] = await Promise.all([
      scene.count(),
      ...[1, 2, 3].map(() => annul(scene)),
    ]);
    // One of the two ends it, whole: counted, or annulled for all who asked.
    const isAnnulled = codeOf(counted) === 'APPRAISAL_STATE_REFUSED';
    expect(counted.errors === undefined).toBe(!isAnnulled);
    for (const answer of annulled)
      expect(codeOf(answer)).toBe(isAnnulled ? undefined : 'APPRAISAL_STATE_REFUSED');
    expect(await stateOf(scene)).toBe(isAnnulled ? 'ANNULLED' : 'TALLIED');
    await nothingLeft(scene);
    const [lines] = await harness.sql<{ lines: number }>(
      'SELECT count(*)::int AS lines FROM board.entry WHERE appraisal_id = $1',
      [scene.appraisalId],
    );
    expect(lines?.lines).toBe(isAnnulled ? 1 : 2);
  });

  it('makes up at the next start for what was left: keys of an opening at the same time, a clean-up cut short', async () => {
    const [scene] = await voted();
    await scene.seal();
    await scene.takeOver();
    await ask(scene);
    await annul(scene);
    await nothingLeft(scene);
    const left = [scene.appraisalId];
    await harness.sql(
      `UPDATE custody.sealed_key SET sealed_private_key = '{}' WHERE appraisal_id = $1`,
      left,
    );
    await harness.sql(
      `INSERT INTO box.handover VALUES ($1, gen_random_uuid(), 'left', 'attendee', 'm', 's', '{}')`,
      left,
    );
    const second = await compose(harness.environment, silentLogger);
    await second.start();
    await nothingLeft(scene);
    await second.stop();
  });

  it('refuses what was counted', async () => {
    const [scene] = await voted();
    await ask(scene);
    expect((await scene.close()).errors).toBeUndefined();
    expect(codeOf(await annul(scene))).toBe('APPRAISAL_STATE_REFUSED');
    expect(codeOf(await ask(scene, scene.office, '另一个原因'))).toBe('APPRAISAL_STATE_REFUSED');
    await expect(
      harness.sqlAs('evaluations_custody', 'SELECT box.annul($1)', [scene.appraisalId]),
    ).rejects.toThrow('what was counted is not annulled');
    for (const role of ['evaluations_app', 'evaluations_box', 'events_reader'])
      await expect(
        harness.sqlAs(role, 'SELECT box.annul($1)', [scene.appraisalId]),
      ).rejects.toThrow('permission denied');
  });

  it('asking alone ends nothing: the box goes on', async () => {
    const [scene, ids] = await voted();
    await ask(scene);
    expect(await scene.isCounted(ids[0] ?? '')).toBe(true);
    const ticket = await scene.ticketFor(scene.voters[4] as never);
    expect((await scene.cast(ticket, await scene.sheet(good))).answer.errors).toBeUndefined();
    expect((await scene.close()).errors).toBeUndefined();
  });
});
