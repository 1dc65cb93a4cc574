import 'reflect-metadata';
import { createSubgraph } from '@huiyin/graphql-server';
import { ActorVerifier } from '@huiyin/identity';
import { createMetrics, silentLogger } from '@huiyin/observability';
import { benchKey } from './bench-key';
import { ThingResolver } from './things';

/** A list behind everything a subgraph of the house has: signed actor, permission, error mapping. */
void createSubgraph({
  name: 'things',
  resolvers: [ThingResolver],
  instances: new Map<unknown, unknown>([[ThingResolver, new ThingResolver()]]),
  references: {},
  verifier: new ActorVerifier('things', benchKey),
  loaders: () => ({}),
  logger: silentLogger,
  metrics: createMetrics('things'),
  checks: {},
})
  .then((subgraph) => subgraph.listen({ host: '127.0.0.1', port: 0 }))
  .then(({ port }) => process.send?.({ type: 'ready', port }));
