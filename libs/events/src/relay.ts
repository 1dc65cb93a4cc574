import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { CloudEvent } from '@huiyin/contracts';
import type { Logger } from '@huiyin/observability';
import { RelayStopped } from './events.errors';
import type { EventTransport } from './transport';
import { Waker, within } from './waker';

export interface RelayOptions {
  readonly databaseUrl: string;
  readonly transport: EventTransport;
  readonly logger: Logger;
  /** Events per send to the transport. */
  readonly batchSize?: number;
  /** Longest idle time between two looks; a commit in this process wakes the relay at once. */
  readonly idleMs?: number;
  /** Named fail points for tests: what happens between two side effects. */
  readonly failPoint?: (at: 'after-send') => Promise<void>;
  readonly onRelayed?: (count: number) => void;
}

interface OutboxRow {
  id: string;
  topic: string;
  partition_key: string;
  event: CloudEvent;
}

const relayLock = 7316002;
// Each look walks over the index entries of all that was relayed since the last vacuum: a backlog needs few looks.
const batchesPerTransaction = 4;
const whileAnotherRelaysMs = 25;
// Woken at every commit, a relay would look after each one; one look for all that came meanwhile costs writers less (P14).
const betweenLooksMs = 40;
const stopWithinMs = 3_000;

/**
 * Moves committed outbox rows to the transport: one relay at a time per database, in `seq` order, marked after the
 * transport has them. At least once; per key in order, because whoever emits holds the aggregate's row lock.
 */
export class Relay {
  private running = false;
  private loop: Promise<void> = Promise.resolve();
  private isOver = false;
  private lastLookAt = 0;
  private anotherIsRelaying = false;
  private client: Client | null = null;
  private readonly waker = new Waker();

  constructor(private readonly options: RelayOptions) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.isOver = false;
    this.loop = this.work();
  }

  /** Cheap and safe to call after every commit. */
  wake(): void {
    this.waker.wake();
  }

  /** Sends what is still waiting, then stops. With the transport out of reach it gives up after 3 s: the outbox keeps it. */
  async stop(): Promise<void> {
    this.running = false;
    this.wake();
    const lastRound = this.loop.then(() => this.drainOnce());
    await within(
      stopWithinMs,
      lastRound.catch((error: unknown) =>
        this.options.logger.warn({ err: error }, 'last relay round failed'),
      ),
    );
    this.isOver = true;
    await within(stopWithinMs, this.client?.end() ?? Promise.resolve());
    this.client = null;
  }

  /** One transaction, up to four batches; how many events were relayed. For the loop and for tests. */
  async relayBatch(): Promise<number> {
    const client = await this.connected();
    let count: number;
    try {
      await client.query('BEGIN');
      count = await this.relayLocked(client);
      await client.query('COMMIT');
    } catch (error) {
      // The connection's state is unknown: drop it. Unmarked rows are sent again, consumers know their ids.
      this.drop(client);
      throw error;
    }
    if (count === 0) return 0;
    await this.options.transport.published();
    this.options.onRelayed?.(count);
    return count;
  }

  private async relayLocked(client: Client): Promise<number> {
    const lock = await client.query('SELECT pg_try_advisory_xact_lock($1) AS mine', [relayLock]);
    this.anotherIsRelaying = !lock.rows[0].mine;
    if (this.anotherIsRelaying) return 0;
    const { batchSize } = this;
    const { rows } = await client.query<OutboxRow>({
      name: 'relay-next',
      text: `SELECT id, topic, partition_key, event FROM events.outbox_message
             WHERE position IS NULL ORDER BY seq LIMIT $1`,
      values: [this.mostPerLook],
    });
    if (rows.length === 0) return 0;
    const outgoing = rows.map(({ topic, partition_key, event }) => ({
      topic,
      key: partition_key,
      event,
    }));
    for (let start = 0; start < outgoing.length; start += batchSize)
      await this.options.transport.publish(outgoing.slice(start, start + batchSize));
    await this.options.failPoint?.('after-send');
    await client.query({
      name: 'relay-mark',
      text: `WITH mark AS (UPDATE events.relay_mark SET position = position + $2 RETURNING position - $2 AS before)
             UPDATE events.outbox_message o SET published_at = now(), position = mark.before + sent.ordinal
             FROM unnest($1::uuid[]) WITH ORDINALITY AS sent(id, ordinal), mark
             WHERE o.id = sent.id`,
      values: [rows.map(({ id }) => id), rows.length],
    });
    return rows.length;
  }

  private async work(): Promise<void> {
    let pause = 0;
    let failures = 0;
    while (this.running) {
      this.waker.clear();
      try {
        await this.drainBacklog();
        failures = 0;
        pause = this.anotherIsRelaying ? whileAnotherRelaysMs : (this.options.idleMs ?? 500);
      } catch (error) {
        pause = Math.min(100 * 2 ** failures, 2_000);
        failures += 1;
        this.options.logger.warn(
          { err: error, pauseMs: pause },
          'relay could not send; trying again',
        );
      }
      if (this.running) await this.waker.rest(pause);
      if (this.running) await sleep(betweenLooksMs - (performance.now() - this.lastLookAt));
    }
  }

  /** Looks again at once only after a look that could not take everything. */
  private async drainBacklog(): Promise<void> {
    do this.lastLookAt = performance.now();
    while ((await this.relayBatch()) >= this.mostPerLook);
  }

  private async drainOnce(): Promise<void> {
    while ((await this.relayBatch()) > 0);
  }

  private get batchSize(): number {
    return this.options.batchSize ?? 500;
  }

  private get mostPerLook(): number {
    return this.batchSize * batchesPerTransaction;
  }

  private async connected(): Promise<Client> {
    if (this.isOver) throw new RelayStopped();
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: 'relay',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('error', () => this.drop(client));
    await client.connect();
    this.client = client;
    return client;
  }

  private drop(client: Client): void {
    if (this.client === client) this.client = null;
    client.end().catch(() => undefined);
  }
}
