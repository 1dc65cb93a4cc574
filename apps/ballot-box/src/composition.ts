import { composeBallotBox } from '@huiyin/ballot-box';
import { createSubgraph, type Subgraph } from '@huiyin/graphql-server';
import { ActorVerifier } from '@huiyin/identity';
import { type Clock, systemClock } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import { BallotResolver } from './ballot/ballot.resolver';
import type { Environment } from './env';
import { silentMetrics } from './silent-metrics';
import { subgraphDefinition } from './subgraph';

export interface BallotBoxProcess {
  start(): ReturnType<Subgraph['listen']>;
  /** Stop accepting → answer what is under way → let the worker finish → close the connections. */
  stop(): Promise<void>;
}

/**
 * The whole object graph. Not the frame of the services (libs/service): the box has no outbox, no consumer, no entity and no
 * tenant, and what is not in the process cannot write a ballot's time anywhere.
 */
export async function compose(
  environment: Environment,
  logger: Logger,
  clock: Clock = systemClock,
): Promise<BallotBoxProcess> {
  const { http, database, actorKey, boxKey } = environment;
  const box = composeBallotBox({
    ...{ databaseUrl: database.url, poolSize: database.poolSize, boxKey, logger },
  });
  const subgraph = await createSubgraph({
    ...subgraphDefinition,
    name: 'ballot-box',
    instances: new Map([[BallotResolver, new BallotResolver(box.cast, box.track)]]),
    verifier: new ActorVerifier('ballot-box', actorKey, clock),
    loaders: () => null,
    logger, // of nobody's requests it hears once an hour what broke, never when
    metrics: silentMetrics(),
    checks: { database: () => box.ping() },
  });
  return {
    start: () => {
      box.start();
      return subgraph.listen(http);
    },
    stop: async () => {
      await subgraph.stop();
      await box.stop();
    },
  };
}
