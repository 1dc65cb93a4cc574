import { Client, type Pool } from 'pg';
import type { CloudEvent } from '@huiyin/contracts';
import type { Logger } from '@huiyin/observability';
import { hand } from './keyed-queue';
import type { Subscription } from './transport';
import { Waker } from './waker';

export interface OutboxReaderOptions {
  /** The consumer's database: keeps the place. */
  readonly own: Pool;
  readonly subscription: Subscription;
  readonly source: string;
  /** The producer's database, as a role that may read its outbox. */
  readonly url: string;
  readonly logger: Logger;
  readonly idleMs?: number;
  readonly batchSize?: number;
}

export const channel = 'huiyin_outbox';

/** Follows one producer's outbox in the order of the relay's positions, from the remembered place on. */
export class OutboxReader {
  private alive = false;
  private loop: Promise<void> = Promise.resolve();
  private client: Client | null = null;
  private place: bigint | null = null;
  private readonly waker = new Waker();
  private standsAtPlace: () => void = () => undefined;

  constructor(private readonly options: OutboxReaderOptions) {}

  /** Resolves when the reader knows its place in the stream. */
  start(): Promise<void> {
    this.alive = true;
    const firstLook = new Promise<void>((resolve) => (this.standsAtPlace = resolve));
    this.loop = this.work();
    return firstLook;
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.alive = false;
    this.waker.wake();
    await this.loop;
    await this.client?.end().catch(() => undefined);
  }

  private async work(): Promise<void> {
    const idle = this.options.idleMs ?? 500;
    while (this.alive) {
      this.waker.clear();
      try {
        while (this.alive && (await this.readBatch()) > 0);
      } catch (error) {
        const { logger, source } = this.options;
        logger.warn({ err: error, source }, 'reading events failed; trying again');
        this.waker.clear();
      }
      if (this.alive) await this.waker.rest(idle);
    }
  }

  private async readBatch(): Promise<number> {
    const client = await this.connected();
    this.place ??= await this.firstPlace(client);
    this.standsAtPlace();
    const { rows } = await client.query<{ position: string; event: CloudEvent }>({
      name: 'outbox-next',
      text: 'SELECT position, event FROM events.outbox_message WHERE position > $1 ORDER BY position LIMIT $2',
      values: [this.place.toString(), this.options.batchSize ?? 500],
    });
    const last = rows.at(-1);
    if (!last || !this.alive) return 0;
    await hand(
      rows.map(({ event }) => event),
      this.options.subscription,
    );
    await this.remember(BigInt(last.position));
    return rows.length;
  }

  private async firstPlace(client: Client): Promise<bigint> {
    const { subscription, source, own } = this.options;
    const { rows } =
      subscription.mode === 'broadcast'
        ? await client.query<{ position: string }>('SELECT position FROM events.relay_mark')
        : await own.query<{ position: string }>(
            'SELECT position FROM events.consumer_offset WHERE consumer = $1 AND source = $2',
            [subscription.consumer, source],
          );
    return BigInt(rows[0]?.position ?? 0);
  }

  private async remember(place: bigint): Promise<void> {
    if (this.options.subscription.mode !== 'broadcast')
      await this.options.own.query(
        // Two copies of a service read side by side: the slower one must not take the place back.
        `INSERT INTO events.consumer_offset AS known (consumer, source, position) VALUES ($1, $2, $3)
         ON CONFLICT ON CONSTRAINT consumer_offset_pk
         DO UPDATE SET position = greatest(known.position, EXCLUDED.position)`,
        [this.options.subscription.consumer, this.options.source, place.toString()],
      );
    this.place = place;
  }

  private async connected(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.options.url,
      application_name: `events-${this.options.subscription.consumer}`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    const gone = () => {
      if (this.client === client) this.client = null;
    };
    client.on('error', gone);
    client.on('end', gone);
    client.on('notification', () => this.waker.wake());
    await client.connect();
    await client.query(`LISTEN ${channel}`).catch((error: unknown) => {
      client.end().catch(() => undefined);
      throw error;
    });
    this.client = client;
    return client;
  }
}
