import { type Clock, systemClock } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import { composeService, type Service } from '@huiyin/service';
import { entities, migrations } from './database';
import type { Environment } from './env';
import { createLoaders } from './loaders';
import { subgraphDefinition } from './subgraph';
import { UnitQueries } from './unit/unit.queries';
import { UnitResolver } from './unit/unit.resolver';

export interface ComposeOptions {
  readonly clock?: Clock;
  readonly onStatement?: (sql: string) => void;
}

/** The whole object graph, by hand, top to bottom. */
export function compose(environment: Environment, logger: Logger, options: ComposeOptions = {}): Promise<Service> {
  return composeService({
    name: 'organization',
    environment,
    logger,
    clock: options.clock ?? systemClock,
    entities,
    migrations,
    definition: subgraphDefinition,
    ...(options.onStatement ? { onStatement: options.onStatement } : {}),
    wire: ({ reads }) => {
      const units = new UnitQueries(reads);
      return {
        resolvers: [new UnitResolver(units)],
        loaders: createLoaders({ units }),
        reactions: [],
      };
    },
  });
}
