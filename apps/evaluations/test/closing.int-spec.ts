import { sealSheet, type Ticket } from '@huiyin/ballot-client';
import { verifyBoardFile } from '@huiyin/ballot';
import { anonymous, codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness, keyBits } from './harness';

jest.setTimeout(60_000);

const good = [
  ['good', 'good'],
  ['good', 'good'],
];

describe('closing', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('counts every acknowledged ballot and no other, however casting and closing race', async () => {
    const scene = await Scene.opened(harness, 24);
    const tickets = await Promise.all(scene.voters.map((voter) => scene.ticketFor(voter)));
    const sheet = await scene.sheet(good);
    let closing: Promise<unknown> = Promise.resolve();
    const casts = tickets.map(async (ticket, index) => {
      if (index === 12) closing = scene.close();
      return scene.cast(ticket, sheet);
    });
    const answers = await Promise.all(casts);
    await closing;
    const acknowledged = answers.filter(({ answer }) => !answer.errors);
    const refused = answers.filter(({ answer }) => answer.errors);
    expect(new Set(refused.map(({ answer }) => codeOf(answer)))).toEqual(
      new Set(refused.length > 0 ? ['BALLOT_BOX_CLOSED'] : []),
    );
    for (const { ticketId } of acknowledged) expect(await scene.isCounted(ticketId)).toBe(true);
    for (const { ticketId } of refused) expect(await scene.isCounted(ticketId)).toBe(false);
    await scene.publish();
    const verdict = verifyBoardFile(await scene.board(), { modulusBits: keyBits });
    expect(verdict).toMatchObject({
      ok: true,
      report: { classes: [{ cast: acknowledged.length, counted: acknowledged.length }] },
    });
  });

  it('refuses ballots and tickets afterwards', async () => {
    const scene = await Scene.opened(harness, 6);
    const ticket = await scene.ticketFor(scene.voters[0] as never);
    await scene.close();
    expect(codeOf((await scene.cast(ticket, await scene.sheet(good))).answer)).toBe(
      'BALLOT_BOX_CLOSED',
    );
    expect(codeOf(await scene.request(scene.voters[1] as never, 'A'.repeat(342)))).toBe(
      'TICKETS_NOT_OPEN',
    );
    for (const table of ['page', 'box_key', 'handover'])
      expect(
        await harness.sql(`SELECT 1 FROM box.${table} WHERE appraisal_id = $1`, [
          scene.appraisalId,
        ]),
      ).toEqual([]);
  });

  it('happens once, however many ask, and opening too', async () => {
    const scene = await Scene.withVoters(harness, 6);
    await scene.create();
    const opened = await Promise.all(Array.from({ length: 5 }, () => scene.open()));
    expect(opened.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(new Set(opened.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['APPRAISAL_STATE_REFUSED']),
    );
    const closed = await Promise.all(Array.from({ length: 5 }, () => scene.close()));
    expect(closed.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(new Set(closed.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['APPRAISAL_STATE_REFUSED']),
    );
    await scene.publish();
    expect((await scene.board()).trim().split('\n')).toHaveLength(2);
    expect(codeOf(await scene.open())).toBe('APPRAISAL_STATE_REFUSED');
  });

  it('counts an unreadable sheet as void, and says so', async () => {
    const scene = await Scene.opened(harness, 6);
    const tickets = await Promise.all(scene.voters.map((voter) => scene.ticketFor(voter)));
    for (const ticket of tickets) await scene.cast(ticket, await scene.sheet(good));
    // Somebody else's sealed sheet, copied off the wire and sent with a ticket of one's own.
    const [mine, others] = tickets as [Ticket, Ticket];
    const sealedSheet = await sealSheet(await scene.opening(), await scene.sheet(good), others);
    const ballot = { appraisalId: scene.appraisalId, ...mine, sealedSheet };
    const ticketId = await harness.box.cast.execute(anonymous, ballot);
    const { data } = await scene.close();
    expect(data).toMatchObject({
      countAppraisal: { turnout: [{ issued: 6, cast: 6, counted: 5 }] },
    });
    expect(await scene.isCounted(ticketId)).toBe(false);
    await scene.publish();
    expect(verifyBoardFile(await scene.board(), { modulusBits: keyBits })).toMatchObject({
      ok: true,
    });
  });

  it('withholds everything when fewer than k answered, and sends nothing of it', async () => {
    const scene = await Scene.opened(harness, 6);
    for (const voter of scene.voters.slice(0, 4))
      await scene.cast(await scene.ticketFor(voter), await scene.sheet(good));
    await scene.close();
    await scene.publish();
    const { data } = await scene.ask<{ appraisalResults: unknown[] }>(
      scene.office,
      `{ appraisalResults(appraisalId: "${scene.appraisalId}") { n counts { count } favourableShare weak withheld } }`,
    );
    expect(data?.appraisalResults.length).toBeGreaterThan(0);
    for (const cell of data?.appraisalResults ?? [])
      expect(cell).toEqual({
        n: null,
        counts: null,
        favourableShare: null,
        weak: false,
        withheld: 'below-threshold',
      });
    const [event] = await harness.sql<{ results: unknown[] }>(
      `SELECT event #> '{data,results}' AS results FROM events.outbox_message
       WHERE event ->> 'type' = 'evaluations.appraisal-published.v2' AND event #>> '{data,appraisalId}' = $1`,
      [scene.appraisalId],
    );
    expect(event?.results).toEqual([]);
  });
});

describe('creating an appraisal', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('R000.52 does not appraise non-CPC observers', async () => {
    const scene = await Scene.withVoters(harness, 6);
    const observer = { kind: 'MEMBER', label: '列席人员', nonCpcObserver: true };
    expect(codeOf(await scene.create({ targets: [observer] }))).toBe('NOBODY_TO_APPRAISE');
  });

  it('R000.16 is for the supervision group of that unit, once per meeting', async () => {
    const scene = await Scene.withVoters(harness, 6);
    for (const person of [scene.office, scene.principal, scene.voters[0]])
      expect(codeOf(await scene.create({}, person as never))).toBe('FORBIDDEN');
    const elsewhere = await Scene.withVoters(harness, 6, {
      ...scene.place,
      unitId: scene.place.campaignId,
    });
    expect(codeOf(await scene.create({}, elsewhere.supervision))).toBe('MEETING_NOT_KNOWN');
    expect(codeOf(await scene.create({ meetingId: elsewhere.meetingId }))).toBe(
      'MEETING_NOT_KNOWN',
    );
    const answers = await Promise.all([scene.create(), scene.create(), scene.create()]);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(new Set(answers.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['APPRAISAL_ALREADY_CREATED']),
    );
  });

  it('says what is missing, and refuses a threshold that protects nobody', async () => {
    const scene = await Scene.withVoters(harness, 6);
    expect(codeOf(await scene.create({ targets: undefined }))).toBe('APPRAISAL_INCOMPLETE');
    expect(codeOf(await scene.create({ threshold: 2 }))).toBe('BAD_USER_INPUT');
    expect(codeOf(await scene.create({ form: { key: 'Two Words' } }))).toBe('BAD_USER_INPUT');
  });

  it('cannot be opened when nobody attended', async () => {
    const scene = await Scene.withVoters(harness, 0);
    await scene.create();
    expect(codeOf(await scene.open())).toBe('APPRAISAL_HAS_NO_VOTERS');
  });
});
