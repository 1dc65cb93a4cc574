import type { ApolloServer } from '@apollo/server';
import type { FastifyInstance } from 'fastify';
import type { Logger, StartedProcess } from '@huiyin/observability';
import type { ActorChanges } from './actors/actor-changes';
import type { TokenVerifier } from './authentication/token-verifier';
import type { GatewaySettings } from './env';
import type { GatewayContext } from './graph/request-context';
import type { Load } from './http/load';
import type { RegisteredOperations } from './operations/registered-operations';
import type { RehearseOperations } from './operations/rehearse-operations';
import type { SubgraphPort } from './subgraphs/subgraph-port';

export interface GatewayParts {
  readonly server: ApolloServer<GatewayContext>;
  readonly subgraphs: SubgraphPort;
  readonly tokens: TokenVerifier;
  readonly changes: ActorChanges;
  readonly http: FastifyInstance;
  readonly load: Load;
  readonly operations: RegisteredOperations;
  readonly rehearsal: RehearseOperations;
  readonly files: { readonly close: () => Promise<void> };
}

const keyRefreshMs = 10 * 60_000;

/** Loads the graph and warms it before the port opens. Subgraphs and issuer may come up later. */
export async function startGateway(
  parts: GatewayParts,
  { host, port }: Pick<GatewaySettings, 'host' | 'port'>,
  logger: Logger,
): Promise<StartedProcess> {
  const { server, subgraphs, tokens, changes, http, operations, rehearsal } = parts;
  await server.start();
  await subgraphs.connect();
  tokens.ready().catch(() => logger.warn('the identity provider does not answer yet'));
  const unfit = await rehearsal.execute(operations.all());
  if (unfit.length > 0) logger.error({ unfit }, 'registered operations do not fit the graph');
  changes.start();
  const refresh = setInterval(() => {
    tokens.reload().catch(() => logger.warn('the signing keys could not be refreshed'));
  }, keyRefreshMs);
  const url = await http.listen({ host, port });
  return {
    port: Number(new URL(url).port),
    stop: async () => {
      clearInterval(refresh);
      await stopGateway(parts);
    },
  };
}

// Stop accepting, finish what runs, then let go of what it ran on.
async function stopGateway({
  load,
  http,
  server,
  changes,
  subgraphs,
  files,
}: GatewayParts): Promise<void> {
  await load.leave();
  await http.close();
  await server.stop();
  await changes.stop();
  await subgraphs.close();
  await files.close();
}
