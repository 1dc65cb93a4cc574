import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import type { CloudEvent } from '@huiyin/contracts';
import type { Logger } from '@huiyin/observability';
import { TopicReader } from './topic-reader';
import type { EventTransport, OutgoingEvent, Running, Subscription } from './transport';
import { within } from './waker';

export interface KafkaTransportOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly logger: Logger;
  readonly sendTimeoutMs?: number;
}

const firstJoinWithinMs = 5_000;
const closeWithinMs = 3_000;

/** acks = all, key = aggregate id, one request in flight. Correctness rests on event id and inbox, not on the producer. */
export class KafkaTransport implements EventTransport {
  private readonly kafka: Kafka;
  private readonly producer: Producer;
  private connected: Promise<void> | null = null;
  private readonly running = new Set<Running>();

  constructor(private readonly options: KafkaTransportOptions) {
    this.kafka = new Kafka({
      clientId: options.clientId,
      brokers: [...options.brokers],
      connectionTimeout: 3_000,
      requestTimeout: options.sendTimeoutMs ?? 10_000,
      retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
      logLevel: logLevel.WARN,
      logCreator:
        () =>
        ({ level, log }) => {
          // A broker that restarts is the transport's everyday life, not an operator's alarm.
          options.logger[level <= logLevel.WARN ? 'warn' : 'debug'](
            { detail: log.message },
            'kafka client',
          );
        },
    });
    this.producer = this.kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      idempotent: false,
      maxInFlightRequests: 1,
    });
  }

  async publish(events: readonly OutgoingEvent[]): Promise<void> {
    await this.ready();
    const topics = new Map<string, OutgoingEvent[]>();
    for (const event of events) {
      const sameTopic = topics.get(event.topic);
      if (sameTopic) sameTopic.push(event);
      else topics.set(event.topic, [event]);
    }
    await this.producer.sendBatch({
      acks: -1,
      topicMessages: [...topics].map(([topic, messages]) => ({
        topic,
        messages: messages.map(({ key, event }) => ({
          key,
          value: JSON.stringify(event),
          headers: headersOf(event),
        })),
      })),
    });
  }

  published(): Promise<void> {
    return Promise.resolve();
  }

  async deadLetter(consumer: string, event: CloudEvent, reason: string): Promise<void> {
    await this.ready();
    await this.producer.send({
      topic: `huiyin.${consumer}.dead-letter`,
      acks: -1,
      messages: [
        {
          key: event.partitionkey,
          value: JSON.stringify(event),
          headers: { ...headersOf(event), reason },
        },
      ],
    });
  }

  async subscribe(subscription: Subscription): Promise<Running> {
    const reader = new TopicReader({
      kafka: this.kafka,
      subscription,
      logger: this.options.logger,
    });
    const joined = reader.start();
    const running: Running = {
      stop: async () => {
        this.running.delete(running);
        await reader.stop();
      },
    };
    this.running.add(running);
    await within(firstJoinWithinMs, joined);
    return running;
  }

  async check(): Promise<void> {
    const admin = this.kafka.admin({ retry: { retries: 0 } });
    await admin.connect();
    await admin.disconnect();
  }

  async close(): Promise<void> {
    await Promise.all([...this.running].map((each) => each.stop()));
    await within(closeWithinMs, this.producer.disconnect());
  }

  private ready(): Promise<void> {
    this.connected ??= this.producer.connect().catch((error: unknown) => {
      this.connected = null;
      throw error;
    });
    return this.connected;
  }
}

function headersOf(event: CloudEvent): Record<string, string> {
  return { 'content-type': 'application/cloudevents+json', ce_id: event.id, ce_type: event.type };
}
