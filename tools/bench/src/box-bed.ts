import { constants, createPrivateKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  type OpenedBody,
  type SealedSheet,
  type Sheet,
  sealSheet,
  type Ticket,
  TICKET_MESSAGE,
  toBase64url,
} from '@huiyin/ballot-client';
import { appendEntry, composeOpening, generateClosingKey, generateTicketKey } from '@huiyin/ballot';
import { newId } from '@huiyin/kernel';
import { type BallotsBed, ballotsBed } from './ballots-bed';
import { type ServerProcess, serverProcess } from './server-process';
import { benchKey } from './servers/bench-key';

export const classId = 'staff';

const grades = ['good', 'fair', 'poor'];
const scale = grades.map((id, at) => ({ id, value: 3 - at, favourable: at < 2 }));
const dimensions = ['style', 'integrity', 'service', 'diligence', 'result'].map((id) => ({
  ...{ id, scaleId: 'three', targetKinds: ['group'] },
}));

export type Ballot = Ticket & { readonly sealedSheet: SealedSheet };

export interface BoxBed {
  readonly bed: BallotsBed;
  readonly opened: OpenedBody;
  readonly closingKeyPem: string;
  readonly ballots: readonly Ballot[];
  readonly box: ServerProcess;
  stop(): Promise<void>;
}

/** The ballot-box process as it runs, an open box, and as many sealed ballots as may be cast into it. */
export async function boxBed(count: number): Promise<BoxBed> {
  const [ticketKey, closingKey] = await Promise.all([generateTicketKey(), generateClosingKey()]);
  const opened = composeOpening({
    appraisalId: newId(),
    definition: {
      targets: [{ id: 'leadership', kind: 'group', routed: false }],
      scales: [{ id: 'three', abstentionAllowed: true, grades: scale }],
      dimensions,
      questions: [],
    },
    ticketClasses: [
      { id: classId, weight: 1, eligible: count, publicKeyJwk: ticketKey.publicKeyJwk },
    ],
    closingPublicKeyJwk: closingKey.publicKeyJwk,
    closingKeyHeldBy: 'service',
    audience: 'bureau',
    validity: { quorumBp: 0, minCounted: 0 },
    k: 5,
  });
  const bed = await ballotsBed();
  const line = JSON.stringify(appendEntry([], { kind: 'opened', body: opened }));
  await bed.admin.query('ALTER TABLE board.entry DISABLE TRIGGER ALL'); // an appraisal is not needed here
  await bed.admin.query('INSERT INTO board.entry (appraisal_id, seq, line) VALUES ($1, 0, $2)', [
    ...[opened.appraisalId, line],
  ]);
  await bed.admin.query('SELECT box.announce($1)', [opened.appraisalId]);
  const box = await serverProcess('apps/ballot-box/src/main.js', {
    env: {
      LOG_LEVEL: 'error',
      DATABASE_URL: bed.urlAs('evaluations_box'),
      ACTOR_KEY: benchKey,
      BALLOT_BOX_KEY: randomBytes(32).toString('base64'),
    },
  });
  return {
    ...{ bed, opened, box, closingKeyPem: closingKey.privateKeyPem },
    ballots: await sealedBallots(opened, createPrivateKey(ticketKey.privateKeyPem), count),
    stop: async () => {
      await box.stop();
      await bed.stop();
    },
  };
}

/** The finished signature is what OpenSSL's PSS gives directly: blinding each in JavaScript takes hours. */
async function sealedBallots(opened: OpenedBody, key: KeyObject, count: number): Promise<Ballot[]> {
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  const ballots: Ballot[] = [];
  for (let at = 0; at < count; at += 1) {
    const prepared = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]); // RFC 9474 §4.1
    const signature = toBase64url(sign('sha384', prepared, pss));
    const ticket = { preparedMessage: toBase64url(prepared), signature };
    ballots.push({ ...ticket, sealedSheet: await sealSheet(opened, aSheet(at), ticket) });
  }
  return ballots;
}

function aSheet(at: number): Sheet {
  const leadership = Object.fromEntries(
    dimensions.map(({ id }, place) => [id, grades[(at + place) % grades.length] ?? null]),
  );
  return { grades: { leadership }, texts: {} };
}
