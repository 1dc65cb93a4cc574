import { anActor, type GraphQLAnswer } from '@huiyin/testing';
import type { Actor } from '@huiyin/identity';
import { codeOf, Scene } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';

jest.setTimeout(60_000);

const good = [
  ['good', 'good'],
  ['fair', 'good'],
];
const poor = [
  ['poor', 'good'],
  ['fair', 'good'],
];

async function voted(harness: Harness, voters = 8): Promise<Scene> {
  const scene = await Scene.opened(harness, voters);
  for (const [at, voter] of scene.voters.entries())
    await scene.cast(await scene.ticketFor(voter), await scene.sheet(at < 3 ? good : poor));
  return scene;
}

const oneOf = (answers: readonly GraphQLAnswer[]) => answers.filter(({ errors }) => !errors).length;

describe('R002.18 custody of the box', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('goes hand to hand, each step once however many ask, in the order of §4.5 alone', async () => {
    const scene = await voted(harness);
    const steps = [() => scene.seal(), () => scene.takeOver(), () => scene.count()];
    for (const [at, step] of steps.entries()) {
      for (const later of steps.slice(at + 1))
        expect(codeOf(await later())).toBe('APPRAISAL_STATE_REFUSED');
      const answers = await Promise.all([step(), step(), step(), step()]);
      expect(oneOf(answers)).toBe(1);
      expect(new Set(answers.filter(({ errors }) => errors).map(codeOf))).toEqual(
        new Set(['APPRAISAL_STATE_REFUSED']),
      );
    }
    expect(codeOf(await scene.summarise())).toBe('TALLY_NOT_SIGNED');
    const mine = await Promise.all([scene.sign(), scene.sign(), scene.sign()]);
    expect(oneOf(mine)).toBe(1);
    expect(new Set(mine.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['TALLY_SIGNED_ALREADY']),
    );
    expect(codeOf(await scene.summarise())).toBe('TALLY_NOT_SIGNED');
    const wrong = { tallyHash: 'f'.repeat(64) };
    expect(codeOf(await scene.move('signTally', scene.liaison, wrong, 'SignTallyInput'))).toBe(
      'TALLY_HASH_DIFFERS',
    );
    expect((await scene.sign(scene.liaison)).errors).toBeUndefined();
    expect(oneOf(await Promise.all([scene.summarise(), scene.summarise()]))).toBe(1);
    expect(
      codeOf(await scene.move('publishAppraisal', scene.office, {}, 'PublishAppraisalInput')),
    ).toBe('APPRAISAL_STATE_REFUSED');
    expect(oneOf(await Promise.all([scene.report(), scene.report()]))).toBe(1);
    const { data } = await scene.ask(
      scene.supervision,
      `{ appraisal(id: "${scene.appraisalId}") { state reportedTo tallySignatures history { verb } } }`,
    );
    expect(data?.['appraisal']).toMatchObject({
      ...{ state: 'REPORTED', reportedTo: 'BUREAU_CAMPAIGN_OFFICE', tallySignatures: 2 },
      history: [
        ...[
          'create',
          'issue-forms',
          'open',
          'seal',
          'take-over',
          'double-enter',
          'reconcile',
          'count',
        ],
        ...['sign-tally', 'sign-tally', 'summarise', 'report'],
      ].map((verb) => ({ verb })),
    });
  });

  it('is taken over by the leader of the supervision group, who signs for what is in it', async () => {
    const scene = await voted(harness, 6);
    await scene.seal(scene.liaison);
    expect(codeOf(await scene.takeOver(scene.liaison))).toBe('FORBIDDEN');
    expect((await scene.takeOver()).errors).toBeUndefined();
    const [row] = await harness.sql<{ take_over: Record<string, unknown> }>(
      'SELECT take_over FROM appraisal WHERE id = $1',
      [scene.appraisalId],
    );
    expect(row?.take_over).toEqual({
      ...{ by: scene.supervision.personId, at: expect.any(String) },
      classes: [{ ticketClass: 'attendee', issued: 6, cast: 6 }],
      sheetsHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is not counted when its sheets are not those that were signed for', async () => {
    const scene = await voted(harness, 6);
    await scene.seal();
    await scene.takeOver();
    const swap = `UPDATE box.handover SET signature = reverse(signature) WHERE id = (
      SELECT id FROM box.handover WHERE appraisal_id = $1 LIMIT 1)`;
    await harness.sql(swap, [scene.appraisalId]);
    expect(codeOf(await scene.count())).toBe('BOX_CHANGED_SINCE_TAKE_OVER');
    const [row] = await harness.sql('SELECT state, turnout FROM appraisal WHERE id = $1', [
      scene.appraisalId,
    ]);
    expect(row).toEqual({ state: 'RECONCILED', turnout: null });
    await harness.sql(swap.replace('LIMIT 1', 'ORDER BY ctid DESC LIMIT 1'), [scene.appraisalId]);
    expect((await scene.count()).errors).toBeUndefined();
  });

  it('is never in the hands of who belongs to the unit, supervisor or not', async () => {
    const scene = await voted(harness, 6);
    const { bureauId, unitId } = scene.place;
    const both = anActor('supervision-leader', { bureauId, unitId, unitIds: [unitId] });
    const verbs = ['sealAppraisal', 'takeOverAppraisal', 'countAppraisal', 'reportAppraisal'];
    for (const verb of [...verbs, 'openFollowUp', 'closeAppraisal']) {
      expect(codeOf(await scene.move(verb, both))).toBe('CUSTODY_OF_OWN_UNIT');
      for (const person of [scene.principal, scene.voters[0] as Actor])
        expect(codeOf(await scene.move(verb, person))).toBe('FORBIDDEN');
    }
  });

  it('from the sealing on the unit reads nothing of forms or results until they are published to it', async () => {
    const scene = await voted(harness);
    const { bureauId, unitId } = scene.place;
    const unitPeople = [
      scene.principal,
      anActor('unit-contact', { bureauId, unitId }),
      anActor('department-head', { bureauId, unitId }),
      scene.voters[0] as Actor,
    ];
    const query = `{ appraisal(id: "${scene.appraisalId}") { results { n } followUps { n } summary tallyHash leftOut { label } history { at } } }`;
    const hidden = { results: null, followUps: [], summary: null, tallyHash: null };
    const readNothing = async () => {
      for (const person of unitPeople) {
        const { data } = await scene.ask(person, query);
        expect(data?.['appraisal']).toEqual({ ...hidden, leftOut: null, history: null });
        expect((await scene.board(person)).trim().split('\n')).toHaveLength(1);
      }
    };
    for (const step of [() => scene.seal(), () => scene.takeOver(), () => scene.count()]) {
      expect((await step()).errors).toBeUndefined();
      await readNothing();
    }
    await scene.toReport();
    expect((await scene.move('openFollowUp', scene.supervision)).errors).toBeUndefined();
    await readNothing();
    await scene.publish();
    for (const person of unitPeople) {
      const { data } = await scene.ask<{ appraisal: { results: unknown[] } }>(person, query);
      expect(data?.appraisal).toMatchObject({
        summary: '总体良好',
        tallyHash: null,
        history: null,
      });
      expect(data?.appraisal.results).not.toEqual([]);
    }
  });

  it('ends when every salient problem has been followed up (R002.19)', async () => {
    const scene = await voted(harness);
    await scene.close();
    await scene.toReport();
    const openings = await Promise.all(
      [1, 2, 3].map(() => scene.move('openFollowUp', scene.supervision)),
    );
    expect(oneOf(openings)).toBe(1);
    const read = async (by: Actor) =>
      (
        await scene.ask<{ appraisal: { followUps: { id: string; dimension: string }[] } }>(
          by,
          `{ appraisal(id: "${scene.appraisalId}") { followUps { id dimension because share n records { text } } } }`,
        )
      ).data?.appraisal.followUps;
    const followUps = (await read(scene.supervision)) ?? [];
    expect(followUps).toEqual([
      {
        ...{ id: expect.any(String), dimension: 'style', because: 'weak', share: 0.375, n: 8 },
        records: [],
      },
    ]);
    expect(codeOf(await scene.move('closeAppraisal', scene.supervision))).toBe(
      'FOLLOW_UPS_UNANSWERED',
    );
    const record = (text: string) =>
      scene.ask(
        scene.liaison,
        'mutation ($input: RecordFollowUpInput!) { recordFollowUp(input: $input) { state } }',
        { input: { followUpId: followUps[0]?.id, clientKey: 'visit-1', text } },
      );
    const records = await Promise.all([1, 2, 3].map(() => record('已与班子谈话')));
    expect(records.map(({ errors }) => errors)).toEqual([undefined, undefined, undefined]);
    expect(await read(scene.office)).toMatchObject([{ records: [{ text: '已与班子谈话' }] }]);
    const closings = await Promise.all(
      [1, 2, 3].map(() => scene.move('closeAppraisal', scene.supervision)),
    );
    expect(oneOf(closings)).toBe(1);
    expect(codeOf(await record('再次'))).toBe('APPRAISAL_STATE_REFUSED');
    expect((await scene.publish()).errors).toBeUndefined();
    expect(await read(scene.principal)).toMatchObject([{ dimension: 'style', records: [] }]);
  });
});
