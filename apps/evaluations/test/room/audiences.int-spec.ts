import { RoleHeld } from '@huiyin/contracts';
import { fillSheet, type Sheet } from '@huiyin/ballot-client';
import { verifyBoardFile } from '@huiyin/ballot';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor } from '@huiyin/testing';
import { anonymous, codeOf, Scene, testForm } from '../appraisals';
import { evaluationsHarness, type Harness, keyBits } from '../harness';

jest.setTimeout(60_000);

interface Cell {
  readonly targetId: string;
  readonly dimension: string;
  readonly scope: string;
  readonly n: number | null;
  readonly routed: boolean;
  readonly withheld: string | null;
  readonly weightedShare: number | null;
}

const fields = 'targetId dimension scope n routed withheld weightedShare favourableShare';

async function resultsFor(scene: Scene, person: Actor): Promise<Cell[] | unknown> {
  const answer = await scene.ask<{ appraisalResults: Cell[] }>(
    person,
    `{ appraisalResults(appraisalId: "${scene.appraisalId}") { ${fields} } }`,
  );
  return answer.errors ? codeOf(answer) : answer.data?.appraisalResults;
}

async function allVote(scene: Scene, sheetOf: (at: number) => Sheet): Promise<void> {
  for (const [at, voter] of scene.voters.entries()) {
    const { answer } = await scene.cast(await scene.ticketFor(voter), sheetOf(at));
    expect(answer.errors).toBeUndefined();
  }
}

async function appraised(
  scene: Scene,
  form: Record<string, unknown>,
  input: Record<string, unknown> = {},
): Promise<(pick: (dimension: string, at: number) => string) => Promise<void>> {
  const published = await scene.form(testForm(form));
  expect((await scene.create({ form: published, ...input })).errors).toBeUndefined();
  expect((await scene.open()).errors).toBeUndefined();
  const { definition } = await scene.opening();
  return async (pick) => {
    const texts = (at: number) =>
      Object.fromEntries(definition.questions.map(({ id }) => [id, at % 2 ? `第${at}条意见` : '']));
    await allVote(scene, (at) => ({
      ...fillSheet(definition, ({ dimension }) => pick(dimension.id, at)),
      texts: texts(at),
    }));
    expect((await scene.close()).errors).toBeUndefined();
  };
}

const half = (_: string, at: number) => (at % 2 ? 'good' : 'poor');

describe('who reads what', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it.each([
    ['unit', {}, { neighbour: 'APPRAISAL_NOT_FOUND', contact: 'APPRAISAL_NOT_FOUND', stranger: 1 }],
    [
      'listed-groups',
      { groups: ['unit-contact'] },
      { neighbour: 'APPRAISAL_NOT_FOUND', contact: 'read', stranger: 1 },
    ],
    ['bureau', {}, { neighbour: 'read', contact: 'read', stranger: 1 }],
    ['public', {}, { neighbour: 'read', contact: 'read', stranger: 2 }],
  ])(
    'R003.161–163 published to %s',
    async (scope, more, expected) => {
      const scene = await Scene.withVoters(harness, 12);
      const vote = await appraised(scene, { publication: { scope, ...more }, threshold: 10 });
      await vote(half);
      const { bureauId } = scene.place;
      const neighbour = anActor('staff', { bureauId, unitId: newId() });
      const contact = anActor('unit-contact', { bureauId, unitId: newId() });
      await scene.toReport();
      for (const person of [scene.principal, scene.voters[0] as Actor])
        expect(await resultsFor(scene, person)).toBe('APPRAISAL_NOT_PUBLISHED');
      expect(await resultsFor(scene, scene.office)).toHaveLength(8);
      expect((await scene.publish()).errors).toBeUndefined();
      const seen = async (person: Actor) => {
        const results = await resultsFor(scene, person);
        return Array.isArray(results) ? 'read' : results;
      };
      for (const person of [scene.office, scene.supervision, scene.principal, scene.voters[0]])
        expect(await seen(person as Actor)).toBe('read');
      expect({ neighbour: await seen(neighbour), contact: await seen(contact) }).toEqual({
        ...{ neighbour: expected.neighbour, contact: expected.contact },
      });
      expect((await scene.board(anonymous)).trim().split('\n')).toHaveLength(expected.stranger);
      const foreign = anActor('campaign-office', { bureauId: newId() });
      expect(await seen(foreign)).toBe('APPRAISAL_NOT_FOUND');
    },
    30_000,
  );

  it('a second publication only lets more people read, and never more than the form allows', async () => {
    const scene = await Scene.withVoters(harness, 10);
    const vote = await appraised(scene, {});
    await vote(half);
    expect(codeOf(await scene.publish(scene.office, 'PUBLIC'))).toBe('APPRAISAL_SCOPE_REFUSED');
    const first = await Promise.all([1, 2, 3].map(() => scene.publish(scene.office, 'UNIT')));
    expect(first.filter(({ errors }) => !errors)).toHaveLength(1);
    expect((await scene.publish(scene.office, 'BUREAU')).errors).toBeUndefined();
    expect(codeOf(await scene.publish(scene.office, 'UNIT'))).toBe('APPRAISAL_SCOPE_REFUSED');
    const events = await harness.sql(
      `SELECT 1 FROM events.outbox_message WHERE event #>> '{data,appraisalId}' = $1 AND event ->> 'type' LIKE '%published%'`,
      [scene.appraisalId],
    );
    expect(events).toHaveLength(1);
  });

  it('R002.15 the result of a cadre who has moved out goes to the bureau’s office, to nobody here and not on the board', async () => {
    const scene = await Scene.withVoters(harness, 10);
    const targets = [
      { kind: 'LEADING_BODY', label: '领导班子' },
      { kind: 'MEMBER', label: '已调出同志', transferredOutOn: '2026-01-10' },
      { kind: 'MEMBER', label: '党外同志', nonCpcObserver: true },
      { kind: 'MEMBER', label: '早已调出同志', transferredOutOn: '2024-01-10' },
    ];
    const vote = await appraised(
      scene,
      {},
      { targets, meetingStartsAt: '2026-03-01T01:00:00.000Z' },
    );
    await vote(half);
    const { definition } = await scene.opening();
    expect(definition.targets.map(({ kind, routed }) => [kind, routed])).toEqual([
      ['leading-body', false],
      ['transferred-cadre', true],
    ]);
    const leftOut = `{ appraisal(id: "${scene.appraisalId}") { leftOut { label reason requirement } } }`;
    expect((await scene.ask(scene.supervision, leftOut)).data?.['appraisal']).toEqual({
      leftOut: [
        { label: '党外同志', reason: 'non-cpc', requirement: 'R000.52' },
        {
          ...{ label: '早已调出同志', reason: 'transferred-a-year-ago-or-more' },
          requirement: 'R002.15',
        },
      ],
    });
    await scene.publish();
    const routed = definition.targets[1]?.id;
    const office = (await resultsFor(scene, scene.office)) as Cell[];
    expect(office.filter(({ targetId }) => targetId === routed)).toMatchObject([
      { routed: true, n: 10, dimension: 'integrity' },
      { routed: true, n: 10, dimension: 'integrity' },
      { routed: true, n: 10, dimension: 'style' },
      { routed: true, n: 10, dimension: 'style' },
    ]);
    // Whoever of the office belongs to the unit reads as the unit does.
    const officeOfUnit = anActor('campaign-office', scene.place);
    for (const person of [
      ...[scene.supervision, scene.principal, scene.voters[0] as Actor, officeOfUnit],
    ]) {
      const seen = (await resultsFor(scene, person)) as Cell[];
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.filter(({ targetId }) => targetId === routed)).toEqual([]);
    }
    const closing = JSON.parse((await scene.board()).split('\n')[1] ?? '') as {
      body: { tally: Cell[]; pieces: Cell[] };
    };
    for (const cells of [closing.body.tally, closing.body.pieces])
      expect(cells.filter(({ targetId }) => targetId === routed)).toEqual([]);
    const [event] = await harness.sql<{ data: string }>(
      `SELECT event ->> 'data' AS data FROM events.outbox_message
       WHERE event #>> '{data,appraisalId}' = $1 AND event ->> 'type' LIKE '%published%'`,
      [scene.appraisalId],
    );
    expect(event?.data).not.toContain(routed);
  });

  it('need 16: what voters wrote is read by the supervision group, and by others in the words it lets out', async () => {
    const scene = await Scene.withVoters(harness, 10);
    const questions = [{ key: 'advice', title: { zh: '意见', en: 'Advice' }, maxChars: 100 }];
    const vote = await appraised(scene, { questions });
    await vote(half);
    type Text = { id: string; text: string | null; releasedWording: string | null };
    const read = async (person: Actor) =>
      (
        await scene.ask<{ appraisalTexts: Text[] }>(
          person,
          `{ appraisalTexts(appraisalId: "${scene.appraisalId}") { id question text releasedWording } }`,
        )
      ).data?.appraisalTexts;
    const texts = (await read(scene.supervision)) ?? [];
    expect(texts.map(({ text }) => text).sort()).toEqual(
      [1, 3, 5, 7, 9].map((at) => `第${at}条意见`),
    );
    expect(texts.map(({ id }) => id)).toEqual(texts.map(({ id }) => id).sort());
    const release = (wording: string, by = scene.supervision) =>
      scene.ask(
        by,
        'mutation ($input: ReleaseAppraisalTextInput!) { releaseAppraisalText(input: $input) { text releasedWording } }',
        { input: { textId: texts[0]?.id, wording } },
      );
    expect(codeOf(await release('改后', scene.principal))).toBe('FORBIDDEN');
    const elsewhere = anActor('supervision-leader', {
      bureauId: scene.place.bureauId,
      unitIds: [newId()],
    });
    expect(codeOf(await release('改后', elsewhere))).toBe('APPRAISAL_TEXT_NOT_FOUND');
    const answers = await Promise.all(['甲', '乙', '甲'].map((word) => release(word)));
    expect(new Set(answers.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['APPRAISAL_TEXT_RELEASED']),
    );
    expect(await read(scene.principal)).toEqual([]);
    await scene.publish();
    const [released] = (await read(scene.principal)) ?? [];
    expect(released).toMatchObject({
      text: null,
      releasedWording: expect.stringMatching(/^[甲乙]$/),
    });
    expect(await read(scene.principal)).toHaveLength(1);
    await expect(
      harness.sqlAs(
        'evaluations_app',
        `UPDATE appraisal_text SET text = 'x'`,
        [],
        scene.place.bureauId,
      ),
    ).rejects.toThrow('permission denied');
  });

  it('no text is kept when fewer than k sheets count', async () => {
    const scene = await Scene.withVoters(harness, 6);
    const questions = [{ key: 'advice', title: { zh: '意见', en: 'Advice' }, maxChars: 100 }];
    const vote = await appraised(scene, { questions, threshold: 10 });
    await vote(half);
    expect(
      await harness.sql('SELECT 1 FROM appraisal_text WHERE appraisal_id = $1', [
        scene.appraisalId,
      ]),
    ).toEqual([]);
  });

  it('an appraisal below its quorum has no results, and says so', async () => {
    const scene = await Scene.withVoters(harness, 12);
    const form = await scene.form(testForm({ validity: { quorum: '1/2', minCounted: 8 } }));
    await scene.create({ form });
    await scene.open();
    const { definition } = await scene.opening();
    for (const [at, voter] of scene.voters.slice(0, 7).entries())
      await scene.cast(
        await scene.ticketFor(voter),
        fillSheet(definition, () => half('', at)),
      );
    await scene.close();
    await scene.publish();
    const query = `{ appraisal(id: "${scene.appraisalId}") { valid results { n withheld } } }`;
    const { data } = await scene.ask<{ appraisal: { valid: boolean; results: Cell[] } }>(
      scene.office,
      query,
    );
    expect(data?.appraisal.valid).toBe(false);
    expect(new Set(data?.appraisal.results.map(({ n, withheld }) => `${n} ${withheld}`))).toEqual(
      new Set(['null not-valid']),
    );
    const [event] = await harness.sql<{ data: unknown }>(
      `SELECT event -> 'data' AS data FROM events.outbox_message
       WHERE event #>> '{data,appraisalId}' = $1 AND event ->> 'type' LIKE '%published%'`,
      [scene.appraisalId],
    );
    expect(event?.data).toMatchObject({ valid: false, results: [] });
    expect(verifyBoardFile(await scene.board(), { modulusBits: keyBits })).toMatchObject({
      ok: true,
    });
    // The meeting has had no appraisal yet: it may have one.
    expect((await scene.create({ form })).errors).toBeUndefined();
  });
});

describe('ticket classes', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('come from posts, a list and the attendance, each voter in the first that takes them, with its weight', async () => {
    const scene = await Scene.withVoters(harness, 18);
    const [head, gone, absent] = [scene.voters[0], scene.voters[1], newId()];
    const { bureauId, unitId } = scene.place;
    const holds = async (personId: string | null | undefined, to: string | null) =>
      harness.publish(
        RoleHeld.of({
          ...{ holdingId: newId(), bureauId, personId: personId ?? '', role: 'department-head' },
          ...{ unitId, groupId: null, from: '2020-01-01', to, voided: false },
        }) as never,
      );
    for (const voter of scene.voters.slice(0, 6)) await holds(voter.personId, null);
    await holds(absent, null);
    await harness.publish(
      RoleHeld.of({
        ...{ holdingId: newId(), bureauId, personId: gone?.personId ?? '', role: 'staff' },
        ...{ unitId, groupId: null, from: '2020-01-01', to: '2021-01-01', voided: false },
      }) as never,
    );
    const title = { zh: '票', en: 'Ticket' };
    const classes = [
      { key: 'a', title, weight: 5, source: { from: 'roles', roles: ['department-head'] } },
      { key: 'b', title, weight: 3, source: { from: 'list' } },
      { key: 'c', title, weight: 2, source: { from: 'attendance' } },
    ];
    const form = await scene.form(testForm({ classes }));
    const listed = scene.voters.slice(5, 11).map(({ personId }) => personId);
    const ticketClasses = [{ id: 'b', personIds: listed }];
    expect((await scene.create({ form, ticketClasses })).errors).toBeUndefined();
    await scene.open();
    const { ticketClasses: onBoard, definition } = await scene.opening();
    expect(onBoard.map(({ id, weight, eligible }) => [id, weight, eligible])).toEqual([
      ['a', 5, 6],
      ['b', 3, 5],
      ['c', 2, 7],
    ]);
    const standing = await scene.ask(
      head as Actor,
      `{ myTicket(appraisalId: "${scene.appraisalId}") { ticketClass } }`,
    );
    expect(standing.data).toEqual({ myTicket: [{ ticketClass: 'a' }] });
    for (const [at, voter] of scene.voters.entries()) {
      const ticket = await scene.ticketFor(voter, classOf(at));
      await scene.cast(
        ticket,
        fillSheet(definition, () => half('', at)),
      );
    }
    await scene.close();
    await scene.publish();
    const cells = (await resultsFor(scene, scene.office)) as Cell[];
    const style = cells.filter(({ dimension }) => dimension === 'style').slice(0, 4);
    expect(style.map(({ scope, n }) => [scope, n])).toEqual([
      ['a', 6],
      ['all', 18],
      ['b', 5],
      ['c', 7],
    ]);
    // (5 × 3/6 + 3 × 2/5 + 2 × 4/7) ÷ 10, not 9/18
    expect(style[1]?.weightedShare).toBeCloseTo(classShares([3, 6, 5], [2, 5, 3], [4, 7, 2]), 3);
    expect(verifyBoardFile(await scene.board(), { modulusBits: keyBits })).toMatchObject({
      ok: true,
    });
  });

  it('a voter’s medium is changed until they have a ticket', async () => {
    const scene = await Scene.opened(harness, 6);
    const [first, second] = scene.voters as [Actor, Actor];
    await scene.ticketFor(first);
    const set = (medium: string, by = scene.supervision) =>
      scene.ask(by, 'mutation ($input: SetVoterMediumInput!) { setVoterMedium(input: $input) }', {
        input: {
          ...{ appraisalId: scene.appraisalId, medium },
          personIds: [first.personId, second.personId],
        },
      });
    expect(codeOf(await set('PAPER', scene.principal))).toBe('FORBIDDEN');
    expect((await set('PAPER')).data).toEqual({ setVoterMedium: 1 });
    expect(codeOf(await scene.request(second, 'A'.repeat(342)))).toBe('VOTES_OTHERWISE');
    expect((await set('ELECTRONIC')).data).toEqual({ setVoterMedium: 2 });
    await scene.ticketFor(second);
    expect((await set('PAPER')).data).toEqual({ setVoterMedium: 0 });
    await scene.seal();
    expect(codeOf(await set('PAPER'))).toBe('APPRAISAL_STATE_REFUSED');
  });
});

const classOf = (at: number) => (at < 6 ? 'a' : at < 11 ? 'b' : 'c');

function classShares(...classes: [favourable: number, n: number, weight: number][]): number {
  const mixed = classes.reduce(
    (sum, [favourable, n, weight]) => sum + (weight * favourable) / n,
    0,
  );
  return mixed / classes.reduce((sum, [, , weight]) => sum + weight, 0);
}
