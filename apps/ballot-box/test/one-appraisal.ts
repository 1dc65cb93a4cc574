import { constants, createPrivateKey, randomBytes, sign } from 'node:crypto';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SHEET_SUITE, TICKET_MESSAGE } from '@huiyin/ballot-client';
import { generateClosingKey, generateTicketKey } from '@huiyin/ballot';
import { createBoxPages } from '@huiyin/ballot-box';
import { newId } from '@huiyin/kernel';
import { templateDatabase, type TestDatabase } from '@huiyin/testing';

/** What the box needs around it, as the migrations of evaluations make it. */
class BoxAndBoard1795341600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA box; CREATE SCHEMA board;
      CREATE TABLE board.entry (appraisal_id uuid NOT NULL, seq integer NOT NULL, line text NOT NULL);
      ${createBoxPages({ box: 'evaluations_box', app: 'evaluations_app', custody: 'evaluations_custody' })}`);
  }

  async down(): Promise<void> {}
}

export interface OneAppraisal {
  readonly database: TestDatabase;
  readonly appraisalId: string;
  /** Input of `castBallot`, with a ticket of its own. */
  ballot(): Record<string, unknown> & { preparedMessage: string; signature: string };
}

/** A database with one open box. */
export async function oneAppraisal(): Promise<OneAppraisal> {
  const database = await templateDatabase('evaluations', [BoxAndBoard1795341600000]);
  const [ticket, closing] = await Promise.all([generateTicketKey(2048), generateClosingKey(2048)]);
  const appraisalId = newId();
  const body = {
    appraisalId,
    definition: { targets: [], scales: [], dimensions: [], questions: [{ id: 'q', maxChars: 9 }] },
    ticketClasses: [{ id: 'a', weight: 1, eligible: 20, publicKeyJwk: ticket.publicKeyJwk }],
    closingPublicKeyJwk: closing.publicKeyJwk,
  };
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  await admin.query('INSERT INTO board.entry VALUES ($1, 0, $2)', [
    appraisalId,
    JSON.stringify({ kind: 'opened', body }),
  ]);
  await admin.query('SELECT box.announce($1)', [appraisalId]);
  await admin.end();
  const key = createPrivateKey(ticket.privateKeyPem);
  return { database, appraisalId, ballot: () => ballot(appraisalId, key) };
}

function ballot(appraisalId: string, key: ReturnType<typeof createPrivateKey>) {
  const text = (bytes: number) => randomBytes(bytes).toString('base64url');
  const prepared = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]);
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  return {
    appraisalId,
    preparedMessage: prepared.toString('base64url'),
    signature: sign('sha384', prepared, pss).toString('base64url'),
    sealedSheet: {
      ...{ alg: SHEET_SUITE, encryptedKey: text(256), iv: text(12) },
      ciphertext: text(2 + 18 + 16),
    },
  };
}
