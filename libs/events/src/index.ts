export { createTransport, type TransportChoice } from './create-transport';
export { type DeadLetter, redeliver, type RedeliveryOutcome } from './dead-letters';
export { EmbeddedTransport } from './embedded-transport';
export { EventConsumer, type EventConsumerOptions } from './event-consumer';
export { EventUnreadable } from './events.errors';
export { createEventTables, dropEventTables } from './event-tables';
export { KafkaTransport } from './kafka-transport';
export { type Reaction, type ReceivedEvent, runOnce, type RunOutcome } from './reaction';
export { Relay, type RelayOptions } from './relay';
export type { EventTransport, OutgoingEvent, Running, Subscription } from './transport';
export {
  sqlState,
  type Tx,
  UnitOfWork,
  type UnitOfWorkOptions,
  violatedConstraint,
} from './unit-of-work';
