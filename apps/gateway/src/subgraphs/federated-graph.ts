import { ApolloGateway } from '@apollo/gateway';
import type { GatewayInterface } from '@apollo/server-gateway-interface';
import { GraphQLError } from 'graphql';
import type { Logger } from '@huiyin/observability';
import { SubgraphWithoutAddress } from './subgraph.errors';
import type { SubgraphDataSource } from './subgraph-data-source';

export interface FederatedGraphOptions {
  readonly supergraph: string;
  readonly dataSources: ReadonlyMap<string, SubgraphDataSource>;
  readonly logger: Logger;
}

const planCacheMiB = 30;

/** The committed supergraph behind Apollo Server: static, never polled, never re-validated, no word to the vendor. */
export function federatedGraph({
  supergraph,
  dataSources,
  logger,
}: FederatedGraphOptions): GatewayInterface {
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    validateSupergraph: false, // composition validated it; a test composes it again
    __exposeQueryPlanExperimental: false,
    experimental_approximateQueryPlanStoreMiB: planCacheMiB,
    logger: quiet(logger),
    buildService: ({ name }) => {
      const dataSource = dataSources.get(name);
      if (!dataSource) throw new SubgraphWithoutAddress(name);
      return dataSource;
    },
  });
  return {
    load: async (options) => {
      const { executor } = await gateway.load(options);
      return {
        executor: async (request) =>
          executor(request as never).catch((error: unknown) => {
            throw asRefusal(error);
          }) as never,
      };
    },
    onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
    stop: () => gateway.stop(),
  };
}

// The planner has limits of its own and throws plain errors (stock: a 500). They concern the operation, not the gateway.
function asRefusal(error: unknown): unknown {
  if (
    !(error instanceof Error) ||
    !/exceed/i.test(error.message) ||
    !/selections/.test(error.message)
  )
    return error;
  return new GraphQLError('This operation is too complex to be planned.', {
    extensions: { code: 'OPERATION_TOO_COMPLEX', kind: 'invalid', http: { status: 400 } },
  });
}

function quiet(logger: Logger) {
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (message?: unknown) => logger.warn(String(message)),
    error: (message?: unknown) => logger.error(String(message)),
  };
}
