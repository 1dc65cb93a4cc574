import { randomUUID } from 'node:crypto';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { CloudEvent } from '@huiyin/contracts';
import type { Logger } from '@huiyin/observability';
import { hand } from './keyed-queue';
import type { Subscription } from './transport';
import { Waker, within } from './waker';

export interface TopicReaderOptions {
  readonly kafka: Kafka;
  readonly subscription: Subscription;
  readonly logger: Logger;
}

const sliceSize = 200;
const heartbeatMs = 1_000;
const stopWithinMs = 4_000;
const againAfterMs = 2_000;

/** Follows the producers' topics as a member of one consumer group; builds itself anew when the client gives up. */
export class TopicReader {
  private alive = false;
  private loop: Promise<void> = Promise.resolve();
  private readonly waker = new Waker();
  private hasJoined: () => void = () => undefined;
  private readonly groupId: string;

  constructor(private readonly options: TopicReaderOptions) {
    const group = `huiyin.${options.subscription.consumer}`;
    this.groupId = this.isBroadcast() ? `${group}.${randomUUID()}` : group;
  }

  /** Resolves when the reader has joined its group and looked for messages once: nothing later is missed. */
  start(): Promise<void> {
    this.alive = true;
    const joined = new Promise<void>((resolve) => (this.hasJoined = resolve));
    this.loop = this.work();
    return joined;
  }

  async stop(): Promise<void> {
    this.alive = false;
    this.waker.wake();
    await within(stopWithinMs, this.loop);
  }

  private async work(): Promise<void> {
    while (this.alive) {
      const consumer = this.consumer();
      const crashed = new Promise<Error>((resolve) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => {
          if (!payload.restart) resolve(payload.error);
        });
      });
      crashed.then((error) => this.giveUp(error)).catch(() => undefined);
      await this.run(consumer).catch((error: unknown) => this.giveUp(error));
      if (this.alive) await this.waker.rest(2 ** 31 - 1); // until the client gives up or somebody stops the reader
      await consumer.disconnect().catch(() => undefined);
      this.waker.clear();
      if (this.alive) await this.waker.rest(againAfterMs);
    }
  }

  private giveUp(error: unknown): void {
    this.options.logger.warn(
      { err: error, groupId: this.groupId },
      'kafka consumer gave up; starting a new one',
    );
    this.waker.wake();
  }

  private async run(consumer: Consumer): Promise<void> {
    consumer.on(consumer.events.FETCH, () => this.hasJoined());
    await consumer.connect();
    await consumer.subscribe({
      topics: this.options.subscription.sources.map((source) => `huiyin.${source}`),
      fromBeginning: !this.isBroadcast(),
    });
    await consumer.run({
      eachBatchAutoResolve: false,
      autoCommitInterval: 1_000,
      autoCommitThreshold: 1_000,
      partitionsConsumedConcurrently: 6,
      eachBatch: (payload) => this.consume(payload),
    });
  }

  private consumer(): Consumer {
    return this.options.kafka.consumer({
      groupId: this.groupId,
      allowAutoTopicCreation: false,
      sessionTimeout: 10_000,
      heartbeatInterval: heartbeatMs,
      maxWaitTimeInMs: 250,
      retry: {
        retries: 10,
        initialRetryTime: 100,
        maxRetryTime: 1_000,
        restartOnFailure: async () => this.alive,
      },
    });
  }

  private async consume(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, commitOffsetsIfNecessary, heartbeat, isRunning, isStale } =
      payload;
    // A slice may take longer than the session: without a sign of life the group would hand the partition on.
    const signOfLife = setInterval(() => void heartbeat().catch(() => undefined), heartbeatMs);
    try {
      for (let start = 0; start < batch.messages.length; start += sliceSize) {
        if (!isRunning() || isStale()) return;
        const slice = batch.messages.slice(start, start + sliceSize);
        const events = slice
          .map(({ value }) => this.read(value, batch.topic))
          .filter((event) => event !== null);
        await hand(events, this.options.subscription);
        // Resolved only after the work has committed; a crash before this delivers again.
        for (const { offset } of slice) resolveOffset(offset);
        await heartbeat();
        await commitOffsetsIfNecessary();
      }
    } finally {
      clearInterval(signOfLife);
    }
  }

  private read(value: Buffer | null, topic: string): CloudEvent | null {
    try {
      const event = JSON.parse(String(value)) as CloudEvent;
      if (event.specversion === '1.0' && typeof event.id === 'string') return event;
    } catch {
      // told below
    }
    this.options.logger.error({ topic }, 'a message that is no CloudEvent was passed over');
    return null;
  }

  private isBroadcast(): boolean {
    return this.options.subscription.mode === 'broadcast';
  }
}
