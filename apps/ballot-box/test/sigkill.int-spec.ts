import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { Actor, actorHeader, ActorSigner } from '@huiyin/identity';
import { workspaceRoot } from '@huiyin/kernel';
import { freePort } from '@huiyin/local-postgres';
import { eventually, testActorKey } from '@huiyin/testing';
import { type OneAppraisal, oneAppraisal } from './one-appraisal';

jest.setTimeout(120_000);

const root = workspaceRoot(__dirname);
const signer = new ActorSigner({ 'ballot-box': testActorKey });
const query = 'mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }';

/** The real program, started again whenever it was killed, as the supervisor does. */
class MortalBox {
  private child: ChildProcess | null = null;
  private isOver = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly port: number,
  ) {}

  start(): void {
    this.child = spawn(process.execPath, [join(root, 'dist/apps/ballot-box/src/main.js')], {
      cwd: root,
      stdio: 'ignore',
      env: {
        PATH: process.env['PATH'] ?? '',
        ...{ DATABASE_URL: this.databaseUrl, ACTOR_KEY: testActorKey, PORT: String(this.port) },
        ...{ BALLOT_BOX_KEY: Buffer.alloc(32, 4).toString('base64'), LOG_LEVEL: 'error' },
      },
    });
    this.child.once('close', () => this.isOver || this.start());
  }

  async ready(): Promise<void> {
    await eventually(async () => {
      const { status } = await fetch(`http://127.0.0.1:${this.port}/readyz`);
      expect(status).toBe(200);
    }, 20_000);
  }

  kill(): void {
    this.child?.kill('SIGKILL');
  }

  end(): void {
    this.isOver = true;
    this.child?.kill('SIGKILL');
  }

  /** The ticket's id when the ballot was acknowledged. */
  async cast(input: unknown): Promise<string | null> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [actorHeader]: signer.sign(Actor.anonymous(), 'ballot-box'),
      },
      body: JSON.stringify({ query, variables: { input } }),
    }).catch(() => null);
    const body = (await answer?.json().catch(() => null)) as {
      data?: { castBallot?: { ticketId: string } };
    } | null;
    return body?.data?.castBallot?.ticketId ?? null;
  }
}

describe('the ballot box, killed while a hall votes', () => {
  let scene: OneAppraisal;
  let admin: Client;
  let box: MortalBox;

  beforeAll(async () => {
    const build = "import('./tools/dev/bootstrap/build.mjs').then(({ build }) => build())";
    await promisify(execFile)(process.execPath, ['-e', build], { cwd: root });
    scene = await oneAppraisal();
    admin = new Client({ connectionString: scene.database.adminUrl });
    await admin.connect();
    box = new MortalBox(scene.database.urlAs('evaluations_box'), await freePort());
    box.start();
    await box.ready();
  });
  afterAll(async () => {
    box.end();
    await admin.end();
    await scene.database.drop();
  });

  it('R1 every acknowledged ballot is handed over once, however often it dies, at the handover too', async () => {
    const acknowledged = new Set<string>();
    let isOver = false;
    const voting = Array.from({ length: 20 }, async () => {
      const ballot = scene.ballot();
      while (!isOver) {
        const ticketId = await box.cast(ballot);
        if (ticketId !== null) acknowledged.add(ticketId);
        await sleep(randomInt(10, 100)); // the answer was lost, or the voter sends it again
      }
    });
    for (let kills = 0; kills < 4; kills += 1) {
      await sleep(randomInt(50, 600));
      box.kill();
      await box.ready();
    }
    isOver = true;
    await Promise.all(voting);
    expect(acknowledged.size).toBeGreaterThan(10);

    await admin.query('SELECT box.seal($1)', [scene.appraisalId]);
    box.kill();
    await eventually(async () => {
      const { rows } = await admin.query('SELECT state FROM box.box');
      expect(rows).toEqual([{ state: 'handed-over' }]);
    }, 20_000);
    const { rows } = await admin.query<{ ticket_id: string }>('SELECT ticket_id FROM box.handover');
    const handed = rows.map(({ ticket_id }) => ticket_id);
    expect(new Set(handed).size).toBe(handed.length);
    expect([...acknowledged].filter((ticketId) => !handed.includes(ticketId))).toEqual([]);
    expect(handed.length).toBeLessThanOrEqual(20);
  });
});
