import { setTimeout as sleep } from 'node:timers/promises';
import type { SealedSheet } from '@huiyin/ballot-client';
import {
  appendEntry,
  type BoxedBallot,
  composeClosing,
  exportBoard,
  SheetOpener,
  verifyBoardFile,
} from '@huiyin/ballot';
import { Actor, ActorSigner, actorHeader } from '@huiyin/identity';
import { type BoxBed, boxBed, classId } from '../box-bed';
import { against, type Benchmark, median, type Row } from '../measure';
import { onAllCores } from '../server-process';
import { benchKey } from '../servers/bench-key';
import { WireConnection } from '../wire';

/** quality.md: the burst of a region that votes at once. */
const burstPerSecond = 280;
const connections = 64;
const castBallot = `mutation ($input: CastBallotInput!) { castBallot(input: $input) { ticketId } }`;

/** Every ballot once, through the box's own door; each answer means that it is durable. */
async function casting({ box, ballots, opened }: BoxBed): Promise<Row> {
  const signer = new ActorSigner({ 'ballot-box': benchKey });
  const headers = { [actorHeader]: signer.sign(Actor.anonymous(), 'ballot-box') };
  const wires = await Promise.all(
    Array.from({ length: connections }, () => WireConnection.open(box.url)),
  );
  const left = ballots.values();
  const [started, cpuBefore] = [performance.now(), box.cpuSeconds()];
  await Promise.all(
    wires.map(async (wire) => {
      for (const { preparedMessage, signature, sealedSheet } of left) {
        const input = { appraisalId: opened.appraisalId, preparedMessage, signature, sealedSheet };
        const body = JSON.stringify({ query: castBallot, variables: { input } });
        const answer = await wire.post(headers, body);
        if (!answer.body.includes('"ticketId"'))
          throw new Error(`cannot happen: ${answer.body.toString('utf8', 0, 300)}`);
      }
    }),
  );
  const perSecond = (ballots.length * 1_000) / (performance.now() - started);
  const perCpuSecond = ballots.length / (box.cpuSeconds() - cpuBefore);
  wires.forEach((wire) => wire.close());
  return {
    id: 'P17',
    what: `casting ${ballots.length} ballots into the box`,
    unit: 'ballots/s',
    ours: perSecond,
    contender: burstPerSecond,
    contenderIs: 'the burst of quality.md (at least)',
    ratio: perSecond / burstPerSecond,
    atLeast: 1,
    note: `${perCpuSecond.toFixed(0)} per CPU second of the box`,
  };
}

interface Handed {
  readonly ticket_id: string;
  readonly prepared_message: string;
  readonly signature: string;
  readonly sheet: SealedSheet;
}

/** Seals the box, waits for the box process to give everything away, and reads it as the custody does. */
async function takenOver({ bed, opened }: BoxBed): Promise<Handed[]> {
  await bed.admin.query('SELECT box.seal($1)', [opened.appraisalId]);
  for (; ; await sleep(50)) {
    const { rows } = await bed.admin.query<{ state: string }>(
      'SELECT state FROM box.handed_over($1)',
      [opened.appraisalId],
    );
    if (rows[0]?.state === 'handed-over') break;
  }
  const { rows } = await bed.admin.query<Handed>(
    `SELECT ticket_id, prepared_message, signature, sheet FROM box.handover
     WHERE appraisal_id = $1 ORDER BY id`,
    [opened.appraisalId],
  );
  return rows;
}

/** Seconds of each stage, in their order. */
interface Stages {
  readonly open: number;
  readonly compose: number;
  readonly verify: number;
}

/** From the sheets taken over to a verified board: open every one, compose the closing, write the file, recount it. */
async function countAndVerify(
  { opened, closingKeyPem }: BoxBed,
  handed: readonly Handed[],
): Promise<Stages> {
  const clock = stopwatch();
  const opener = await SheetOpener.fromPem(closingKeyPem);
  const sheets = await opener.openAll(
    opened,
    handed.map(({ sheet, ticket_id }) => ({ sealed: sheet, ticketId: ticket_id })),
  );
  const open = clock();
  const ballots = handed.map(
    ({ prepared_message: preparedMessage, signature }, at): BoxedBallot => ({
      ...{ classId, preparedMessage, signature },
      sheet: sheets[at] ?? null,
    }),
  );
  const opening = appendEntry([], { kind: 'opened', body: opened });
  const { body } = composeClosing(opened, { issued: { [classId]: handed.length }, ballots });
  const file = exportBoard([opening, appendEntry([opening], { kind: 'closed', body })]);
  const compose = clock();
  const verdict = verifyBoardFile(file);
  const verify = clock();
  if (!verdict.ok || verdict.report.classes[0]?.counted !== handed.length)
    throw new Error(`cannot happen: ${JSON.stringify(verdict).slice(0, 200)}`);
  return { open, compose, verify };
}

/** Seconds since it was asked last. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const [since, now] = [last, performance.now()];
    last = now;
    return (now - since) / 1_000;
  };
}

async function closing(bed: BoxBed, isLong: boolean): Promise<Row> {
  const clock = stopwatch();
  const handed = await takenOver(bed);
  const handover = clock();
  if (handed.length !== bed.ballots.length) throw new Error('cannot happen: ballots are missing');
  const runs: Stages[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < 3; round += 1)
    runs.push(await onAllCores(() => countAndVerify(bed, handed)));
  const { user, system } = process.cpuUsage(before);
  const of = (stage: keyof Stages) => median(runs.map((run) => run[stage]));
  const stages = [
    `taking over ${handover.toFixed(1)} s`,
    `opening ${of('open').toFixed(1)}`,
    `composing ${of('compose').toFixed(1)}`,
    `recounting ${of('verify').toFixed(1)}`,
    `${((user + system) / 3e6).toFixed(1)} s of CPU`,
  ].join(', ');
  return {
    id: 'P17',
    what: `closing and verifying ${handed.length} ballots`,
    unit: 's',
    ...against((60 * handed.length) / 20_000, handover + of('open') + of('compose') + of('verify')),
    note: isLong ? stages : `${stages}; the goal in proportion, all 20 000 with --long`,
  };
}

/** P17 of quality.md, its second half: from the cast to the verified board. */
export const ballotsBenchmark: Benchmark = {
  ids: ['P17'],
  async run({ isLong }) {
    const bed = await boxBed(isLong ? 20_000 : 2_000);
    try {
      return [await casting(bed), await closing(bed, isLong)];
    } finally {
      await bed.stop();
    }
  },
};
