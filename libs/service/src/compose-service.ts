import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { ServiceEnvironment } from '@huiyin/config';
import {
  createTransport,
  EventConsumer,
  type EventTransport,
  type Reaction,
  Relay,
  UnitOfWork,
} from '@huiyin/events';
import {
  createSubgraph,
  type SubgraphOptions,
  type SubgraphSchemaOptions,
} from '@huiyin/graphql-server';
import { type Actor, ActorVerifier } from '@huiyin/identity';
import { type Clock, systemClock } from '@huiyin/kernel';
import {
  createMetrics,
  type Logger,
  type Metrics,
  type ReadinessCheck,
} from '@huiyin/observability';
import { createDataSource, databaseRefusal, ScopedReads } from '@huiyin/persistence';

/** What every service has, ready to be handed to its verbs and queries. */
export interface ServiceParts {
  readonly reads: ScopedReads;
  readonly unitOfWork: UnitOfWork;
  readonly transport: EventTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What one service makes of the parts: its own object graph, written by hand in its composition.ts. */
export interface ServiceWiring<Loaders> {
  /** Resolver instances, looked up by their class. */
  readonly resolvers: readonly object[];
  readonly loaders: (actor: Actor) => Loaders;
  readonly reactions: readonly Reaction[];
  readonly routes?: SubgraphOptions<Loaders>['routes'];
  /** Files in and out through the gateway's `/files/<service>`, which declares them too. */
  readonly files?: SubgraphOptions<Loaders>['files'];
  readonly checks?: Readonly<Record<string, ReadinessCheck>>;
  /** Further things to start and stop with the service. */
  readonly start?: () => Promise<void>;
  readonly stop?: () => Promise<void>;
}

/** What a test may put in place of the real thing. */
export interface ServiceOptions {
  readonly clock?: Clock;
  /** Called once per SQL statement of a read; tests count with it. */
  readonly onStatement?: (sql: string) => void;
}

export interface ServiceDescription<Loaders> extends ServiceOptions {
  readonly name: string;
  readonly environment: ServiceEnvironment;
  readonly logger: Logger;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly definition: Omit<SubgraphSchemaOptions, 'instances'>;
  readonly wire: (parts: ServiceParts) => ServiceWiring<Loaders>;
}

export interface Service {
  start(): Promise<{ port: number; url: string }>;
  /** Stop accepting → drain → stop consumer → stop relay → close pools. */
  stop(): Promise<void>;
}

/** The frame all four services share: database, outbox and relay, consumer, subgraph. */
export async function composeService<Loaders>(
  description: ServiceDescription<Loaders>,
): Promise<Service> {
  const { name, environment, logger, definition } = description;
  const parts = serviceParts(description);
  const { dataSource, reads, transport, relay } = parts;
  const wiring = description.wire(parts);
  const consumer = new EventConsumer({
    service: name,
    unitOfWork: parts.unitOfWork,
    transport,
    reactions: wiring.reactions,
    logger,
    onHandled: parts.count.handled,
  });
  const subgraph = await createSubgraph({
    ...definition,
    name,
    instances: new Map(wiring.resolvers.map((resolver) => [resolver.constructor, resolver])),
    verifier: new ActorVerifier(name, environment.actorKey, parts.clock),
    loaders: wiring.loaders,
    logger,
    metrics: parts.metrics,
    refusalOf: databaseRefusal,
    checks: { database: () => reads.ping(), events: () => transport.check(), ...wiring.checks },
    ...(wiring.routes ? { routes: wiring.routes } : {}),
    ...(wiring.files ? { files: wiring.files } : {}),
  });
  return {
    start: async () => {
      await dataSource.initialize();
      await wiring.start?.();
      relay.start();
      await consumer.start();
      return subgraph.listen(environment.http);
    },
    stop: async () => {
      await subgraph.stop();
      await consumer.stop();
      await wiring.stop?.();
      await relay.stop();
      await transport.close();
      await reads.close();
      await dataSource.destroy();
    },
  };
}

function serviceParts<Loaders>(description: ServiceDescription<Loaders>) {
  const { name, environment, logger, entities, migrations, onStatement } = description;
  const { clock = systemClock } = description;
  const { url, poolSize } = environment.database;
  const database = { url, poolSize, applicationName: name };
  const metrics = createMetrics(name);
  const count = eventCounters(metrics);
  const dataSource = createDataSource({ ...database, entities, migrations });
  const reads = new ScopedReads({ ...database, ...(onStatement ? { onStatement } : {}) });
  const transport = createTransport(environment.transport, {
    service: name,
    databaseUrl: url,
    logger,
  });
  const relay = new Relay({ databaseUrl: url, transport, logger, onRelayed: count.relayed });
  const unitOfWork = new UnitOfWork({ dataSource, clock, onCommitted: () => relay.wake() });
  return { dataSource, reads, transport, relay, unitOfWork, clock, logger, metrics, count };
}

function eventCounters(metrics: Metrics) {
  const relayed = metrics.counter('huiyin_events_relayed_total', 'Events handed to the transport');
  const handled = metrics.counter('huiyin_events_handled_total', 'Events by reaction and outcome', [
    'reaction',
    'outcome',
  ]);
  return {
    relayed: (count: number) => relayed.inc(count),
    handled: (reaction: string, outcome: string) => handled.inc({ reaction, outcome }),
  };
}
