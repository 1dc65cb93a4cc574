import { ActorSigner } from '@huiyin/identity';
import {
  createMetrics,
  type Logger,
  registerHealth,
  type StartedProcess,
} from '@huiyin/observability';
import { ActorCache } from './actors/actor-cache';
import { ActorChanges } from './actors/actor-changes';
import { ActorDirectory } from './actors/actor-directory';
import { SignedActors } from './actors/signed-actors';
import { SignIn } from './authentication/sign-in';
import { TokenVerifier } from './authentication/token-verifier';
import type { GatewaySettings } from './env';
import { composeFiles } from './files/compose-files';
import { FieldMarks } from './graph/field-marks';
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
import { startGateway } from './start-gateway';
import { SubgraphPort } from './subgraphs/subgraph-port';

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

  const operations = operationsOf(settings);
  // Who changes somebody's roles sees it in the next request, without waiting for the announcement.
  const dataSources = subgraphs.dataSources((name) => name === directory && actors.forgetAll());
  const graph = federatedGraph({ supergraph: settings.supergraph, dataSources, logger });
  const marks = FieldMarks.of(settings.supergraph);
  const server = graphServer({ graph, introspection: settings.introspection, marks, logger });
  const rehearsal = new RehearseOperations(server, graph);

  const http = await httpServer({ corsOrigins: settings.corsOrigins, logger });
  const load = new Load(settings.maxConcurrentRequests, metrics);
  load.watch(http);
  const checks = {
    graph: async () => server.assertStarted('readyz'),
    issuer: () => tokens.ready(),
  };
  registerHealth(http as never, { registry: metrics.registry, checks });
  if (settings.graphiql) registerGraphiql(http);
  const record = new RequestRecord(logger, metrics);
  const documents = new CheckedDocuments();
  const signIn = new SignIn(tokens, actors);
  new GraphqlEndpoint({ server, signIn, operations, documents, record, load }).register(http);
  const files = composeFiles(settings, { signIn, signed, record });
  files.door.register(http);

  const parts = { server, subgraphs, tokens, changes, http, load, operations, rehearsal, files };
  return { start: () => startGateway(parts, settings, logger) };
}

function operationsOf({ operations: { mode, file } }: GatewaySettings): RegisteredOperations {
  if (file === undefined) return RegisteredOperations.none();
  return RegisteredOperations.fromFile(file, mode === 'safelist');
}
