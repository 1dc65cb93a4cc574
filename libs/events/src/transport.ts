import type { CloudEvent } from '@huiyin/contracts';

export interface OutgoingEvent {
  readonly topic: string;
  readonly key: string;
  readonly event: CloudEvent;
}

export interface Subscription {
  /** Names the reader; its place is remembered under this name. */
  readonly consumer: string;
  /** Producing services, e.g. `organization`. */
  readonly sources: readonly string[];
  /** `broadcast`: from now on, to every running copy, without a remembered place. */
  readonly mode?: 'group' | 'broadcast';
  /** Must not throw for a bad event (that is the consumer's business), only when delivery has to be tried again. */
  readonly handle: (event: CloudEvent) => Promise<void>;
  /**
   * Instead of `handle`, for consumers that work faster on many: a run of the stream, per key in order. Resolves when
   * all of it is done; rejects when all of it has to be delivered again.
   */
  readonly handleMany?: (events: readonly CloudEvent[]) => Promise<void>;
}

export interface Running {
  stop(): Promise<void>;
}

/** Carries events from a relay to consumers: ordered per key, at least once. Two of them: `kafka` and `embedded`. */
export interface EventTransport {
  /** Resolves when every event is safe with the transport. */
  publish(events: readonly OutgoingEvent[]): Promise<void>;
  /** Called after the relay's mark was committed. */
  published(): Promise<void>;
  /** Resolves when the reader stands at its place, or after a few seconds while it goes on trying to get there. */
  subscribe(subscription: Subscription): Promise<Running>;
  /** A copy of what could not be handled, for operators. */
  deadLetter(consumer: string, event: CloudEvent, reason: string): Promise<void>;
  /** Rejects when the transport is out of reach. */
  check(): Promise<void>;
  close(): Promise<void>;
}
