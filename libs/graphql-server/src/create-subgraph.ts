import { randomUUID } from 'node:crypto';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Actor, ActorVerifier } from '@huiyin/identity';
import { actorHeader } from '@huiyin/identity';
import {
  type Logger,
  type Metrics,
  OpenConnections,
  QuietErrors,
  type ReadinessCheck,
  registerHealth,
} from '@huiyin/observability';
import { DirectAnswers } from './direct-answers';
import type { FileRoute } from './file-route.types';
import { registerFileRoutes } from './file-routes';
import { createErrorFormatter, type RefusalOf } from './format-error';
import { jitExecutor } from './jit-executor';
import { KnownOperations } from './known-operations';
import { leaveNoTraceOfAnonymous } from './leave-no-trace';
import type { RequestContext } from './request-context';
import { subgraphSchema, type SubgraphSchemaOptions } from './subgraph-schema';

export interface SubgraphOptions<Loaders> extends SubgraphSchemaOptions {
  readonly name: string;
  readonly verifier: ActorVerifier;
  /** Made afresh for each request, so that nothing one person may see is cached for another. */
  readonly loaders: (actor: Actor) => Loaders;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly checks: Readonly<Record<string, ReadinessCheck>>;
  readonly refusalOf?: RefusalOf | undefined;
  /** Further routes of the service that only the gateway calls; they sit behind the same actor check. */
  readonly routes?: (http: FastifyInstance) => void;
  /** Files in and out, each with its permission; see {@link FileRoute}. */
  readonly files?: readonly FileRoute[];
}

export interface Subgraph {
  listen(address: { host: string; port: number }): Promise<{ port: number; url: string }>;
  stop(): Promise<void>;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor | null;
  }
}

type GraphqlHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

const openPaths = new Set(['/healthz', '/readyz', '/metrics']);

/** A subgraph over HTTP: nothing but health answers without an actor signed by the gateway. */
export async function createSubgraph<Loaders>(
  options: SubgraphOptions<Loaders>,
): Promise<Subgraph> {
  const { schema } = await subgraphSchema(options);
  const http = Fastify({
    logger: false,
    bodyLimit: 4 * 1024 * 1024,
    forceCloseConnections: 'idle',
    keepAliveTimeout: 65_000,
    return503OnClosing: false, // what still arrives while we stop is still answered
  });
  const connections = new OpenConnections(http.server);
  guard(http, options);
  registerHealth(http as never, { registry: options.metrics.registry, checks: options.checks });
  options.routes?.(http);
  registerFileRoutes(http, options.files ?? [], options);
  http.addHook('preClose', () => connections.leave()); // after the routes' own, which end their streams
  const apollo = await serveGraph(http, schema, options);
  return {
    listen: async (address) => {
      const url = await http.listen(address);
      return { url: `${url}/graphql`, port: Number(new URL(url).port) };
    },
    stop: async () => {
      await apollo.stop();
      await http.close();
    },
  };
}

/** `POST /graphql`: what is known is answered directly, everything else by Apollo Server, which makes it known. */
async function serveGraph<Loaders>(
  http: FastifyInstance,
  schema: GraphQLSchema,
  options: SubgraphOptions<Loaders>,
): Promise<ApolloServer<RequestContext<Loaders>>> {
  const known = new KnownOperations();
  const quiet = new QuietErrors(options.logger);
  http.addHook('onClose', async () => quiet.stop());
  const formatError = createErrorFormatter(options.logger, options.refusalOf, quiet);
  const apollo = new ApolloServer<RequestContext<Loaders>>({
    gateway: jitExecutor(schema, known),
    introspection: true, // only the gateway reaches this port
    csrfPrevention: false, // as above: browsers do not
    includeStacktraceInErrorResponses: false,
    formatError,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      unrecordedErrors(),
      fastifyApolloDrainPlugin(http),
    ],
    stopOnTerminationSignals: false,
  });
  await apollo.start();
  const context = async (request: FastifyRequest) => requestContext(request, options);
  const throughApollo = fastifyApolloHandler(apollo, { context }) as unknown as GraphqlHandler;
  const direct = new DirectAnswers(known, formatError, leaveNoTraceOfAnonymous);
  http.post('/graphql', async (request, reply) => {
    const answer = acceptsJson(request)
      ? await direct.to(request.body, () => requestContext(request, options))
      : null;
    if (answer === null) return throughApollo(request, reply);
    return reply.header('content-type', 'application/json; charset=utf-8').send(answer);
  });
  return apollo;
}

/** Before Apollo formats them. */
function unrecordedErrors<Loaders>(): ApolloServerPlugin<RequestContext<Loaders>> {
  return {
    requestDidStart: async () => ({
      didEncounterErrors: async ({ errors, contextValue }) =>
        leaveNoTraceOfAnonymous(errors, contextValue),
    }),
  };
}

function acceptsJson({ headers: { accept } }: FastifyRequest): boolean {
  return accept === undefined || accept === 'application/json' || accept === '*/*';
}

function guard<Loaders>(
  http: FastifyInstance,
  { verifier, metrics, name }: SubgraphOptions<Loaders>,
): void {
  const refused = metrics.counter(
    'huiyin_unsigned_requests_total',
    'Requests refused for want of a signed actor',
  );
  http.decorateRequest('actor', null);
  // With a callback, not a promise: this runs for every request.
  http.addHook('onRequest', (request, reply, done) => {
    if (openPaths.has(request.url)) return done();
    const header = request.headers[actorHeader];
    request.actor = verifier.verify(typeof header === 'string' ? header : undefined);
    if (request.actor) return done();
    refused.inc();
    void reply.code(401).send({
      errors: [
        { message: `${name} answers only the gateway.`, extensions: { code: 'UNAUTHENTICATED' } },
      ],
    });
  });
}

function requestContext<Loaders>(
  request: FastifyRequest,
  options: SubgraphOptions<Loaders>,
): RequestContext<Loaders> {
  const { actor } = request;
  if (!actor) throw new Error('cannot happen: the guard lets nobody pass without an actor');
  const given = request.headers['x-request-id'];
  const requestId = typeof given === 'string' ? given : randomUUID();
  return { actor, requestId, logger: options.logger, loaders: options.loaders(actor) };
}
