import { execFile } from 'node:child_process';
import { constants, createPrivateKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  type BoardEntry,
  type ClosedBody,
  type OpenedBody,
  type Sheet,
  type Ticket,
  TICKET_MESSAGE,
} from '@huiyin/ballot-client';
import {
  appendEntry,
  composeClosing,
  exportBoard,
  openPrivateKey,
  type SealedPrivateKey,
  verifyBoardFile,
  verifyChain,
} from '@huiyin/ballot';
import { codeOf, Scene } from '../appraisals';
import { evaluationsHarness, type Harness, keyBits } from '../harness';

jest.setTimeout(120_000);

const independent = resolve(__dirname, '../../../../tools/verify-appraisal/independent.mjs');
const masterKey = Buffer.alloc(32, 7); // of the harness
const rows = ['good', 'good', 'good', 'fair', 'fair', 'fair', 'poor', 'poor', 'poor', null, null];

function ticketBy(privateKey: string): Ticket {
  const prepared = Buffer.concat([randomBytes(32), Buffer.from(TICKET_MESSAGE)]);
  const key = { key: createPrivateKey(privateKey), saltLength: 48 };
  const signature = sign('sha384', prepared, { ...key, padding: constants.RSA_PKCS1_PSS_PADDING });
  return {
    preparedMessage: prepared.toString('base64url'),
    signature: signature.toString('base64url'),
  };
}

/** The operator has every key and every table, and writes any board. Eligible: twelve; eleven took a ticket and voted. */
describe('a service that stuffs its own box', () => {
  let harness: Harness;
  let folder: string;
  let honest: readonly [BoardEntry, BoardEntry];
  let realKey: string;
  let sheets: Sheet[];
  let tickets: Ticket[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stuffed-'));
    harness = await evaluationsHarness();
    const scene = await Scene.opened(harness, 12);
    realKey = await ticketKey(scene);
    [sheets, tickets] = [[], []];
    for (const [at, grade] of rows.entries()) {
      const ticket = await scene.ticketFor(scene.voters[at] as never);
      const sheet = await scene.sheet([
        [grade, 'good'],
        [grade, grade],
      ]);
      expect((await scene.cast(ticket, sheet)).answer.errors).toBeUndefined();
      sheets.push(sheet);
      tickets.push(ticket);
    }
    expect((await scene.close()).errors).toBeUndefined();
    await scene.publish();
    const lines = (await scene.board()).trimEnd().split('\n');
    honest = lines.map((line) => JSON.parse(line) as BoardEntry) as never;
  });
  afterAll(async () => {
    await harness.stop();
    rmSync(folder, { recursive: true });
  });

  const ticketKey = async ({ appraisalId }: Scene) => {
    const [row] = await harness.sql<{ key: SealedPrivateKey }>(
      `SELECT sealed_private_key AS key FROM custody.sealed_key WHERE appraisal_id = $1 AND key_id LIKE '%attendee%'`,
      [appraisalId],
    );
    return openPrivateKey(row?.key as SealedPrivateKey, masterKey);
  };
  const opened = () => honest[0].body as OpenedBody;
  const closed = () => honest[1].body as ClosedBody;
  const written = (body: ClosedBody, opening: BoardEntry = honest[0]) =>
    exportBoard([opening, appendEntry([opening], { kind: 'closed', body })]);
  /** The closing as the service itself composes it, from what it says was in the box. */
  const composed = (
    more: readonly (Ticket & { sheet: Sheet })[],
    issued: number,
    lie: (body: OpenedBody) => OpenedBody = (body) => body,
  ) => {
    const ballots = tickets.map((ticket, at) => ({ ...ticket, sheet: sheets[at] ?? null }));
    const all = [...ballots, ...more].map((ballot) => ({ ...ballot, classId: 'attendee' }));
    return composeClosing(lie(opened()), { issued: { attendee: issued }, ballots: all }).body;
  };
  const edited = (edit: (body: ClosedBody) => void) => {
    const body = structuredClone(closed());
    edit(body);
    return written(body);
  };
  const praise = (key: string) => ({ ...ticketBy(key), sheet: sheets[0] as Sheet });

  async function verdicts(
    board: string,
  ): Promise<{ ours: boolean; second: boolean; naive: boolean }> {
    const file = join(folder, 'board.jsonl');
    writeFileSync(file, board);
    const args = [independent, `--least-bits=${keyBits}`, file];
    const second = await promisify(execFile)(process.execPath, args).then(
      () => true,
      () => false,
    );
    const entries = board
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as BoardEntry);
    return {
      ours: verifyBoardFile(board, { modulusBits: keyBits }).ok,
      second,
      naive: verifyChain(entries).ok, // hashes alone: whoever writes the board recomputes them
    };
  }

  it('the honest board is verified by both, so that what follows is no matter of form', async () => {
    expect(await verdicts(exportBoard([...honest]))).toEqual({
      ours: true,
      second: true,
      naive: true,
    });
    expect(await verdicts(written(composed([], 11)))).toEqual({
      ours: true,
      second: true,
      naive: true,
    });
  });

  it('is refused by its own closing: more ballots than tickets, and more tickets than voters', () => {
    expect(() => composed([praise(realKey)], 11)).toThrow();
    expect(() => composed([praise(realKey), praise(realKey)], 13)).toThrow();
  });

  const more = (body: OpenedBody): OpenedBody => ({
    ...body,
    ticketClasses: body.ticketClasses.map((one) => ({ ...one, eligible: one.eligible + 8 })),
    paper: [{ classId: 'attendee', printed: 8, commitment: 'ab'.repeat(32) }],
  });
  const stuffings: Record<string, () => string> = {
    'two tickets by the real key, beyond those who may vote': () =>
      written(composed([praise(realKey), praise(realKey)], 13, more)),
    'a ticket by a key of its own, within those who may vote': () => {
      const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const own = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      return written(composed([praise(own)], 12));
    },
    'a ticket by the real key, turnout as issued': () => {
      const body = composed([praise(realKey)], 12);
      body.turnout.forEach((one) => (one.issued = 11));
      return written(body);
    },
    'the sheet of one ticket twice': () => {
      const [one] = tickets as [Ticket];
      const body = composed([praise(realKey)], 12);
      const extra = body.tickets.find(
        ({ preparedMessage }) =>
          !tickets.some((ticket) => ticket.preparedMessage === preparedMessage),
      );
      Object.assign(extra ?? {}, one);
      body.tickets.sort((a, b) => (a.preparedMessage < b.preparedMessage ? -1 : 1));
      return written(body);
    },
    'paper forms nobody printed': () =>
      edited((body) => {
        const all = { issued: 8, cast: 8, void: 0, missing: 0, counted: 8 };
        body.paper = [{ classId: 'attendee', ...all }];
      }),
    'paper forms nobody printed, counted with the rest': () => {
      const paper = [{ classId: 'attendee', issued: 3, sheets: sheets.slice(0, 3) }];
      const ballots = tickets.map((ticket, at) => ({
        ...ticket,
        ...{ classId: 'attendee', sheet: sheets[at] ?? null },
      }));
      const input = { issued: { attendee: 11 }, ballots, paper };
      return written(composeClosing(more(opened()), input).body);
    },
    'a better tally': () => edited(({ tally }) => tally.forEach((one) => (one.favourable += 1))),
    'better pieces': () =>
      edited(({ pieces }) => {
        const worse = pieces.find(({ grade }) => grade === 'poor') as { count: number };
        const better = pieces.find(({ grade }) => grade === 'good') as { count: number };
        worse.count -= 1;
        better.count += 1;
      }),
    'better pieces and a tally that agrees, beyond the sheets': () => {
      const body = composed([praise(realKey)], 12);
      return written({ ...body, tickets: closed().tickets, turnout: closed().turnout });
    },
    'a larger turnout': () =>
      edited(({ turnout }) =>
        turnout.forEach((one) => Object.assign(one, { issued: 12, cast: 12 })),
      ),
    'a ballot left out': () => edited(({ tickets: list }) => void list.pop()),
    'a ballot left out, with its turnout': () =>
      edited((body) => {
        body.tickets.pop();
        body.turnout.forEach((one) => Object.assign(one, { cast: 10, counted: 10 }));
      }),
    'an opening with more voters, the closing unchanged': () =>
      exportBoard([appendEntry([], { kind: 'opened', body: more(opened()) }), honest[1]]),
    'entries swapped': () => exportBoard([honest[1], honest[0]]),
  };

  it.each(Object.entries(stuffings))('both verifiers refuse %s', async (name, board) => {
    const { ours, second, naive } = await verdicts(board());
    expect({ ours, second }).toEqual({ ours: false, second: false });
    // Whoever recounts hashes alone sees nothing, except where the chain itself was broken.
    expect(naive).toBe(!/entries swapped|closing unchanged/.test(name));
  });

  it('an opening written anew has another hash than the one that was posted and that every device keeps', () => {
    const other = appendEntry([], { kind: 'opened', body: more(opened()) });
    expect(other.hash).not.toBe(honest[0].hash);
  });

  it('through the box: what was signed without being asked for does not come into the count', async () => {
    const scene = await Scene.opened(harness, 6);
    const key = await ticketKey(scene);
    const sheet = await scene.sheet([
      ['good', 'good'],
      ['good', 'good'],
    ]);
    await scene.cast(await scene.ticketFor(scene.voters[0] as never), sheet);
    for (let at = 0; at < 3; at += 1)
      expect((await scene.cast(ticketBy(key), sheet)).answer.errors).toBeUndefined();
    await scene.seal();
    await scene.takeOver();
    const counted = await scene.count();
    expect(codeOf(counted)).toBe('BALLOT_CLOSING_REFUSED');
    expect(
      await harness.sql('SELECT 1 FROM board.entry WHERE appraisal_id = $1 AND seq = 1', [
        scene.appraisalId,
      ]),
    ).toEqual([]);
  });

  it('through the box: it takes no more tickets than it has room for', async () => {
    const scene = await Scene.opened(harness, 6);
    const key = await ticketKey(scene);
    const sheet = await scene.sheet([
      ['good', 'good'],
      ['good', 'good'],
    ]);
    const answers = [];
    for (let at = 0; at < 20; at += 1)
      answers.push((await scene.cast(ticketBy(key), sheet)).answer);
    const codes = answers.map((answer) => codeOf(answer) ?? 'taken');
    expect(codes.slice(-4)).toEqual(Array(4).fill('BALLOT_BOX_FULL'));
    expect(codes.filter((code) => code === 'taken').length).toBeLessThanOrEqual(16);
  });
});
