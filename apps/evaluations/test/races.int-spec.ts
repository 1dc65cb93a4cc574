import { createTicketRequest } from '@huiyin/ballot-client';
import { Client, Pool } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@huiyin/kernel';
import { BallotBox } from '../src/box/ballot-box.queries';
import { codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

// Each race is stopped at its worst moment by a lock held in another session, so the outcome is no matter of luck.
describe('what happens between two moments', () => {
  let harness: Harness;
  let other: Client;
  let box: BallotBox;
  beforeAll(async () => {
    harness = await evaluationsHarness();
    other = new Client({ connectionString: harness.database.adminUrl });
    await other.connect();
    box = new BallotBox(new Pool({ connectionString: harness.environment.ballot.boxUrl, max: 2 }));
  });
  afterAll(async () => {
    await other.end();
    await box.close();
    await harness.stop();
  });

  const sheet = () => ({
    ticketId: newId(),
    ticketClass: 'attendee',
    ticket: { preparedMessage: 'm', signature: 's' },
    sealed: { alg: 'RSA-OAEP-256+A256GCM' as const, encryptedKey: 'k', iv: 'i', ciphertext: 'c' },
  });
  const stillWaiting = async (work: Promise<unknown>) =>
    expect(await Promise.race([work.then(() => 'done'), sleep(200).then(() => 'waiting')])).toBe(
      'waiting',
    );

  it('a ballot that meets a closing waits for it, and is then refused', async () => {
    const appraisalId = newId();
    await box.prepare(appraisalId);
    await other.query('BEGIN');
    await other.query('UPDATE box.box SET is_open = false WHERE appraisal_id = $1', [appraisalId]);
    const cast = box.cast(appraisalId, sheet());
    await stillWaiting(cast);
    await other.query('COMMIT');
    expect(await cast).toBe(false);
    expect(await box.sheets(appraisalId)).toEqual([]);
  });

  it('a closing that meets a ballot waits for it', async () => {
    const appraisalId = newId();
    await box.prepare(appraisalId);
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM box.box WHERE appraisal_id = $1 FOR SHARE', [appraisalId]);
    const sealing = box.seal(appraisalId);
    await stillWaiting(sealing);
    await other.query('COMMIT');
    await sealing;
    expect(await box.cast(appraisalId, sheet())).toBe(false);
  });

  it('a ticket that meets the sealing of the box is not issued: the number of tickets is final', async () => {
    const scene = await Scene.opened(harness, 6);
    const { blinded } = await createTicketRequest(
      (await scene.opening()).ticketClasses[0]?.publicKeyJwk as never,
    );
    await other.query('BEGIN');
    await other.query(`UPDATE appraisal SET state = 'BOX_SEALED' WHERE id = $1`, [
      scene.appraisalId,
    ]);
    const request = scene.request(scene.voters[0] as never, blinded);
    await stillWaiting(request);
    await other.query('COMMIT');
    expect(codeOf(await request)).toBe('TICKETS_NOT_OPEN');
    expect(
      await harness.sql('SELECT 1 FROM issuance.ticket WHERE appraisal_id = $1', [
        scene.appraisalId,
      ]),
    ).toEqual([]);
    // A count that was interrupted after the sealing is taken up again by asking again.
    expect((await scene.close()).data).toMatchObject({
      closeAppraisal: { state: 'CLOSED', turnout: [{ issued: 0, cast: 0 }] },
    });
  });
});
