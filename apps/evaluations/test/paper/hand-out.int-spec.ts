import { createTicketRequest, decodeSlip } from '@huiyin/ballot-client';
import { newId } from '@huiyin/kernel';
import { codeOf, type Scene } from '../appraisals';
import { evaluationsHarness, type Harness } from '../harness';
import { PaperScene, paperForm } from './paper-scene';
import { pdfPages } from './pdf-pages';

jest.setTimeout(120_000);

async function opened(harness: Harness, voters: number, forms: number, form?: string) {
  const paper = await PaperScene.created(harness, voters, form);
  expect((await paper.prepare(forms)).errors).toBeUndefined();
  expect((await paper.scene.open()).errors).toBeUndefined();
  return paper;
}

async function asksForTicket(scene: Scene, at: number) {
  const key = (await scene.opening()).ticketClasses[0]?.publicKeyJwk as never;
  const { blinded } = await createTicketRequest(key);
  return scene.request(scene.voters[at] as never, blinded);
}

const slips = (paper: PaperScene, count: number, runId = newId(), by = paper.leader) =>
  paper.ask(
    by,
    'prepareTicketSlips',
    { runId, ticketClass: 'attendee', slips: count },
    'PrepareTicketSlipsInput',
    '{ id slips isPrinted }',
  );

const medium = (paper: PaperScene, personIds: (string | null)[], to: string, by = paper.leader) =>
  paper.scene.ask(by, 'mutation ($input: SetVoterMediumInput!) { setVoterMedium(input: $input) }', {
    input: { appraisalId: paper.appraisalId, personIds, medium: to },
  });

describe('one voter, one of ticket, form and slip', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('under fifty hands at once: whatever wins, nobody has two', async () => {
    const paper = await opened(harness, 12, 12);
    const { voters } = paper.scene;
    const ids = voters.map(({ personId }) => personId);
    await medium(paper, ids.slice(6), 'SLIP');
    await slips(paper, 6);
    await medium(paper, ids.slice(6), 'PAPER');
    const work = Array.from({ length: 50 }, (_, at) => {
      const voter = at % 12;
      if (at % 3 === 0) return asksForTicket(paper.scene, voter);
      return paper.handOut([ids[voter] ?? null], at % 3 === 1 ? 'PAPER' : 'SLIP');
    });
    const answers = await Promise.all(work as Promise<{ errors?: readonly object[] }>[]);
    const codes = new Set(answers.flatMap((one) => (one.errors ? [codeOf(one as never)] : [])));
    expect([...codes].filter((code) => !allowed.has(code as string))).toEqual([]);
    const rows = await harness.sql<{ things: string }>(
      `SELECT person_id, count(*) AS things FROM (
         SELECT person_id FROM issuance.ticket WHERE appraisal_id = $1
         UNION ALL SELECT person_id FROM issuance.hand_out WHERE appraisal_id = $1) AS both_sorts GROUP BY 1`,
      [paper.appraisalId],
    );
    expect(rows.length).toBeGreaterThan(6);
    expect(rows.filter(({ things }) => things !== '1')).toEqual([]);
  });

  it('is held by the database even where the application forgets: a ticket beside a form, a form beside a ticket', async () => {
    const paper = await opened(harness, 6, 6);
    const { voters, appraisalId, place } = paper.scene;
    await paper.handOut([voters[0]?.personId ?? null]);
    const ticket = (personId: string | null | undefined) =>
      harness.sqlAs(
        'evaluations_app',
        `INSERT INTO issuance.ticket (appraisal_id, bureau_id, person_id, ticket_class, blinded_hash) VALUES ($1, $2, $3, 'attendee', 'x')`,
        [appraisalId, place.bureauId, personId],
        place.bureauId,
      );
    await expect(ticket(voters[0]?.personId)).rejects.toThrow('ticket_voter_medium_fk');
    await ticket(voters[1]?.personId);
    await expect(
      harness.sqlAs(
        'evaluations_app',
        `UPDATE issuance.voter SET medium = 'paper' WHERE appraisal_id = $1 AND person_id = $2`,
        [appraisalId, voters[1]?.personId],
        place.bureauId,
      ),
    ).rejects.toThrow('ticket_voter_medium_fk');
    await expect(
      harness.sqlAs(
        'evaluations_app',
        `UPDATE issuance.voter SET medium = 'electronic' WHERE appraisal_id = $1 AND person_id = $2`,
        [appraisalId, voters[0]?.personId],
        place.bureauId,
      ),
    ).rejects.toThrow('hand_out_voter_medium_fk');
  });

  it('hands out to all of a list or to nobody, says the places, and is as good twice as once', async () => {
    const paper = await opened(harness, 6, 3);
    const [a, , c, d] = paper.scene.voters.map(({ personId }) => personId);
    const stranger = await paper.handOut([a ?? null, newId()]);
    expect(stranger.errors?.[0]?.extensions).toMatchObject({
      ...{ problem: 'not-on-voter-list', places: [2] },
    });
    const answers = await Promise.all([1, 2, 3].map(() => paper.handOut([a ?? null, c ?? null])));
    const counts = answers.map(({ data }) => data?.['handOutBallots'] as unknown as number);
    expect(counts.sort()).toEqual([0, 0, 2]);
    const last = paper.scene.voters.slice(3, 6).map(({ personId }) => personId);
    expect(codeOf(await paper.handOut(last))).toBe('HAND_OUT_EXCEEDS'); // three forms, two are out
    expect((await paper.handOut([d ?? null])).data).toEqual({ handOutBallots: 1 });
    expect((await asksForTicket(paper.scene, 0)).errors?.[0]?.extensions['code']).toBe(
      'VOTES_OTHERWISE',
    );
  });

  it('a list does not tell who of it has a ticket; the one who stands there and asks for a form is told', async () => {
    const paper = await opened(harness, 6, 6);
    const ids = paper.scene.voters.map(({ personId }) => personId);
    await asksForTicket(paper.scene, 1);
    const first = await paper.handOut(ids);
    const refusal = { code: 'HAND_OUT_REFUSED', problem: 'has-a-ticket' };
    expect(first.errors?.[0]?.extensions).toMatchObject({ ...refusal, places: [] });
    await asksForTicket(paper.scene, 4);
    const later = await paper.handOut(ids); // no word of it tells that it is two now
    expect(later.errors).toEqual(first.errors);
    expect(later.errors?.[0]?.message).toContain('hand out one by one');
    const one = await paper.handOut(ids.slice(1, 2));
    expect(one.errors?.[0]?.extensions).toMatchObject({ ...refusal, places: [1] });
    expect((await paper.handOut(ids.slice(0, 1))).data).toEqual({ handOutBallots: 1 });
  });

  it('guests take forms up to their number, counted altogether', async () => {
    const paper = await PaperScene.created(harness, 6, paperForm());
    await paper.prepare(8);
    await harness.sql(
      `UPDATE appraisal SET classes = jsonb_set(classes, '{0,guests}', '4') WHERE id = $1`,
      [paper.appraisalId],
    );
    await paper.scene.open();
    const guests = (forms: number) =>
      paper.ask(
        paper.leader,
        'handOutToGuests',
        { ticketClass: 'attendee', forms },
        'HandOutToGuestsInput',
      );
    expect(codeOf(await guests(5))).toBe('HAND_OUT_EXCEEDS');
    const answers = await Promise.all([guests(3), guests(3), guests(2)]);
    expect(answers.every(({ errors }) => errors === undefined)).toBe(true);
    expect((await guests(1)).data).toEqual({ handOutToGuests: 3 });
    await paper.handOut(paper.scene.voters.slice(0, 5).map(({ personId }) => personId));
    expect(codeOf(await guests(4))).toBe('HAND_OUT_EXCEEDS'); // eight forms, eight are out
  });

  it('prints no more slips than there are voters who vote with one, and takes none of those voters away', async () => {
    const paper = await opened(harness, 8, 1);
    const ids = paper.scene.voters.map(({ personId }) => personId);
    expect(codeOf(await slips(paper, 1))).toBe('SLIPS_EXCEED_VOTERS');
    await medium(paper, ids.slice(0, 5), 'SLIP');
    const answers = await Promise.all([3, 3, 3, 3].map((count) => slips(paper, count)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(codeOf(await slips(paper, 3))).toBe('SLIPS_EXCEED_VOTERS');
    expect((await medium(paper, ids.slice(0, 2), 'ELECTRONIC')).errors).toBeUndefined();
    expect(codeOf(await medium(paper, ids.slice(2, 3), 'ELECTRONIC'))).toBe('SLIPS_EXCEED_VOTERS');
    expect(codeOf(await paper.handOut(ids.slice(2, 3), 'PAPER'))).toBe('SLIPS_EXCEED_VOTERS');
  });

  it('slips take two people, each of them in the history: who prepared a run never prints it, nobody else’s run is theirs', async () => {
    const paper = await opened(harness, 8, 1);
    const [member, other] = paper.clerks;
    const ids = paper.scene.voters.map(({ personId }) => personId);
    await medium(paper, ids.slice(0, 5), 'SLIP', member);
    await medium(paper, ids.slice(0, 5), 'SLIP', member); // says nothing new
    const runId = newId();
    await slips(paper, 5, runId, member);
    expect((await slips(paper, 5, runId, other)).errors).toBeUndefined(); // the same run, still the first one’s
    const refused = await Promise.all(
      [1, 2, 3].map(() => paper.file(member, `ticket-slips/${runId}`)),
    );
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill('SLIPS_NEED_A_SECOND_PERSON'));
    await expect(
      harness.sqlAs(
        'evaluations_app',
        'UPDATE issuance.slip_run SET prepared_by = NULL WHERE id = $1',
        [runId],
        paper.scene.place.bureauId,
      ),
    ).rejects.toThrow('permission denied');
    expect((await paper.file(other, `ticket-slips/${runId}`)).status).toBe(200);
    const [row] = await harness.sql<{ history: { verb: string; by: string; count?: number }[] }>(
      'SELECT history FROM appraisal WHERE id = $1',
      [paper.appraisalId],
    );
    const since = row?.history.findIndex(({ verb }) => verb === 'open') ?? -1;
    expect(row?.history.slice(since + 1)).toMatchObject([
      { verb: 'voter-medium-set', by: member.personId, count: 5 },
      { verb: 'slips-prepared', by: member.personId, count: 5 },
      { verb: 'slips-printed', by: other.personId, count: 5 },
    ]);
    const { data } = await paper.scene.ask<{ appraisal: { history: object[] } }>(
      paper.leader,
      `{ appraisal(id: "${paper.appraisalId}") { history { verb count } } }`,
    );
    expect(data?.appraisal.history.slice(since, since + 2)).toEqual([
      { verb: 'open', count: null },
      { verb: 'voter-medium-set', count: 5 },
    ]);
  });

  it('a slip is a ticket like any other: cast from any device, counted once, the unused ones missing', async () => {
    const paper = await opened(harness, 8, 1);
    const { scene } = paper;
    const ids = scene.voters.map(({ personId }) => personId);
    await medium(paper, ids.slice(0, 7), 'SLIP');
    const runId = newId();
    const [first, again] = [await slips(paper, 7, runId), await slips(paper, 7, runId)];
    expect(again.data).toEqual(first.data);
    expect(codeOf(await slips(paper, 6, runId))).toBe('SLIP_RUN_EXISTS');
    const files = await Promise.all(
      [1, 2, 3].map(() => paper.file(paper.clerks[0], `ticket-slips/${runId}`)),
    );
    expect(files.map(({ status, code }) => code ?? status).sort()).toEqual([
      ...[200, 'SLIPS_PRINTED_ALREADY', 'SLIPS_PRINTED_ALREADY'],
    ]);
    const printed = files.find(({ status }) => status === 200);
    expect(pdfPages(printed?.bytes ?? Buffer.alloc(0))[0]?.words.split('一码一票')).toHaveLength(8);
    const rows = await harness.sql<{ row: string }>(
      `SELECT r::text AS row FROM issuance.slip_run r WHERE id = $1`,
      [runId],
    );
    expect(rows[0]?.row).toMatch(
      /^\([0-9a-f-]{36},[0-9a-f-]{36},attendee,[0-9a-f-]{36},7,t,[0-9a-f-]{36}\)$/,
    ); // nothing of a ticket
    expect((await paper.handOut(ids.slice(0, 7), 'SLIP')).data).toEqual({ handOutBallots: 7 });
    const ticket = await aSlipOf(paper);
    const sheet = await scene.sheet([
      ['good', 'good', 'unmarked', 'unmarked'],
      ['good', 'good', 'unmarked', 'unmarked'],
    ]);
    expect((await scene.cast(ticket, sheet)).answer.errors).toBeUndefined();
    await scene.seal();
    await scene.takeOver();
    await paper.returns({ returned: 0 });
    for (const clerk of paper.clerks) await paper.finish(clerk);
    await paper.reconcile();
    expect((await scene.count()).data).toMatchObject({
      countAppraisal: { turnout: [{ eligible: 8, issued: 8, cast: 1, counted: 1 }] },
    });
  });
});

const allowed = new Set([
  'VOTES_OTHERWISE',
  'HAND_OUT_REFUSED',
  'TICKET_ALREADY_ISSUED',
  'HAND_OUT_EXCEEDS',
  'SLIPS_EXCEED_VOTERS',
]);

/** The text of a slip as its code says it: made as the print makes it, since no QR reader is at hand. */
async function aSlipOf(paper: PaperScene) {
  const { makeSlips } = await import('../../src/hand-out/make-slips');
  const { KeyCustody } = await import('../../src/custody/key-custody.queries');
  const { Pool } = await import('pg');
  const { environment } = paper.scene.harness;
  const custody = new KeyCustody(
    new Pool({ connectionString: environment.ballot.custodyUrl }),
    environment.ballot,
  );
  const publicKeyJwk = (await paper.scene.opening()).ticketClasses[0]?.publicKeyJwk as never;
  const run = { appraisalId: paper.appraisalId, ticketClass: 'attendee', publicKeyJwk, count: 1 };
  const runId = newId();
  expect(
    (await medium(paper, [paper.scene.voters[7]?.personId ?? null], 'SLIP')).errors,
  ).toBeUndefined();
  expect((await slips(paper, 1, runId)).errors).toBeUndefined(); // counted as issued before it is made
  const { value } = await makeSlips(custody, run).next();
  await custody.close();
  return decodeSlip(value as string).ticket;
}
