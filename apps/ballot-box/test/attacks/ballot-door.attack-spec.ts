import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Actor, actorHeader, ActorSigner } from '@huiyin/identity';
import { silentLogger } from '@huiyin/observability';
import { testActorKey } from '@huiyin/testing';
import { type BallotBoxProcess, compose } from '../../src/composition';
import { type OneAppraisal, oneAppraisal } from '../one-appraisal';

jest.setTimeout(120_000);

const castBallot = 'mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }';
const ticketStatus =
  'query ($appraisalId: ID!, $ticketId: ID!) { ticketStatus(appraisalId: $appraisalId, ticketId: $ticketId) }';
const LONGEST_MS = 3_000;
const strange: readonly unknown[] = [
  ...['', ' ', '\u0000', '!', '=', 'A', 'AAAA', '中文', "' OR 1=1 --", '\ud800', '__proto__'],
  ...['A'.repeat(900_000), 'A'.repeat(1_400), 'a'.repeat(64), '0'.repeat(64)],
  ...[null, 0, -1, 1.5, 1e308, true, [], [[]], {}, { $ne: null }, ['AAAA']],
];

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly code: string | null;
  readonly data: Record<string, unknown> | null;
}

describe('malformed and huge ballots at the door of the box', () => {
  let scene: OneAppraisal;
  let box: BallotBoxProcess;
  let admin: Client;
  let url: string;
  beforeAll(async () => {
    scene = await oneAppraisal();
    box = await compose(
      {
        http: { host: '127.0.0.1', port: 0 },
        logLevel: 'silent',
        database: { url: scene.database.urlAs('evaluations_box'), poolSize: 4 },
        actorKey: testActorKey,
        boxKey: Buffer.alloc(32, 3),
      },
      silentLogger,
    );
    ({ url } = await box.start());
    admin = new Client({ connectionString: scene.database.adminUrl });
    await admin.connect();
    expect((await cast(scene.ballot())).code).toBeNull();
  });
  afterAll(async () => {
    await admin.end();
    await box.stop();
    await scene.database.drop();
  });

  async function asked(body: string): Promise<Answer> {
    const signer = new ActorSigner({ 'ballot-box': testActorKey });
    const headers = {
      'content-type': 'application/json',
      [actorHeader]: signer.sign(Actor.anonymous(), 'ballot-box'),
    };
    const began = performance.now();
    const response = await fetch(url, { method: 'POST', headers, body });
    const text = await response.text();
    expect(performance.now() - began).toBeLessThan(LONGEST_MS);
    const read = JSON.parse(text) as {
      code?: string;
      errors?: { extensions?: { code?: string } }[];
      data?: Record<string, unknown> | null;
    };
    const code = read.errors?.[0]?.extensions?.code ?? read.code ?? null;
    return { status: response.status, text, code, data: read.data ?? null };
  }
  const cast = (input: unknown) =>
    asked(JSON.stringify({ query: castBallot, variables: { input } }));

  const pages = async () =>
    JSON.stringify(
      (await admin.query('SELECT page_no, md5(content) FROM box.page ORDER BY page_no')).rows,
    );

  /** Every way to put something strange into one place of the ballot. */
  function* changed(value: unknown): Generator<unknown> {
    yield* strange;
    if (value === null || typeof value !== 'object') return;
    for (const [key, inside] of Object.entries(value)) {
      for (const inner of changed(inside)) yield { ...value, [key]: inner };
      yield Object.fromEntries(Object.entries(value).filter(([other]) => other !== key));
    }
    yield { ...value, surplus: 1 };
    yield { ...value, ['x'.repeat(100_000)]: 1 };
  }

  it('refuses each with a code and a short answer that quotes none of it, and writes nothing', async () => {
    const before = await pages();
    const ballot = scene.ballot();
    const inputs = [...changed(ballot)];
    expect(inputs.length).toBeGreaterThan(150);
    for (let at = 0; at < inputs.length; at += 8) {
      const batch = inputs.slice(at, at + 8);
      for (const [no, answer] of (await Promise.all(batch.map(cast))).entries()) {
        const place = JSON.stringify(batch[no]).slice(0, 200);
        expect([place, answer.code]).toEqual([place, expect.stringMatching(/^[A-Z_]{5,}$/)]);
        expect([place, answer.code]).not.toEqual([place, 'INTERNAL_SERVER_ERROR']);
        expect(answer.status).toBeLessThan(500);
        expect(answer.text.length).toBeLessThan(4_000);
        expect(answer.text).not.toContain(ballot.preparedMessage.slice(0, 12));
        expect(answer.text).not.toContain(ballot.signature.slice(0, 12));
      }
    }
    expect(await pages()).toBe(before);
  });

  it('one ballot too large, too small or not random among good ones harms none of them', async () => {
    const good = Array.from({ length: 10 }, () => scene.ballot());
    const sealed = good[0]?.['sealedSheet'] as Record<string, string>;
    const bad = [1, 35, 37, 100, 70_000].map((bytes) => ({
      ...scene.ballot(),
      sealedSheet: { ...sealed, ciphertext: randomBytes(bytes).toString('base64url') },
    }));
    const answers = await Promise.all([...good, ...bad].map(cast));
    expect(answers.map(({ code }) => code)).toEqual([
      ...good.map(() => null),
      ...bad.map(() => 'SEALED_SHEET_MALFORMED'),
    ]);
  });

  it('answers "not counted", and nothing else, whatever is asked about', async () => {
    for (const appraisalId of [scene.appraisalId, ...strange])
      for (const ticketId of strange) {
        const answer = await asked(
          JSON.stringify({ query: ticketStatus, variables: { appraisalId, ticketId } }),
        );
        expect(answer.status).toBeLessThan(500);
        expect(answer.code).not.toBe('INTERNAL_SERVER_ERROR');
        expect(answer.data?.['ticketStatus'] ?? false).toBe(false);
        expect(answer.text.length).toBeLessThan(4_000);
      }
  });
});
