import { constants, createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { Client, type QueryResultRow } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type OpenedBody, SHEET_SUITE, sheetBytes, TICKET_MESSAGE } from '@huiyin/ballot-client';
import { generateClosingKey, generateTicketKey } from '@huiyin/ballot';
import { newId } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { templateDatabase, type TestDatabase } from '@huiyin/testing';
import { createBoxPages } from '../src/box-schema';
import type { SealedBallot } from '../src/cast-ballot';
import { type BallotBox, type BallotBoxOptions, composeBallotBox } from '../src/compose-ballot-box';

const roles = { box: 'evaluations_box', app: 'evaluations_app', custody: 'evaluations_custody' };

/** What the box needs around it, as the migrations of evaluations make it. */
class BoxAndBoard1795341600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA box; CREATE SCHEMA board;
      CREATE TABLE board.entry (appraisal_id uuid NOT NULL, seq integer NOT NULL, line text NOT NULL,
        CONSTRAINT entry_pk PRIMARY KEY (appraisal_id, seq));
      ${createBoxPages(roles)}`);
  }

  async down(): Promise<void> {}
}

export const boxKey = Buffer.alloc(32, 5);
const keyBits = 2048; // these tests are about the box, not about factoring

/** A database with boxes, and both sides of them. */
export class BoxHarness {
  private constructor(
    readonly database: TestDatabase,
    private readonly admin: Client,
    private readonly keys: {
      ticket: OpenedBody['ticketClasses'][0]['publicKeyJwk'];
      closing: OpenedBody['closingPublicKeyJwk'];
      signing: KeyObject;
    },
  ) {}

  static async start(): Promise<BoxHarness> {
    const database = await templateDatabase('evaluations', [BoxAndBoard1795341600000]);
    const admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    const [ticket, closing] = await Promise.all([
      generateTicketKey(keyBits),
      generateClosingKey(keyBits),
    ]);
    return new BoxHarness(database, admin, {
      ticket: ticket.publicKeyJwk,
      closing: closing.publicKeyJwk,
      signing: createPrivateKey(ticket.privateKeyPem),
    });
  }

  async stop(): Promise<void> {
    await this.admin.end();
    await this.database.drop();
  }

  /** One process of the box. Not started: its worker looks only when told to. */
  process(change: Partial<BallotBoxOptions> = {}): BallotBox {
    return composeBallotBox({
      databaseUrl: this.database.urlAs(roles.box),
      poolSize: 4,
      boxKey,
      logger: silentLogger,
      ...change,
    });
  }

  async sql<T extends QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.admin.query<T>(text, values)).rows;
  }

  async sqlAs<T extends QueryResultRow>(
    role: string,
    text: string,
    values: unknown[] = [],
  ): Promise<T[]> {
    const client = new Client({ connectionString: this.database.urlAs(role) });
    await client.connect();
    try {
      return (await client.query<T>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** An appraisal whose opening is on the board and whose box is announced. Returns its id. */
  async opened(eligible: number): Promise<string> {
    const appraisalId = newId();
    const body = {
      appraisalId,
      definition,
      ticketClasses: [{ id: 'attendee', weight: 1, eligible, publicKeyJwk: this.keys.ticket }],
      closingPublicKeyJwk: this.keys.closing,
    };
    await this.sql('INSERT INTO board.entry VALUES ($1, 0, $2)', [
      appraisalId,
      JSON.stringify({ kind: 'opened', body }),
    ]);
    await this.sqlAs(roles.app, 'SELECT box.announce($1)', [appraisalId]);
    return appraisalId;
  }

  async seal(appraisalId: string): Promise<void> {
    await this.sqlAs(roles.app, 'SELECT box.seal($1)', [appraisalId]);
  }

  /** What the key custody is given. */
  async handedOver(appraisalId: string) {
    return this.sqlAs<{ ticket_id: string; sheet: { ciphertext: string } }>(
      roles.custody,
      'SELECT ticket_id, sheet FROM box.handover WHERE appraisal_id = $1 ORDER BY id',
      [appraisalId],
    );
  }

  /** As a voter's client finishes it; the blinding leaves no trace in it. */
  ticket() {
    const prepared = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]);
    const signature = sign('sha384', prepared, {
      key: this.keys.signing,
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 48,
    });
    return {
      preparedMessage: prepared.toString('base64url'),
      signature: signature.toString('base64url'),
    };
  }

  /** A sheet nobody opens here: the right lengths, and random. */
  ballot(appraisalId: string, ticket = this.ticket()): SealedBallot {
    const text = (bytes: number) => randomBytes(bytes).toString('base64url');
    const sealedSheet = {
      alg: SHEET_SUITE,
      encryptedKey: text(keyBits / 8),
      iv: text(12),
      ciphertext: text(sheetBytes(definition) + 16),
    };
    return { appraisalId, ...ticket, sealedSheet };
  }
}

const definition: OpenedBody['definition'] = {
  targets: [{ id: 'body', kind: 'leading-body', routed: false }],
  scales: [
    { id: 'four', abstentionAllowed: true, grades: [{ id: 'good', value: 3, favourable: true }] },
  ],
  dimensions: [{ id: 'style', scaleId: 'four', targetKinds: ['leading-body'] }],
  questions: [{ id: 'advice', maxChars: 40 }],
};
