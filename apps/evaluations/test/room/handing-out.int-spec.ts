import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId, workspaceRoot } from '@huiyin/kernel';
import { anActor, FakeClock } from '@huiyin/testing';
import { aPlace } from '../harness';
import { codeOf, Scene, testForm } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';

jest.setTimeout(60_000);

const shanghai = (text: string) => new Date(`${text}+08:00`).toISOString();

describe('R002.17 handing the forms out', () => {
  const clock = new FakeClock(shanghai('2026-03-02T14:00'));
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness({ clock });
  });
  beforeEach(() => clock.set(shanghai('2026-03-02T14:00')));
  afterAll(() => harness.stop());

  const meetingStartsAt = shanghai('2026-03-03T09:00');
  const withRule = async (strength: string, separatePlace = 'ADVICE') => {
    const scene = await Scene.withVoters(harness, 6);
    const issue = { ahead: { halfDays: 1 }, strength, separatePlace };
    const form = await scene.form(testForm({ issue }));
    expect((await scene.create({ form, meetingStartsAt })).errors).toBeUndefined();
    return scene;
  };

  it('half a day ahead by the bureau’s clock: HARD refuses what is later, and nobody waives it', async () => {
    const scene = await withRule('HARD');
    clock.set(shanghai('2026-03-03T08:00'));
    expect(codeOf(await scene.issueForms())).toBe('FORMS_NOT_IN_TIME');
    const asked = { rule: 'FORMS_AHEAD', reason: '会议提前' };
    expect(
      codeOf(await scene.move('askAppraisalWaiver', scene.supervision, asked, 'AskWaiverInput')),
    ).toBe('RULE_NOT_WAIVABLE');
    clock.set(shanghai('2026-03-02T16:00'));
    expect((await scene.issueForms()).data).toMatchObject({
      issueForms: { state: 'FORMS_ISSUED' },
    });
  });

  it('what was handed out yesterday may be recorded today, not what lies ahead', async () => {
    const scene = await withRule('HARD');
    clock.set(shanghai('2026-03-03T08:30'));
    expect(codeOf(await scene.issueForms({ issuedAt: shanghai('2026-03-03T08:31') }))).toBe(
      'FORMS_ISSUED_IN_THE_FUTURE',
    );
    const issued = await scene.issueForms({
      ...{ issuedAt: shanghai('2026-03-02T17:00'), reason: '当天网络中断，次日补录' },
    });
    expect(issued.errors).toBeUndefined();
  });

  it('R002.17 an earlier time needs a reason that stays, and none lies before the appraisal', async () => {
    const scene = await withRule('HARD');
    clock.set(shanghai('2026-03-03T08:30'));
    const reason = '当天网络中断，次日补录';
    const early = { issuedAt: shanghai('2026-03-02T13:59'), reason };
    expect(codeOf(await scene.issueForms(early))).toBe('FORMS_ISSUED_BEFORE_CREATED');
    const issuedAt = shanghai('2026-03-02T14:00');
    expect(codeOf(await scene.issueForms({ issuedAt }))).toBe('FORMS_ISSUED_EARLIER_NEEDS_REASON');
    expect((await scene.issueForms({ issuedAt, reason })).errors).toBeUndefined();
    const { data } = await scene.ask(
      scene.office,
      `{ appraisal(id: "${scene.appraisalId}") { history { verb reason } } }`,
    );
    expect(data?.['appraisal']).toEqual({
      history: [
        { verb: 'create', reason: null },
        { verb: 'issue-forms', reason },
      ],
    });
  });

  it('SOFT is waived with a reason, by somebody else than who asks', async () => {
    const scene = await withRule('SOFT', 'SOFT');
    clock.set(shanghai('2026-03-03T08:00'));
    const waive = (verb: string, by = scene.supervision, more = {}) =>
      verb === 'ask'
        ? scene.move('askAppraisalWaiver', by, { rule: 'FORMS_AHEAD', ...more }, 'AskWaiverInput')
        : scene.approveWaiver(by);
    expect(codeOf(await waive('approve'))).toBe('WAIVER_NOT_ASKED');
    expect((await waive('ask', scene.supervision, { reason: '会议提前' })).errors).toBeUndefined();
    expect(codeOf(await scene.issueForms({ separatePlace: true }))).toBe('FORMS_NOT_IN_TIME');
    expect(codeOf(await waive('approve'))).toBe('WAIVER_NEEDS_ANOTHER_PERSON');
    const approvals = await Promise.all([1, 2, 3].map(() => waive('approve', scene.office)));
    expect(approvals.filter(({ errors }) => errors)).toEqual([]);
    expect(codeOf(await scene.issueForms())).toBe('SEPARATE_PLACE_MISSING');
    expect((await scene.issueForms({ separatePlace: true })).errors).toBeUndefined();
  });

  it('a waiver asked for again with another reason has to be approved again', async () => {
    const scene = await withRule('SOFT');
    clock.set(shanghai('2026-03-03T08:00'));
    const ask = (reason: string) =>
      scene.move(
        'askAppraisalWaiver',
        scene.supervision,
        { rule: 'FORMS_AHEAD', reason },
        'AskWaiverInput',
      );
    await ask('会议提前');
    const read = await scene.waiverHash(scene.office);
    expect((await scene.approveWaiver(scene.office, read)).errors).toBeUndefined();
    await ask('别的理由');
    expect(codeOf(await scene.issueForms())).toBe('FORMS_NOT_IN_TIME');
    // What was read is approved, not what stands there since.
    expect(codeOf(await scene.approveWaiver(scene.office, read))).toBe('WAIVER_CHANGED');
    expect(codeOf(await scene.issueForms())).toBe('FORMS_NOT_IN_TIME');
    expect((await scene.approveWaiver(scene.office)).errors).toBeUndefined();
    expect((await scene.issueForms()).errors).toBeUndefined();
  });

  it('happens once, however many ask; the box is opened at the meeting, not before it', async () => {
    const scene = await withRule('HARD');
    const answers = await Promise.all([1, 2, 3, 4].map(() => scene.issueForms()));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const opening = () => scene.move('openAppraisal', scene.supervision, {}, 'OpenAppraisalInput');
    expect(codeOf(await opening())).toBe('MEETING_NOT_BEGUN');
    clock.set(meetingStartsAt);
    expect((await opening()).data).toMatchObject({ openAppraisal: { state: 'MEETING_HELD' } });
  });

  it('is nothing for the unit, and not for a supervisor who belongs to it (R002.18)', async () => {
    const scene = await withRule('HARD');
    const { bureauId, unitId } = scene.place;
    expect(codeOf(await scene.issueForms({}, scene.principal))).toBe('FORBIDDEN');
    const both = anActor('supervision-leader', { bureauId, unitId, unitIds: [unitId] });
    expect(codeOf(await scene.issueForms({}, both))).toBe('CUSTODY_OF_OWN_UNIT');
  });
});

describe('appraisal forms as data', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  const publish = (scene: Scene, yaml: string, by = scene.office) =>
    scene.ask<{ publishAppraisalForm: { version: number } }>(
      by,
      'mutation ($input: AppraisalFormTextInput!) { publishAppraisalForm(input: $input) { key version } }',
      { input: { yaml } },
    );

  it('a bureau publishes its own; a version never changes, and nobody else sees it', async () => {
    const [scene, other] = [await Scene.withVoters(harness, 0), await Scene.withVoters(harness, 0)];
    const answers = await Promise.all([1, 2, 3].map(() => publish(scene, testForm())));
    expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    expect(codeOf(await publish(scene, testForm({ threshold: 6 })))).toBe(
      'APPRAISAL_FORM_VERSION_TAKEN',
    );
    expect(codeOf(await publish(scene, testForm({ version: 3 })))).toBe(
      'APPRAISAL_FORM_VERSION_NOT_NEXT',
    );
    const next = await publish(scene, testForm({ version: 2, threshold: 6 }));
    expect(next.data).toEqual({ publishAppraisalForm: { key: 'test-form', version: 2 } });
    const ask = (by: Scene, version: string) =>
      by.ask(by.principal, `{ appraisalForm(key: "test-form"${version}) { version threshold } }`);
    expect((await ask(scene, ', version: 1')).data).toEqual({
      appraisalForm: { version: 1, threshold: 5 },
    });
    expect((await ask(scene, '')).data).toEqual({ appraisalForm: { version: 2, threshold: 6 } });
    expect((await ask(other, '')).data).toEqual({ appraisalForm: null });
    await expect(
      harness.sqlAs(
        'evaluations_app',
        'UPDATE bureau_form SET yaml = $1',
        ['x'],
        scene.place.bureauId,
      ),
    ).rejects.toThrow('permission denied');
  });

  it('a shared form’s key is not taken, and every mistake is named with its place', async () => {
    const scene = await Scene.withVoters(harness, 0);
    const shared = readFileSync(
      join(workspaceRoot(), 'apps/evaluations/forms/leading-body.yaml'),
      'utf8',
    );
    expect(codeOf(await publish(scene, shared))).toBe('APPRAISAL_FORM_KEY_SHARED');
    const wrong = await publish(scene, testForm({ threshold: 2, weakBelow: 'many' }));
    expect(wrong.errors?.[0]?.extensions).toMatchObject({
      code: 'APPRAISAL_FORM_INVALID',
      problems: [{ path: 'threshold' }, { path: 'weakBelow' }],
    });
  });

  it('an appraisal keeps the form it was created with', async () => {
    const scene = await Scene.withVoters(harness, 6);
    await scene.create();
    await publish(scene, testForm({ version: 2, threshold: 9 }));
    const query = `{ appraisal(id: "${scene.appraisalId}") { threshold form { version questions { key } } dimensions } }`;
    expect((await scene.ask(scene.principal, query)).data).toEqual({
      appraisal: {
        ...{ threshold: 5, dimensions: ['style', 'integrity'] },
        form: { version: 1, questions: [] },
      },
    });
  });

  it('there is no appraisal by a form that is not there, nor in a campaign the unit has no part in', async () => {
    const scene = await Scene.withVoters(harness, 6, aPlace());
    expect(codeOf(await scene.create({ form: { key: 'nobodys' } }))).toBe('APPRAISAL_FORM_UNKNOWN');
    const elsewhere = { meetingId: null, campaignId: newId() };
    expect(codeOf(await scene.create(elsewhere))).toBe('UNIT_NOT_IN_CAMPAIGN');
  });
});
