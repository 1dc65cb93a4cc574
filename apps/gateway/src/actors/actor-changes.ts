import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'undici';
import { z } from 'zod';
import { Actor, actorHeader } from '@huiyin/identity';
import type { ActorCache } from './actor-cache';
import type { SignedActors } from './signed-actors';

const announcement = z.object({ personIds: z.array(z.string()) });
// The directory sends a comment line at least every 15 s; three missed ones mean the connection is dead.
const silenceMs = 45_000;
const longestPauseMs = 2_000;

/**
 * Follows `GET /internal/actor-changes` (server-sent events, one `data: {"personIds":[…]}` per change) and makes the
 * cache forget those people. After every (re)connection the whole cache goes: announcements may have been missed.
 */
export class ActorChanges {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly directory: { readonly name: string; readonly url: string },
    private readonly cache: Pick<ActorCache, 'forget' | 'forgetAll'>,
    private readonly signed: SignedActors,
  ) {}

  start(): void {
    this.running ??= this.follow();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async follow(): Promise<void> {
    const { origin, pathname } = new URL(this.directory.url);
    const client = new Client(origin, { headersTimeout: 5_000, bodyTimeout: silenceMs });
    const path = `${pathname.replace(/\/graphql$/, '')}/internal/actor-changes`;
    let pauseMs = 100;
    while (!this.stopping.signal.aborted) {
      const connected = await this.readOnce(client, path).catch(() => false);
      pauseMs = connected ? 100 : Math.min(2 * pauseMs, longestPauseMs);
      await sleep(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    await client.destroy();
  }

  /** True once the directory had answered: the next attempt need not wait. */
  private async readOnce(client: Client, path: string): Promise<boolean> {
    const headers = {
      accept: 'text/event-stream',
      [actorHeader]: this.signed.for(Actor.anonymous(), this.directory.name),
    };
    const { signal } = this.stopping;
    const { statusCode, body } = await client.request({ method: 'GET', path, headers, signal });
    if (statusCode !== 200) {
      await body.dump();
      return false;
    }
    this.cache.forgetAll();
    try {
      for await (const line of lines(body)) this.read(line);
    } catch {
      // A broken stream is the ordinary end of one: the caller connects again, and the cache is emptied then.
    }
    return true;
  }

  private read(line: string): void {
    if (!line.startsWith('data:')) return;
    const parsed = announcement.safeParse(parsedOrNull(line.slice('data:'.length)));
    // What cannot be read may concern anybody.
    if (parsed.success) this.cache.forget(parsed.data.personIds);
    else this.cache.forgetAll();
  }
}

async function* lines(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = parts.pop() ?? '';
    yield* parts;
  }
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
