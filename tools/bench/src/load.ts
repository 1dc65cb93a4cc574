import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { ServerProcess } from './server-process';
import { type WireAnswer, WireConnection } from './wire';

export interface Load {
  readonly server: ServerProcess;
  readonly body: string;
  /** Called for each request: every one carries another credential. */
  readonly headers: (at: number) => Record<string, string>;
  readonly seconds?: number;
  readonly connections?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** Answers per second of the server's own CPU: what a machine busy with other things changes least. */
  readonly perCpuSecond: number;
  /** SHA-256 of the answer as parsed and written again; all answers of a run must be equal, byte for byte. */
  readonly answerHash: string;
}

/** A closed loop over keep-alive connections. Throws when an answer is not 200 or differs from the first. */
export async function load({
  server,
  body,
  headers,
  seconds = 2,
  connections = 16,
}: Load): Promise<LoadResult> {
  const open = Array.from({ length: connections }, () => WireConnection.open(server.url));
  const wires = await Promise.all(open);
  let sent = 0;
  let first: Buffer | null = null;
  const ask = async (wire: WireConnection) => {
    const answer = await wire.post(headers(sent++), body);
    if (!first && answer.body.includes('"errors"')) throw new WrongAnswer(server.url, answer);
    first ??= answer.body;
    if (answer.status !== 200 || !answer.body.equals(first))
      throw new WrongAnswer(server.url, answer);
  };
  const repeatFor = async (ms: number) => {
    const end = performance.now() + ms;
    let done = 0;
    const worker = async (wire: WireConnection) => {
      for (; performance.now() < end; done += 1) await ask(wire);
    };
    await Promise.all(wires.map(worker));
    return done;
  };
  await repeatFor(700); // plans, compiled code and the machine's caches warm
  const [startedAt, cpuBefore] = [performance.now(), server.cpuSeconds()];
  const done = await repeatFor(seconds * 1_000);
  const perSecond = (done * 1_000) / (performance.now() - startedAt);
  const perCpuSecond = done / (server.cpuSeconds() - cpuBefore);
  wires.forEach((wire) => wire.close());
  return { perSecond, perCpuSecond, answerHash: hashOf(first) };
}

// Contenders may write the same answer with another spacing.
function hashOf(answer: Buffer | null): string {
  const { data } = JSON.parse(String(answer)) as { data: unknown };
  return createHash('sha256').update(JSON.stringify(data)).digest('hex');
}

export class WrongAnswer extends Error {
  constructor(url: string, { status, body }: WireAnswer) {
    super(`${url} answered ${status}: ${body.toString('utf8', 0, 300)}`);
    this.name = 'WrongAnswer';
  }
}
