import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { generateTicketKey, sealPrivateKey } from '@huiyin/ballot';
import { newId } from '@huiyin/kernel';
import { appRoleOf } from '@huiyin/local-postgres';
import { ballotsBed } from './ballots-bed';
import { type ServerProcess, serverProcess } from './server-process';
import { benchKey } from './servers/bench-key';

const masterKey = randomBytes(32);
export const ticketClass = 'A';

interface Opened {
  readonly appraisalId: string;
  readonly bureauId: string;
  readonly unitId: string;
  readonly voters: readonly string[];
  readonly privateKeyPem: string;
}

export interface IssuingBed extends Opened {
  readonly server: ServerProcess;
  stop(): Promise<void>;
}

/** The evaluations service as it runs, with one appraisal in which so many people may ask for a ticket. */
export async function issuingBed(voters: number): Promise<IssuingBed> {
  const { admin, urlAs, stop } = await ballotsBed();
  const opened = await anOpenAppraisal(admin, voters);
  const server = await serverProcess('apps/evaluations/src/main.js', {
    env: {
      LOG_LEVEL: 'error',
      DATABASE_URL: urlAs(appRoleOf('evaluations')),
      CUSTODY_DATABASE_URL: urlAs('evaluations_custody'),
      BALLOT_MASTER_KEY: masterKey.toString('base64'),
      ACTOR_KEY: benchKey,
      EVENT_SOURCES: `organization=${urlAs('events_reader')};campaigns=${urlAs('events_reader')}`,
    },
  });
  return {
    ...{ ...opened, server },
    stop: async () => {
      await server.stop();
      await stop();
    },
  };
}

/** As the opening leaves it, written directly: what is measured begins with the first request for a ticket. */
async function anOpenAppraisal(admin: Client, count: number): Promise<Opened> {
  const [appraisalId, bureauId, unitId] = [newId(), newId(), newId()];
  const voters = Array.from({ length: count }, newId);
  const keys = await generateTicketKey();
  const keyId = `ticket.${ticketClass}`;
  const sealed = sealPrivateKey(keys.privateKeyPem, masterKey, `${appraisalId}/${keyId}`);
  await admin.query(
    `INSERT INTO appraisal SELECT * FROM jsonb_populate_record(null::appraisal, $1)`,
    [appraisalRow(appraisalId, bureauId, unitId)],
  );
  await admin.query(
    `INSERT INTO issuance.voter (appraisal_id, person_id, ticket_class, bureau_id)
     SELECT $1, unnest($2::uuid[]), $3, $4`,
    [appraisalId, voters, ticketClass, bureauId],
  );
  await admin.query(
    `INSERT INTO custody.sealed_key (appraisal_id, key_id, public_key, sealed_private_key)
     VALUES ($1, $2, $3, $4)`,
    [appraisalId, keyId, keys.publicKeyJwk, sealed],
  );
  return { appraisalId, bureauId, unitId, voters, privateKeyPem: keys.privateKeyPem };
}

function appraisalRow(appraisalId: string, bureauId: string, unitId: string): object {
  return {
    ...{ id: appraisalId, bureau_id: bureauId, unit_id: unitId, campaign_id: newId() },
    ...{ title: '民主评议', state: 'MEETING_HELD', medium: 'electronic', form: {}, classes: [] },
    ...{ left_out: [], threshold: 5, weak_below: 0.6, quorum_bp: 0, min_counted: 8 },
    ...{ splits_closing_key: false, signatures: [], history: [] },
  };
}
