import { createTicketRequest, finalizeTicket } from '@huiyin/ballot-client';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import pino from 'pino';
import { GraphQLTester } from '@huiyin/testing';
import { UnitOfWork } from '@huiyin/events';
import { systemClock } from '@huiyin/kernel';
import { createDataSource, ScopedReads } from '@huiyin/persistence';
import { compose } from '../src/composition';
import { KeyCustody } from '../src/custody/key-custody.queries';
import { entities, migrations } from '../src/database';
import { IssuanceQueries } from '../src/ticket/issuance.queries';
import { RequestTicket } from '../src/ticket/request-ticket';
import { codeOf, Scene } from './appraisals';
import { evaluationsHarness, type Harness, keyBits } from './harness';

jest.setTimeout(60_000);

/** A custody in a process that dies at one step: nothing comes back from it, and nothing after it is done. */
class DyingCustody extends KeyCustody {
  dies = true;
  override signTicket(...asked: Parameters<KeyCustody['signTicket']>): Promise<Buffer> {
    return this.dies ? Promise.reject(new Error('killed')) : super.signTicket(...asked);
  }
}

describe('issuing tickets', () => {
  let harness: Harness;
  let other: Client;
  beforeAll(async () => {
    harness = await evaluationsHarness();
    other = new Client({ connectionString: harness.database.adminUrl });
    await other.connect();
  });
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  afterAll(async () => {
    await other.end();
    await harness.stop();
  });

  /** The same scene, spoken to through another process's copy of the service. */
  const throughAnotherCopy = async (scene: Scene, lines: string[]): Promise<Scene> => {
    const copy = await compose(harness.environment, listeningLogger(lines));
    const graph = new GraphQLTester((await copy.start()).url, 'evaluations');
    ends.push(() => copy.stop());
    return Object.assign(Object.create(scene) as Scene, { harness: { ...harness, graph } });
  };

  const keyOf = async (scene: Scene) =>
    (await scene.opening()).ticketClasses[0]?.publicKeyJwk as never;
  const ticketsOf = (scene: Scene) =>
    harness.sql<{ blinded_hash: string }>(
      'SELECT blinded_hash FROM issuance.ticket WHERE appraisal_id = $1',
      [scene.appraisalId],
    );
  const stillWaiting = async (work: Promise<unknown>) =>
    expect(await Promise.race([work.then(() => 'done'), sleep(200).then(() => 'waiting')])).toBe(
      'waiting',
    );

  it('signs one of 50 messages sent at once to two processes, and that one as often as it is sent', async () => {
    const scene = await Scene.opened(harness, 6);
    const lines: string[] = [];
    const elsewhere = await throughAnotherCopy(scene, lines);
    const key = await keyOf(scene);
    const requests = await Promise.all(Array.from({ length: 50 }, () => createTicketRequest(key)));
    const voter = scene.voters[0] as never;
    const answers = await Promise.all(
      requests.map(({ blinded }, at) => (at % 2 ? scene : elsewhere).request(voter, blinded)),
    );
    const won = answers.findIndex(({ errors }) => !errors);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(new Set(answers.filter(({ errors }) => errors).map(codeOf))).toEqual(
      new Set(['TICKET_ALREADY_ISSUED']),
    );
    expect(await ticketsOf(scene)).toHaveLength(1);
    const winner = requests[won] as (typeof requests)[number];
    const again = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        (at % 2 ? scene : elsewhere).request(voter, winner.blinded),
      ),
    );
    expect(new Set(again.map(({ data }) => data?.requestTicket.blindSignature)).size).toBe(1);
    await finalizeTicket(winner.secret, again[0]?.data?.requestTicket.blindSignature ?? '');
    expect(lines.join('')).not.toMatch(/PRIVATE KEY|A256GCM/);
  });

  it('gives a voter whose process died before signing the ticket asked for, and no other', async () => {
    const scene = await Scene.opened(harness, 6);
    const custody = new DyingCustody(
      new Pool({ connectionString: harness.environment.ballot.custodyUrl, max: 1 }),
      harness.environment.ballot,
    );
    const dataSource = await createDataSource({
      url: harness.database.url,
      entities,
      migrations,
      applicationName: 'dying',
    }).initialize();
    const reads = new ScopedReads({ url: harness.database.url, applicationName: 'dying' });
    ends.push(() => Promise.all([dataSource.destroy(), reads.close(), custody.close()]));
    const request = new RequestTicket(
      new UnitOfWork({ dataSource, clock: systemClock }),
      new IssuanceQueries(reads),
      custody,
    );
    const [voter, key] = [scene.voters[0] as never, await keyOf(scene)];
    const { appraisalId } = scene;
    const asked = await createTicketRequest(key);
    await expect(
      request.execute(voter, { appraisalId, blindedMessage: asked.blinded }),
    ).rejects.toThrow('killed');
    // The process that takes over: another message is refused, the same one is signed.
    const another = await createTicketRequest(key);
    expect(codeOf(await scene.request(voter, another.blinded))).toBe('TICKET_ALREADY_ISSUED');
    const { data } = await scene.request(voter, asked.blinded);
    await finalizeTicket(asked.secret, data?.requestTicket.blindSignature ?? '');
    expect(await ticketsOf(scene)).toHaveLength(1);
  });

  it('does not use up the ticket of a message that cannot be signed', async () => {
    const scene = await Scene.opened(harness, 6);
    const voter = scene.voters[0] as never;
    for (const bad of [
      'AAAA',
      'A'.repeat(341),
      Buffer.alloc(keyBits / 8, 0xff).toString('base64url'),
    ])
      expect(codeOf(await scene.request(voter, bad))).toBe('BALLOT_BLINDED_MESSAGE_REFUSED');
    expect(await ticketsOf(scene)).toEqual([]);
    await scene.ticketFor(voter);
  });

  it('gives no ticket to who votes on paper or with a slip', async () => {
    const scene = await Scene.opened(harness, 6);
    const { blinded } = await createTicketRequest(await keyOf(scene));
    for (const medium of ['paper', 'slip']) {
      await harness.sql('UPDATE issuance.voter SET medium = $1 WHERE appraisal_id = $2', [
        ...[medium, scene.appraisalId],
      ]);
      expect(codeOf(await scene.request(scene.voters[0] as never, blinded))).toBe(
        'VOTES_OTHERWISE',
      );
    }
    expect(await ticketsOf(scene)).toEqual([]);
  });

  it('waits for a change of medium under way, and then goes by it', async () => {
    const scene = await Scene.opened(harness, 6);
    const { blinded } = await createTicketRequest(await keyOf(scene));
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM appraisal WHERE id = $1 FOR UPDATE', [scene.appraisalId]);
    const asking = scene.request(scene.voters[0] as never, blinded);
    await stillWaiting(asking);
    await other.query(`UPDATE issuance.voter SET medium = 'paper' WHERE appraisal_id = $1`, [
      scene.appraisalId,
    ]);
    await other.query('COMMIT');
    expect(codeOf(await asking)).toBe('VOTES_OTHERWISE');
  });

  it('happens in no state but the one in which the box is open', async () => {
    const scene = await Scene.opened(harness, 6);
    const { blinded } = await createTicketRequest(await keyOf(scene));
    const [{ state }] = (await harness.sql<{ state: string }>(
      'SELECT state FROM appraisal WHERE id = $1',
      [scene.appraisalId],
    )) as [{ state: string }];
    const move = (to: string) =>
      harness.sql('UPDATE appraisal SET state = $1 WHERE id = $2', [to, scene.appraisalId]);
    for (const closed of [
      'CREATED',
      'FORMS_ISSUED',
      'BOX_SEALED',
      'TAKEN_OVER',
      'TALLIED',
      'CLOSED',
    ]) {
      await move(closed);
      expect(codeOf(await scene.request(scene.voters[0] as never, blinded))).toBe(
        'TICKETS_NOT_OPEN',
      );
    }
    await move(state);
    expect((await scene.request(scene.voters[0] as never, blinded)).errors).toBeUndefined();
  });

  it('says nothing of keys where they cannot be opened, neither in the answer nor in the log', async () => {
    const scene = await Scene.opened(harness, 6);
    const { blinded } = await createTicketRequest(await keyOf(scene));
    await harness.sql(
      `UPDATE custody.sealed_key SET sealed_private_key = jsonb_set(sealed_private_key, '{iv}', '"AAAAAAAAAAAAAAAA"')
       WHERE appraisal_id = $1`,
      [scene.appraisalId],
    );
    const lines: string[] = [];
    const elsewhere = await throughAnotherCopy(scene, lines);
    const asking = () => elsewhere.request(scene.voters[0] as never, blinded);
    await harness.sql('REVOKE SELECT ON custody.sealed_key FROM evaluations_custody');
    const answers = [await asking()]; // a fault nobody has thought of
    const opening = await Scene.withVoters(elsewhere.harness, 6);
    await opening.create();
    answers.push((await opening.open()) as never); // the same where it is logged with all that is known
    await harness.sql('GRANT SELECT ON custody.sealed_key TO evaluations_custody');
    answers.push(await asking());
    expect(answers.map(codeOf)).toEqual([
      ...Array<string>(2).fill('INTERNAL_SERVER_ERROR'),
      'BALLOT_SEALED_KEY_UNREADABLE',
    ]);
    const sealed = await harness.sql<{ data: string }>(
      `SELECT sealed_private_key ->> 'data' AS data FROM custody.sealed_key WHERE appraisal_id = $1`,
      [scene.appraisalId],
    );
    const said = JSON.stringify(answers) + lines.join('');
    expect(lines.length).toBeGreaterThan(0);
    expect(said).not.toMatch(/PRIVATE KEY|A256GCM/);
    for (const { data } of sealed) expect(said).not.toContain(data.slice(0, 40));
  });
});

function listeningLogger(lines: string[]): never {
  const sink = new Writable({
    write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()),
  });
  return pino({ level: 'trace' }, sink) as never;
}
