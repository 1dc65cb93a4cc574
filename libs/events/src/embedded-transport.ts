import { Pool } from 'pg';
import type { Logger } from '@huiyin/observability';
import { channel, OutboxReader } from './outbox-reader';
import type { EventTransport, Running, Subscription } from './transport';
import { within } from './waker';

export interface EmbeddedTransportOptions {
  /** The own database: keeps the reader's place. */
  readonly databaseUrl: string;
  /** Per producing service, a URL that may read its outbox and nothing else. */
  readonly sources: Readonly<Record<string, string>>;
  readonly logger: Logger;
  readonly idleMs?: number;
  readonly batchSize?: number;
}

const firstLookWithinMs = 5_000;

/** No broker: consumers read the producers' outbox by the position the relay gave. For `npm start` and small sites. */
export class EmbeddedTransport implements EventTransport {
  private readonly own: Pool;
  private readonly running = new Set<Running>();

  constructor(private readonly options: EmbeddedTransportOptions) {
    this.own = new Pool({
      connectionString: options.databaseUrl,
      max: 4,
      application_name: 'embedded-transport',
      connectionTimeoutMillis: 5_000,
    });
    this.own.on('error', () => undefined); // the pool replaces an idle connection that broke
  }

  publish(): Promise<void> {
    return Promise.resolve(); // the mark itself makes a row readable
  }

  async published(): Promise<void> {
    // One coalesced NOTIFY, outside every write transaction: inside, it would take a global lock at each commit.
    await this.own.query(`NOTIFY ${channel}`);
  }

  deadLetter(): Promise<void> {
    return Promise.resolve(); // the dead_letter table is all there is
  }

  async check(): Promise<void> {
    await this.own.query('SELECT 1');
  }

  async subscribe(subscription: Subscription): Promise<Running> {
    const readers = subscription.sources.map((source) => this.reader(subscription, source));
    const firstLooks = readers.map((reader) => reader.start());
    const running: Running = {
      stop: async () => {
        this.running.delete(running);
        await Promise.all(readers.map((reader) => reader.stop()));
      },
    };
    this.running.add(running);
    await within(firstLookWithinMs, Promise.all(firstLooks));
    return running;
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((each) => each.stop()));
    await this.own.end();
  }

  private reader(subscription: Subscription, source: string): OutboxReader {
    const url = this.options.sources[source];
    if (url === undefined)
      throw new Error(`cannot happen: no event source "${source}" is configured`);
    return new OutboxReader({ ...this.options, own: this.own, subscription, source, url });
  }
}
