import { Client, Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { CloudEvent } from '@huiyin/contracts';
import { newId, systemClock } from '@huiyin/kernel';
import { silentLogger } from '@huiyin/observability';
import { createDataSource } from '@huiyin/persistence';
import { templateDatabase, type TestDatabase } from '@huiyin/testing';
import {
  EventConsumer,
  type EventConsumerOptions,
  type EventTransport,
  Relay,
  type RelayOptions,
  UnitOfWork,
} from '../src';
import type { TransportUnderTest } from './transports';
import {
  countSteps,
  CreateWalks1760000000001,
  CreateWalkViews1760000000002,
  Walk,
  type WalkView,
} from './walks';

type Stoppable = () => Promise<unknown>;

/** One producing and one consuming service, each with its own database, and whatever was started in between. */
export class World {
  readonly bureauId = newId();
  readonly service = `t${newId().slice(0, 8)}`;
  readonly logger = silentLogger;
  private readonly toStop: Stoppable[] = [];

  private constructor(
    readonly producer: TestDatabase,
    readonly consumer: TestDatabase,
    readonly admin: { readonly producer: Pool; readonly consumer: Pool },
  ) {}

  static async open(): Promise<World> {
    const producer = await templateDatabase('campaigns', [CreateWalks1760000000001]);
    const consumer = await emptyConsumer();
    const pool = (url: string) => {
      const made = new Pool({ connectionString: url, max: 2 });
      made.on('error', () => undefined); // tests cut connections
      return made;
    };
    const admin = { producer: pool(producer.adminUrl), consumer: pool(consumer.adminUrl) };
    const world = new World(producer, consumer, admin);
    world.atEnd(async () => {
      await Promise.all([admin.producer.end(), admin.consumer.end()]);
      await Promise.all([producer.drop(), consumer.drop()]);
    });
    return world;
  }

  /** A second consuming service that knows nothing yet. */
  async anotherConsumer(): Promise<TestDatabase> {
    const database = await emptyConsumer();
    this.toStop.push(() => database.drop());
    return database;
  }

  atEnd(stop: Stoppable): void {
    this.toStop.unshift(stop);
  }

  async close(): Promise<void> {
    for (const stop of this.toStop) await stop();
  }

  async unitOfWork(url: string, onCommitted?: () => void, poolSize = 10): Promise<UnitOfWork> {
    const dataSource: DataSource = createDataSource({
      url,
      entities: [Walk],
      migrations: [],
      applicationName: 'events-test',
      poolSize,
    });
    await dataSource.initialize();
    this.atEnd(() => dataSource.destroy().catch(() => undefined));
    return new UnitOfWork({
      dataSource,
      clock: systemClock,
      ...(onCommitted ? { onCommitted } : {}),
    });
  }

  writers(poolSize = 10, onCommitted?: () => void): Promise<UnitOfWork> {
    return this.unitOfWork(this.producer.url, onCommitted, poolSize);
  }

  relay(transport: EventTransport, options: Partial<RelayOptions> = {}): Relay {
    const relay = new Relay({
      databaseUrl: this.producer.url,
      transport,
      logger: this.logger,
      idleMs: 20,
      ...options,
    });
    this.atEnd(() => relay.stop());
    return relay;
  }

  /** A relay that runs, over a transport of its own. */
  async startRelay(under: TransportUnderTest, options: Partial<RelayOptions> = {}): Promise<Relay> {
    const relay = this.relay(this.open(under.forProducer(this)), options);
    relay.start();
    return relay;
  }

  async startConsumer(
    under: TransportUnderTest,
    options: Partial<EventConsumerOptions> & { database?: TestDatabase } = {},
  ): Promise<EventConsumer> {
    const { database = this.consumer, ...rest } = options;
    const service = rest.service ?? this.service;
    await under.prepare?.(service);
    const consumer = new EventConsumer({
      service,
      unitOfWork: await this.unitOfWork(database.url),
      transport: this.open(under.forConsumer(this, database)),
      reactions: [countSteps],
      logger: this.logger,
      ...rest,
    });
    await consumer.start();
    this.atEnd(() => consumer.stop());
    return consumer;
  }

  /** Closed at the end, after everything that uses it. */
  open<T extends EventTransport>(transport: T): T {
    this.atEnd(() => transport.close());
    return transport;
  }

  async outbox(): Promise<{ seq: number; position: number | null; event: CloudEvent }[]> {
    const { rows } = await this.admin.producer.query(
      'SELECT seq::integer, position::integer, event FROM events.outbox_message ORDER BY seq',
    );
    return rows;
  }

  /** The consumer's projection of this world's walks. */
  async views(database: TestDatabase = this.consumer): Promise<WalkView[]> {
    return query(
      database.adminUrl,
      'SELECT id, last_step, applied, out_of_order FROM walk_view WHERE bureau_id = $1 ORDER BY id',
      [this.bureauId],
    );
  }

  async applied(): Promise<number> {
    const views = await this.views();
    return views.reduce((sum, { applied }) => sum + applied, 0);
  }

  async deadLetters(): Promise<
    { reaction: string; reason: string; attempts: number; event: CloudEvent }[]
  > {
    return query(this.consumer.adminUrl, 'SELECT * FROM events.dead_letter ORDER BY died_at');
  }
}

function emptyConsumer(): Promise<TestDatabase> {
  return templateDatabase('rectification', [CreateWalkViews1760000000002]);
}

export async function query<T>(url: string, sql: string, params: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql, params)).rows as T[];
  } finally {
    await client.end();
  }
}

/** Lets each commit of an event wait at random after its sequence number was drawn: they commit out of order. */
export async function slowCommits(world: World, upToSeconds: number): Promise<void> {
  await world.admin.producer.query(`
    CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM pg_sleep(random() * ${upToSeconds}); RETURN NULL; END $$;
    CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON events.outbox_message
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow_commit();`);
}
