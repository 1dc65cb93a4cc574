import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { silentLogger as logger } from '@huiyin/observability';
import type { TestDatabase } from '@huiyin/testing';
import { declareTopics, type RunningBroker, startBroker } from '@huiyin/kafka-tool';
import { EmbeddedTransport, type EventTransport, KafkaTransport } from '../src';
import type { World } from './world';

export interface TransportUnderTest {
  start(): Promise<void>;
  stop(): Promise<void>;
  forProducer(world: World): EventTransport;
  forConsumer(world: World, database: TestDatabase): EventTransport;
  /** Declares what the service `service` needs. */
  prepare?(service: string): Promise<void>;
}

export const embedded: TransportUnderTest = {
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  forProducer: ({ producer }) =>
    new EmbeddedTransport({ databaseUrl: producer.url, sources: {}, logger }),
  forConsumer: ({ producer }, { url }) =>
    new EmbeddedTransport({
      databaseUrl: url,
      sources: { campaigns: producer.urlAs('events_reader') },
      logger,
      idleMs: 50,
    }),
};

/** A real broker; its topics are shared by all cases, so each case looks at its own bureau only. */
export class KafkaUnderTest implements TransportUnderTest {
  private folder = '';
  private broker: RunningBroker | null = null;
  private brokers = '';

  async start(): Promise<void> {
    this.folder ||= await mkdtemp(join(tmpdir(), 'huiyin-events-kafka-'));
    const port = Number(this.brokers.split(':')[1]) || undefined;
    this.broker = await startBroker({ dataDir: this.folder, port });
    this.brokers = this.broker.brokers;
    await declareTopics(this.brokers);
  }

  async stop(): Promise<void> {
    await this.broker?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** The broker dies; `start` brings it back on the same port with the same data. */
  async kill(): Promise<void> {
    this.broker?.kill();
    await this.broker?.exited;
  }

  forProducer(): EventTransport {
    return this.transport('producer');
  }

  forConsumer(): EventTransport {
    return this.transport('consumer');
  }

  async prepare(service: string): Promise<void> {
    const topic = `huiyin.${service}.dead-letter`;
    await this.withAdmin((admin) =>
      admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true }),
    );
  }

  /** Messages on a topic, over all partitions. */
  async count(topic: string): Promise<number> {
    const offsets = await this.withAdmin((admin) => admin.fetchTopicOffsets(topic));
    return offsets.reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0);
  }

  private async withAdmin<T>(work: (admin: ReturnType<Kafka['admin']>) => Promise<T>): Promise<T> {
    const admin = new Kafka({ brokers: [this.brokers], logLevel: logLevel.NOTHING }).admin();
    await admin.connect();
    return work(admin).finally(() => admin.disconnect());
  }

  private transport(clientId: string): EventTransport {
    return new KafkaTransport({ brokers: [this.brokers], clientId, logger, sendTimeoutMs: 2_000 });
  }
}
