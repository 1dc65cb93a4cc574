import { ActorSigner } from '@huiyin/identity';
import {
  createMetrics,
  type Logger,
  registerHealth,
  type StartedProcess,
} from '@huiyin/observability';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { ActorCache } from './actors/actor-cache';
import { ActorChanges } from './actors/actor-changes';
import { ActorDirectory } from './actors/actor-directory';
import { SignedActors } from './actors/signed-actors';
import { TokenVerifier } from './authentication/token-verifier';
import type { GatewaySettings } from './env';
import { graphServer } from './graph/graph-server';
import { GraphqlEndpoint } from './graph/graphql-endpoint';
import { RequestRecord } from './graph/request-record';
import { registerGraphiql } from './graphiql/graphiql-page';
import { httpServer } from './http/http-server';
import { Load } from './http/load';
import { CheckedDocuments } from './limits/checked-documents';
import { RegisteredOperations } from './operations/registered-operations';
import { RehearseOperations } from './operations/rehearse-operations';
import { federatedGraph } from './subgraphs/federated-graph';
import { SubgraphPort } from './subgraphs/subgraph-port';

const keyRefreshMs = 10 * 60_000;

export interface Gateway {
  start(): Promise<StartedProcess>;
}

/** The whole object graph, top to bottom. */
export async function composeGateway(settings: GatewaySettings, logger: Logger): Promise<Gateway> {
  const metrics = createMetrics('gateway');
  const { urls, keys, directory } = settings.subgraphs;

  const signed = new SignedActors(new ActorSigner(keys));
  const subgraphs = new SubgraphPort(urls, signed, logger, metrics);
  const people = new ActorDirectory(subgraphs.client(directory), signed, directory);
  const actors = new ActorCache((subject) => people.find(subject));
  const changes = new ActorChanges({ name: directory, url: urls[directory] ?? '' }, actors, signed);
  const tokens = new TokenVerifier(settings.issuer);

  const { mode, file } = settings.operations;
  const operations = file
    ? RegisteredOperations.fromFile(file, mode === 'safelist')
    : RegisteredOperations.none();
  const graph = federatedGraph({
    supergraph: settings.supergraph,
    dataSources: subgraphs.dataSources(),
    logger,
  });
  let schema: GraphQLSchema | undefined;
  graph.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
  const server = graphServer({ graph, introspection: settings.introspection, logger });

  const http = await httpServer({ corsOrigins: settings.corsOrigins, logger });
  const load = new Load(settings.maxConcurrentRequests, metrics);
  load.watch(http);
  registerHealth(http as never, {
    registry: metrics.registry,
    checks: {
      graph: async () => server.assertStarted('readyz'),
      issuer: () => tokens.ready(),
    },
  });
  if (settings.graphiql) registerGraphiql(http);
  const record = new RequestRecord(logger, metrics);
  const documents = new CheckedDocuments();
  new GraphqlEndpoint({ server, tokens, actors, operations, documents, record, load }).register(
    http,
  );

  return {
    start: async () => {
      await server.start();
      await subgraphs.connect();
      tokens.ready().catch(() => logger.warn('the identity provider does not answer yet'));
      if (!schema) throw new Error('cannot happen: started without a schema');
      const unfit = await new RehearseOperations(server, schema).execute(operations.all());
      if (unfit.length > 0) logger.error({ unfit }, 'registered operations do not fit the graph');
      changes.start();
      const refresh = setInterval(() => {
        tokens.reload().catch(() => logger.warn('the signing keys could not be refreshed'));
      }, keyRefreshMs);
      const port = await listen(http, settings);
      return {
        port,
        stop: async () => {
          clearInterval(refresh);
          await load.leave();
          await http.close();
          await server.stop();
          await changes.stop();
          await subgraphs.close();
        },
      };
    },
  };
}

async function listen(http: FastifyInstance, { host, port }: GatewaySettings): Promise<number> {
  const url = await http.listen({ host, port });
  return Number(new URL(url).port);
}
