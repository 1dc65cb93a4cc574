import { type Ticket, createTicketRequest, finalizeTicket } from '@huiyin/ballot-client';
import { verifyBoardFile } from '@huiyin/ballot';
import { anActor } from '@huiyin/testing';
import { codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness, keyBits } from './harness';

jest.setTimeout(60_000);

const good = [
  ['good', 'good'],
  ['good', 'good'],
];
const poor = [
  ['poor', 'poor'],
  ['poor', 'poor'],
];

describe('one voter, one ballot', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await evaluationsHarness();
  });
  afterAll(() => harness.stop());

  it('issues one ticket however many are asked for at once, and the same answer to the same request', async () => {
    const scene = await Scene.opened(harness, 6);
    const voter = scene.voters[0] as never;
    const key = (await scene.opening()).ticketClasses[0]?.publicKeyJwk as never;
    const requests = await Promise.all(Array.from({ length: 20 }, () => createTicketRequest(key)));
    const answers = await Promise.all(requests.map(({ blinded }) => scene.request(voter, blinded)));
    const won = answers.findIndex(({ errors }) => !errors);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(new Set(answers.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['TICKET_ALREADY_ISSUED']),
    );
    const winner = requests[won] as (typeof requests)[number];
    const again = await scene.request(voter, winner.blinded);
    expect(again.data).toEqual(answers[won]?.data);
    await finalizeTicket(winner.secret, again.data?.requestTicket.blindSignature ?? '');
    const mine = await scene.ask(
      voter,
      `{ myTicket(appraisalId: "${scene.appraisalId}") { ticketClass issued } }`,
    );
    expect(mine.data).toEqual({ myTicket: [{ ticketClass: 'attendee', issued: true }] });
    const other = await scene.ask(
      scene.voters[1] as never,
      `{ myTicket(appraisalId: "${scene.appraisalId}") { issued } }`,
    );
    expect(other.data).toEqual({ myTicket: [{ issued: false }] });
  });

  it('gives no ticket to who did not attend, for another class, or for a malformed request', async () => {
    const scene = await Scene.opened(harness, 6);
    const { blinded } = await createTicketRequest(
      (await scene.opening()).ticketClasses[0]?.publicKeyJwk as never,
    );
    const absent = anActor('staff', scene.place);
    expect(codeOf(await scene.request(absent, blinded))).toBe('NOT_ON_VOTER_LIST');
    expect(codeOf(await scene.request(scene.voters[0] as never, blinded, 'leaders'))).toBe(
      'NOT_ON_VOTER_LIST',
    );
    expect(codeOf(await scene.request(scene.voters[0] as never, 'AAAA'))).toBe(
      'BALLOT_BLINDED_MESSAGE_REFUSED',
    );
    expect(codeOf(await scene.request(scene.voters[0] as never, '!'))).toBe('BAD_USER_INPUT');
  });

  it('counts one sheet of 1 000 parallel uses of one ticket, and a replaced sheet by its last version', async () => {
    const scene = await Scene.opened(harness, 6);
    const tickets = await Promise.all(scene.voters.map((voter) => scene.ticketFor(voter)));
    const [first, ...rest] = tickets as [Ticket, ...Ticket[]];
    const sheets = { good: await scene.sheet(good), poor: await scene.sheet(poor) };
    const answers = await Promise.all(
      Array.from({ length: 1_000 }, () => scene.cast(first, sheets.poor)),
    );
    expect(answers.filter(({ answer }) => answer.errors)).toEqual([]);
    expect((await scene.cast(first, sheets.good)).answer.errors).toBeUndefined();
    for (const ticket of rest) await scene.cast(ticket, sheets.poor);
    const { data } = await scene.close();
    expect(data).toMatchObject({
      countAppraisal: { turnout: [{ issued: 6, cast: 6, counted: 6 }] },
    });
    await scene.publish();
    const verdict = verifyBoardFile(await scene.board(), { modulusBits: keyBits });
    expect(verdict).toMatchObject({ ok: true });
    expect(verdict.ok && verdict.report.tally[0]).toMatchObject({
      n: 6,
      counts: { good: 1, poor: 5 },
    });
  }, 120_000);

  it('refuses a forged ticket, one of another appraisal, and a cast by somebody signed in', async () => {
    const [scene, other] = [await Scene.opened(harness, 6), await Scene.opened(harness, 6)];
    const ticket = await scene.ticketFor(scene.voters[0] as never);
    const sheet = await scene.sheet(good);
    const forged = { ...ticket, signature: ticket.signature.replace(/^.../, 'AAA') };
    expect(codeOf((await scene.cast(forged, sheet)).answer)).toBe('BALLOT_TICKET_REFUSED');
    expect(codeOf((await other.cast(ticket, await other.sheet(good))).answer)).toBe(
      'BALLOT_TICKET_REFUSED',
    );
    for (const person of [scene.voters[0], scene.office, scene.supervision])
      expect(codeOf((await scene.cast(ticket, sheet, person as never)).answer)).toBe(
        'BALLOT_MUST_BE_ANONYMOUS',
      );
    const { ticketId } = await scene.cast(forged, sheet);
    for (const one of [scene, other]) expect(await one.isCounted(ticketId)).toBe(false);
  });
});
