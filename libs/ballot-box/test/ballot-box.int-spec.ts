import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { anActor, eventually } from '@huiyin/testing';
import type { SealedBallot } from '../src/cast-ballot';
import type { BallotBox } from '../src/compose-ballot-box';
import { BoxHarness } from './box-harness';

jest.setTimeout(60_000);

const nobody = Actor.anonymous();
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: { code?: string }) => error.code ?? error,
  );

describe('the ballot box', () => {
  let harness: BoxHarness;
  let box: BallotBox;
  beforeAll(async () => {
    harness = await BoxHarness.start();
    box = harness.process();
    box.start();
  });
  afterAll(async () => {
    await box.stop();
    await harness.stop();
  });

  const cast = (ballot: SealedBallot, by = box) => by.cast.execute(nobody, ballot);

  /** Ticket → ciphertext of what the box gave away. */
  async function handedOver(appraisalId: string): Promise<Map<string, string>> {
    await harness.seal(appraisalId);
    await eventually(async () =>
      expect(
        await harness.sql('SELECT state FROM box.box WHERE appraisal_id = $1', [appraisalId]),
      ).toEqual([{ state: 'handed-over' }]),
    );
    const rows = await harness.handedOver(appraisalId);
    return new Map(rows.map(({ ticket_id, sheet }) => [ticket_id, sheet.ciphertext]));
  }

  it('gives away exactly what was acknowledged last for each ticket, after casts, replacements and retries from several processes', async () => {
    const others = [harness.process(), harness.process()];
    const processes = [box, ...others];
    const appraisalId = await harness.opened(60);
    const tickets = Array.from({ length: 40 }, () => harness.ticket());
    const model = new Map<string, string>();
    await Promise.all(
      tickets.map(async (ticket, at) => {
        for (let version = 0; version < 3; version += 1) {
          const ballot = harness.ballot(appraisalId, ticket);
          const by = processes[(at + version) % processes.length] as BallotBox;
          const ticketId = await cast(ballot, by);
          if (at % 3 === 0) await cast(ballot, by); // the answer was lost: sent again
          model.set(ticketId, ballot.sealedSheet.ciphertext);
        }
      }),
    );
    for (const ticketId of model.keys())
      expect(await box.track.execute(nobody, appraisalId, ticketId)).toBe(true);
    expect(await handedOver(appraisalId)).toEqual(model);
    await Promise.all(others.map((one) => one.stop()));
  });

  it('counts one of 50 casts of one ticket at once', async () => {
    const appraisalId = await harness.opened(6);
    const [second, ticket] = [harness.process(), harness.ticket()];
    const ballots = Array.from({ length: 50 }, () => harness.ballot(appraisalId, ticket));
    const ids = await Promise.all(ballots.map((ballot, at) => cast(ballot, at % 2 ? box : second)));
    expect(new Set(ids).size).toBe(1);
    const given = await handedOver(appraisalId);
    expect([...given.keys()]).toEqual([ids[0]]);
    expect(ballots.map(({ sealedSheet }) => sealedSheet.ciphertext)).toContain(
      given.get(ids[0] ?? ''),
    );
    await second.stop();
  });

  it('has room when everybody votes, and says so when more tickets were signed than there are voters', async () => {
    const appraisalId = await harness.opened(12); // two pages of eight
    const ballots = Array.from({ length: 17 }, () => harness.ballot(appraisalId));
    for (const ballot of ballots.slice(0, 12)) await cast(ballot);
    const rest = await Promise.all(ballots.slice(12).map((ballot) => codeOf(cast(ballot))));
    expect(rest.filter((code) => code === 'BALLOT_BOX_FULL')).toHaveLength(1);
    expect((await handedOver(appraisalId)).size).toBe(16);
  });

  it('is the same number of equally long rows from the opening on, whoever casts', async () => {
    const appraisalId = await harness.opened(60);
    const rows = () =>
      harness.sql<{ page_no: number; bytes: number }>(
        'SELECT page_no, length(content) AS bytes FROM box.page WHERE appraisal_id = $1 ORDER BY page_no',
        [appraisalId],
      );
    await eventually(async () => expect(await rows()).toHaveLength(10));
    const before = await rows();
    await Promise.all(Array.from({ length: 30 }, () => cast(harness.ballot(appraisalId))));
    expect(await rows()).toEqual(before);
    expect(new Set(before.map(({ bytes }) => bytes)).size).toBe(1);
  });

  it('takes a ballot in the very moment the box is announced, before anything was prepared', async () => {
    const early = harness.process(); // its worker never looks
    const appraisalId = await harness.opened(20);
    const ballots = Array.from({ length: 20 }, () => harness.ballot(appraisalId));
    await Promise.all(ballots.map((ballot, at) => cast(ballot, at % 2 ? early : box)));
    expect((await handedOver(appraisalId)).size).toBe(20);
    await early.stop();
  });

  it('refuses who is signed in, a forged ticket, another appraisal’s, a sheet of another length, and a box that is not there', async () => {
    const appraisalId = await harness.opened(6);
    const ballot = harness.ballot(appraisalId);
    expect(await codeOf(box.cast.execute(anActor('staff', { bureauId: newId() }), ballot))).toBe(
      'BALLOT_MUST_BE_ANONYMOUS',
    );
    expect(
      await codeOf(box.track.execute(anActor('staff', { bureauId: newId() }), appraisalId, 'x')),
    ).toBe('BALLOT_MUST_BE_ANONYMOUS');
    const forged = { ...ballot, signature: ballot.signature.replace(/^.../, 'AAA') };
    expect(await codeOf(cast(forged))).toBe('BALLOT_TICKET_REFUSED');
    for (const part of ['encryptedKey', 'iv', 'ciphertext'] as const) {
      const sealedSheet = { ...ballot.sealedSheet, [part]: `${ballot.sealedSheet[part]}AAAA` };
      expect(await codeOf(cast({ ...ballot, sealedSheet }))).toBe('SEALED_SHEET_MALFORMED');
    }
    expect(await codeOf(cast({ ...ballot, appraisalId: newId() }))).toBe('BALLOT_BOX_CLOSED');
    expect(await box.track.execute(nobody, appraisalId, 'no id')).toBe(false);
    expect((await handedOver(appraisalId)).size).toBe(0);
  });

  it('answers "is my ticket counted?" while open, after the handover, and from the board once counted', async () => {
    const appraisalId = await harness.opened(6);
    const [kept, unreadable] = [harness.ballot(appraisalId), harness.ballot(appraisalId)];
    const ids = [await cast(kept), await cast(unreadable)] as [string, string];
    const answers = () => Promise.all(ids.map((id) => box.track.execute(nobody, appraisalId, id)));
    expect(await answers()).toEqual([true, true]);
    expect(await box.track.execute(nobody, appraisalId, 'f'.repeat(64))).toBe(false);
    await handedOver(appraisalId);
    expect(await answers()).toEqual([true, true]);
    const tickets = [kept, unreadable].map(({ preparedMessage }, at) => ({
      preparedMessage,
      counted: at === 0,
    }));
    await harness.sql('INSERT INTO board.entry VALUES ($1, 1, $2)', [
      appraisalId,
      JSON.stringify({ kind: 'closed', body: { tickets } }),
    ]);
    expect(await answers()).toEqual([true, false]);
  });

  describe('when it meets its sealing', () => {
    let other: Client;
    beforeEach(async () => {
      other = new Client({ connectionString: harness.database.adminUrl });
      await other.connect();
      await other.query('BEGIN');
    });
    afterEach(() => other.end());
    const stillWaiting = async (work: Promise<unknown>) =>
      expect(await Promise.race([work.then(() => 'done'), sleep(200).then(() => 'waiting')])).toBe(
        'waiting',
      );

    it('a ballot waits for it, and is then refused', async () => {
      const appraisalId = await harness.opened(6);
      await cast(harness.ballot(appraisalId)); // so that the pages are there, and it is the cast that waits
      await other.query('SELECT box.seal($1)', [appraisalId]);
      const casting = codeOf(cast(harness.ballot(appraisalId)));
      await stillWaiting(casting);
      await other.query('COMMIT');
      expect(await casting).toBe('BALLOT_BOX_CLOSED');
      expect((await handedOver(appraisalId)).size).toBe(1);
    });

    it('a sealing that is undone lets it in', async () => {
      const appraisalId = await harness.opened(6);
      await other.query('SELECT box.seal($1)', [appraisalId]);
      const casting = cast(harness.ballot(appraisalId));
      await stillWaiting(casting);
      await other.query('ROLLBACK');
      await casting;
      expect((await handedOver(appraisalId)).size).toBe(1);
    });

    it('the sealing waits for casts under way', async () => {
      const appraisalId = await harness.opened(6);
      await cast(harness.ballot(appraisalId));
      await other.query('SELECT 1 FROM box.page WHERE appraisal_id = $1 FOR UPDATE', [appraisalId]);
      const casting = cast(harness.ballot(appraisalId)); // holds the box, waits for the page
      await sleep(100);
      const sealing = harness.seal(appraisalId);
      await stillWaiting(sealing);
      await other.query('COMMIT');
      await Promise.all([casting, sealing]);
      expect((await handedOver(appraisalId)).size).toBe(2);
    });
  });
});
