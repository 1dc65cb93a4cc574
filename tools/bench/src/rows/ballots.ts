import {
  type OpenedBody,
  type SealedSheet,
  type Sheet,
  type Ticket,
  createTicketRequest,
  sealSheet,
  ticketId,
  toBase64url,
} from '@huiyin/ballot-client';
import { constants, createPrivateKey, privateDecrypt, randomBytes, sign } from 'node:crypto';
import {
  appendEntry,
  type BoxedBallot,
  composeClosing,
  composeOpening,
  exportBoard,
  generateClosingKey,
  generateTicketKey,
  SheetOpener,
  TicketIssuer,
  verifyBoardFile,
} from '@huiyin/ballot';
import { newId } from '@huiyin/kernel';
import { against, alternate, type Benchmark, median, type Row } from '../measure';

type Keys = Awaited<ReturnType<typeof generateTicketKey>>;

const signatures = 400;
const classId = 'staff';
const grades = ['good', 'fair', 'poor'];
const scale = grades.map((id, at) => ({ id, value: 3 - at, favourable: at < 2 }));
const dimensions = ['style', 'integrity', 'service', 'diligence', 'result'].map((id) => ({
  ...{ id, scaleId: 'three', targetKinds: ['group'] },
}));

/** Issuing as the service does it (range check, signing, verifying the signature) against the private operation alone. */
async function issuing({ privateKeyPem }: Keys): Promise<Row> {
  const issuer = new TicketIssuer(privateKeyPem);
  const key = createPrivateKey(privateKeyPem);
  const message = Buffer.concat([Buffer.alloc(1), randomBytes(383)]);
  const perSecond = async (operation: () => void) => {
    const started = performance.now();
    for (let done = 0; done < signatures; done += 1) operation();
    return (signatures * 1_000) / (performance.now() - started);
  };
  return {
    id: 'P17',
    what: 'issuing tickets, RSA 3072, one core',
    unit: 'tickets/s',
    contenderIs: 'bare RSA private operations',
    atLeast: 0.6,
    ...(await alternate(
      () => perSecond(() => issuer.sign(message)),
      () => perSecond(() => privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, message)),
    )),
  };
}

interface Box {
  readonly opened: OpenedBody;
  readonly closingKeyPem: string;
  readonly sealed: readonly (Ticket & { readonly sheet: SealedSheet })[];
}

/** A full box. The finished signature is what OpenSSL's PSS gives directly: blinding each in JavaScript takes hours. */
async function fullBox(ballots: number, ticketKey: Keys): Promise<Box> {
  const closingKey = await generateClosingKey();
  const opened = composeOpening({
    appraisalId: newId(),
    definition: {
      targets: [{ id: 'leadership', kind: 'group', routed: false }],
      scales: [{ id: 'three', abstentionAllowed: true, grades: scale }],
      dimensions,
      questions: [],
    },
    ticketClasses: [
      { id: classId, weight: 1, eligible: ballots, publicKeyJwk: ticketKey.publicKeyJwk },
    ],
    closingPublicKeyJwk: closingKey.publicKeyJwk,
    closingKeyHeldBy: 'service',
    audience: 'bureau',
    validity: { quorumBp: 0, minCounted: 0 },
    k: 5,
  });
  const { secret } = await createTicketRequest(ticketKey.publicKeyJwk);
  const message = Buffer.from(secret.preparedMessage, 'base64url').subarray(32); // RFC 9474 §4.1: 32 random bytes first
  const key = createPrivateKey(ticketKey.privateKeyPem);
  const sealed = [];
  for (let at = 0; at < ballots; at += 1) {
    const prepared = Buffer.concat([randomBytes(32), message]);
    const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
    const signature = toBase64url(sign('sha384', prepared, pss));
    const ticket = { preparedMessage: toBase64url(prepared), signature };
    sealed.push({ ...ticket, sheet: await sealSheet(opened, aSheet(at), ticket) });
  }
  return { opened, closingKeyPem: closingKey.privateKeyPem, sealed };
}

function aSheet(at: number): Sheet {
  const leadership = Object.fromEntries(
    dimensions.map(({ id }, place) => [id, grades[(at + place) % grades.length] ?? null]),
  );
  return { grades: { leadership }, texts: {} };
}

/** Milliseconds from the sealed box to a verified board: open every sheet, compose the closing, recount the export. */
async function closeAndVerify({ opened, closingKeyPem, sealed }: Box): Promise<number> {
  const started = performance.now();
  const opener = await SheetOpener.fromPem(closingKeyPem);
  const ballots: BoxedBallot[] = [];
  for (let at = 0; at < sealed.length; at += 64)
    ballots.push(
      ...(await Promise.all(
        sealed.slice(at, at + 64).map(async ({ sheet, ...ticket }) => ({
          ...ticket,
          classId,
          sheet: await opener.open(opened, sheet, await ticketId(ticket.preparedMessage)),
        })),
      )),
    );
  const opening = appendEntry([], { kind: 'opened', body: opened });
  const { body } = composeClosing(opened, { issued: { [classId]: sealed.length }, ballots });
  const board = [opening, appendEntry([opening], { kind: 'closed', body })];
  const verdict = verifyBoardFile(exportBoard(board));
  const elapsed = performance.now() - started;
  if (!verdict.ok || verdict.report.classes[0]?.counted !== sealed.length)
    throw new Error(`cannot happen: ${JSON.stringify(verdict).slice(0, 200)}`);
  return elapsed;
}

/** P17 of quality.md. */
export const ballotsBenchmark: Benchmark = {
  ids: ['P17'],
  async run({ isLong }) {
    const ballots = isLong ? 20_000 : 2_000;
    const ticketKey = await generateTicketKey();
    const issued = await issuing(ticketKey);
    const box = await fullBox(ballots, ticketKey);
    const seconds = [
      await closeAndVerify(box),
      await closeAndVerify(box),
      await closeAndVerify(box),
    ];
    return [
      issued,
      {
        id: 'P17',
        what: `closing and verifying ${ballots} ballots`,
        unit: 's',
        ...against((60 * ballots) / 20_000, median(seconds) / 1_000),
        ...(isLong ? {} : { note: 'the goal in proportion; all 20 000 with --long' }),
      },
    ];
  },
};
