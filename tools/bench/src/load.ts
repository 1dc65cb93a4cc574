import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { Pool } from 'undici';

export interface Load {
  readonly url: string;
  readonly body: string;
  /** Called for each request: every one carries another credential. */
  readonly headers: (at: number) => Record<string, string>;
  readonly seconds?: number;
  readonly connections?: number;
}

export interface LoadResult {
  readonly perSecond: number;
  /** SHA-256 of the answer; all answers of a run must be equal. */
  readonly answerHash: string;
}

/** A closed loop over keep-alive connections. Throws when an answer is not 200 or differs from the first. */
export async function load({
  url,
  body,
  headers,
  seconds = 3,
  connections = 16,
}: Load): Promise<LoadResult> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  let sent = 0;
  let first: string | null = null;
  const ask = async () => {
    const answer = await pool.request({
      path: pathname,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers(sent++) },
      body,
    });
    const text = await answer.body.text();
    first ??= text;
    if (answer.statusCode !== 200 || text !== first || text.includes('"errors"'))
      throw new WrongAnswer(url, answer.statusCode, text);
  };
  for (let at = 0; at < 50; at += 1) await ask(); // plans and compiled code warm
  const started = performance.now();
  const end = started + seconds * 1000;
  let done = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await ask();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  const perSecond = done / ((performance.now() - started) / 1000);
  await pool.close();
  return {
    perSecond,
    answerHash: createHash('sha256')
      .update(first ?? '')
      .digest('hex'),
  };
}

export class WrongAnswer extends Error {
  constructor(url: string, status: number, text: string) {
    super(`${url} answered ${status}: ${text.slice(0, 300)}`);
    this.name = 'WrongAnswer';
  }
}
