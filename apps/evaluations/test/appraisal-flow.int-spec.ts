import { DISCLOSURE_RULE } from '@huiyin/ballot-client';
import { verifyBoardFile } from '@huiyin/ballot';
import type { Actor } from '@huiyin/identity';
import { anActor, anOutsider } from '@huiyin/testing';
import { anonymous, codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness, keyBits } from './harness';

jest.setTimeout(60_000);

const resultFields = `targetId dimension scope n favourableShare weak withheld threshold ruleVersion counts { grade count }`;

describe('R000.16 an appraisal among those who attended the meeting', () => {
  let harness: Harness;
  let scene: Scene;
  const trackers: string[] = [];

  beforeAll(async () => {
    harness = await evaluationsHarness();
    scene = await Scene.opened(harness, 12);
    const tickets = await Promise.all(scene.voters.map((voter) => scene.ticketFor(voter)));
    // Body/style: 4 of 12 favourable: weak. Body/integrity: 9 of 12. Member/style: only 4 answers. Member/integrity: unanimous.
    for (const [index, ticket] of tickets.entries()) {
      const style = index < 4 ? 'good' : 'poor';
      const sheet = await scene.sheet([
        [style, index < 9 ? 'excellent' : 'fair'],
        [index < 4 ? style : null, 'good'],
      ]);
      const { ticketId, answer } = await scene.cast(ticket, sheet);
      expect(answer.data).toEqual({ castBallot: { ticketId } });
      trackers.push(ticketId);
    }
  });
  afterAll(() => harness.stop());

  it('shows nobody anything but "in the box" before it is closed', async () => {
    expect(await scene.isCounted(trackers[0] ?? '')).toBe(true);
    expect(await scene.isCounted('0'.repeat(64))).toBe(false);
    expect((await scene.board()).trim().split('\n')).toHaveLength(1);
    for (const person of [scene.office, scene.supervision, scene.principal]) {
      const query = `{ appraisal(id: "${scene.appraisalId}") { state turnout { cast } results { n } } }`;
      expect(await scene.ask(person, query)).toEqual({
        data: { appraisal: { state: 'MEETING_HELD', turnout: null, results: null } },
      });
      const direct = await scene.ask(
        person,
        `{ appraisalResults(appraisalId: "${scene.appraisalId}") { n } }`,
      );
      expect(codeOf(direct)).toBe('APPRAISAL_NOT_TALLIED');
    }
  });

  it('is sealed and counted by the supervision group alone, not by the unit and not by the office', async () => {
    expect(codeOf(await scene.close(scene.principal))).toBe('FORBIDDEN');
    expect(codeOf(await scene.close(scene.office))).toBe('FORBIDDEN');
    const foreign = anActor('supervision-leader', { bureauId: scene.place.bureauId, unitIds: [] });
    expect(codeOf(await scene.close(foreign))).toBe('APPRAISAL_NOT_FOUND');
    expect(await scene.close()).toEqual({
      data: {
        countAppraisal: {
          id: scene.appraisalId,
          state: 'TALLIED',
          turnout: [{ ticketClass: 'attendee', eligible: 12, issued: 12, cast: 12, counted: 12 }],
        },
      },
    });
  });

  it('leaves no key and no sheet behind', async () => {
    expect(
      await harness.sql('SELECT 1 FROM custody.sealed_key WHERE sealed_private_key IS NOT NULL'),
    ).toEqual([]);
    for (const table of ['page', 'box_key', 'handover'])
      expect(await harness.sql(`SELECT 1 FROM box.${table}`)).toEqual([]);
    expect(await scene.isCounted(trackers[11] ?? '')).toBe(true);
  });

  it('shows its tally to the supervision group, which has to sign it, and to nobody else before it is published', async () => {
    const lines = async (person: Actor) => (await scene.board(person)).trim().split('\n').length;
    for (const person of [scene.office, scene.principal, scene.voters[0] as Actor, anonymous])
      expect(await lines(person)).toBe(1);
    expect(await lines(scene.supervision)).toBe(2);
    const query = `{ appraisal(id: "${scene.appraisalId}") { tallyHash summary leftOut { label } results { n } } }`;
    for (const person of [scene.office, scene.principal])
      expect((await scene.ask(person, query)).data?.['appraisal']).toMatchObject({
        ...{ tallyHash: null, summary: null, results: null },
      });
    expect((await scene.ask(scene.supervision, query)).data?.['appraisal']).toMatchObject({
      ...{ tallyHash: expect.stringMatching(/^[0-9a-f]{64}$/), leftOut: [] },
    });
  });

  it('is published by the office alone; weak dimensions and nothing withheld go out by event', async () => {
    expect(
      codeOf(
        await scene.ask(
          scene.office,
          `{ appraisalResults(appraisalId: "${scene.appraisalId}") { n } }`,
        ),
      ),
    ).toBe('APPRAISAL_NOT_PUBLISHED');
    expect(codeOf(await scene.publish(scene.supervision))).toBe('FORBIDDEN');
    expect(
      codeOf(
        await scene.publish(anActor('campaign-office', { bureauId: anOutsider().bureauId ?? '' })),
      ),
    ).toBe('APPRAISAL_NOT_FOUND');
    const answers = await Promise.all([scene.publish(), scene.publish(), scene.publish()]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const events = await harness.sql<{ data: { results: Record<string, unknown>[] } }>(
      `SELECT event -> 'data' AS data FROM events.outbox_message WHERE event ->> 'type' = 'evaluations.appraisal-published.v2'`,
    );
    expect(events).toHaveLength(1);
    const { definition } = await scene.opening();
    const [body] = definition.targets;
    const how = { k: 5, ruleVersion: DISCLOSURE_RULE };
    expect(events[0]?.data).toMatchObject({
      ...scene.place,
      appraisalId: scene.appraisalId,
      remeasuresAppraisalId: null,
      valid: true,
    });
    expect(events[0]?.data.results).toEqual([
      {
        targetId: body?.id,
        targetKind: 'leading-body',
        dimension: 'integrity',
        n: 12,
        favourableShare: 0.75,
        weak: false,
        ...how,
      },
      {
        targetId: body?.id,
        targetKind: 'leading-body',
        dimension: 'style',
        n: 12,
        favourableShare: 4 / 12,
        weak: true,
        ...how,
      },
    ]);
  });

  it('can be recounted from the board alone, and a changed byte is named', async () => {
    const board = await scene.board();
    expect(verifyBoardFile(board, { modulusBits: keyBits })).toMatchObject({
      ok: true,
      report: { status: 'closed' },
    });
    const tampered = board.replace('"favourable":4', '"favourable":5');
    expect(tampered).not.toBe(board);
    expect(verifyBoardFile(tampered, { modulusBits: keyBits })).toMatchObject({
      ok: false,
      seq: 1,
    });
    expect(
      verifyBoardFile(board.replace('"eligible":12', '"eligible":13'), { modulusBits: keyBits }),
    ).toMatchObject({ ok: false, seq: 0 });
  });

  it('shows every number with how it was made, or that it is withheld and why', async () => {
    const { data } = await scene.ask<{ appraisalResults: Record<string, unknown>[] }>(
      scene.principal,
      `{ appraisalResults(appraisalId: "${scene.appraisalId}") { ${resultFields} } }`,
    );
    const totals = data?.appraisalResults.filter(({ scope }) => scope === 'all') ?? [];
    expect(totals).toHaveLength(4);
    expect(totals[1]).toEqual({
      ...{
        targetId: expect.any(String),
        dimension: 'style',
        scope: 'all',
        n: 12,
        favourableShare: 4 / 12,
        weak: true,
      },
      ...{ withheld: null, threshold: 5, ruleVersion: 'huiyin-disclosure/2' },
      counts: [
        { grade: 'excellent', count: 0 },
        { grade: 'good', count: 4 },
        { grade: 'fair', count: 0 },
        { grade: 'poor', count: 8 },
      ],
    });
    for (const hidden of totals.slice(2))
      expect(hidden).toMatchObject({
        n: null,
        favourableShare: null,
        counts: null,
        weak: false,
        withheld: 'protected',
      });
  });

  it('walks from the unit to its results through references, and shows an outsider nothing', async () => {
    const unit = { __typename: 'Unit', id: scene.place.unitId };
    const selection = `appraisals(campaignId: "${scene.place.campaignId}") { id results { dimension } targets { kind label } unit { id } campaign { id } }`;
    expect(await harness.graph.entity(scene.office, unit, selection)).toMatchObject({
      appraisals: [
        {
          id: scene.appraisalId,
          targets: [{ kind: 'LEADING_BODY', label: '领导班子' }, { kind: 'MEMBER' }],
          unit: { id: scene.place.unitId },
        },
      ],
    });
    for (const stranger of [anOutsider(), anonymous])
      expect(await harness.graph.entity(stranger, unit, selection)).toEqual({ appraisals: [] });
  });

  it('is asked again of the same voters in the same words, with the same target ids', async () => {
    const first = await scene.opening();
    const firstId = scene.appraisalId;
    const twice = {
      targets: undefined,
      meetingId: undefined,
      remeasuresAppraisalId: firstId,
    };
    expect(codeOf(await scene.create({ ...twice, threshold: 7 }))).toBe('REMEASURE_DIFFERS');
    expect((await scene.create(twice)).errors).toBeUndefined();
    expect(codeOf(await scene.create(twice))).toBe('APPRAISAL_ALREADY_CREATED');
    await scene.open();
    const again = await scene.opening();
    expect(again.definition).toEqual(first.definition);
    expect(again.ticketClasses[0]?.eligible).toBe(12);
    expect(again.closingPublicKeyJwk.n).not.toBe(first.closingPublicKeyJwk.n);
  });
});
