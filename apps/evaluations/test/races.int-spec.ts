import { createTicketRequest } from '@huiyin/ballot-client';
import { Client } from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness } from './harness';

jest.setTimeout(60_000);

// Each race is stopped at its worst moment by a lock held in another session, so the outcome is no matter of luck.
describe('what happens between two moments', () => {
  let harness: Harness;
  let other: Client;
  beforeAll(async () => {
    harness = await evaluationsHarness();
    other = new Client({ connectionString: harness.database.adminUrl });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await harness.stop();
  });

  const stillWaiting = async (work: Promise<unknown>) =>
    expect(await Promise.race([work.then(() => 'done'), sleep(200).then(() => 'waiting')])).toBe(
      'waiting',
    );

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
  });
});
