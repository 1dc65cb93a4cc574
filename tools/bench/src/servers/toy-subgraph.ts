import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify, { type FastifyInstance } from 'fastify';
import { parse } from 'graphql';
import { jitExecutor } from '@huiyin/graphql-server';
import { type ToyName, toyResolvers, toySchemas } from './toy-schemas';

/** The same fast subgraph behind every contender; it also knows who somebody is, as organization does. */
async function serve(name: ToyName, isCounting: boolean): Promise<void> {
  const schema = buildSubgraphSchema({
    typeDefs: parse(toySchemas[name]),
    resolvers: toyResolvers[name] as never,
  });
  const apollo = new ApolloServer({
    gateway: jitExecutor(schema),
    csrfPrevention: false,
    plugins: [ApolloServerPluginCacheControlDisabled()],
  });
  await apollo.start();
  const http = Fastify({ keepAliveTimeout: 65_000 });
  http.post('/graphql', fastifyApolloHandler(apollo) as never);
  http.get('/internal/actors/:subject', () => ({
    personId: '00000000-0000-4000-8000-000000000001',
    bureauId: '00000000-0000-4000-8000-000000000002',
    grants: [{ role: 'campaign-office', bureauId: '00000000-0000-4000-8000-000000000002' }],
  }));
  http.get('/internal/actor-changes', (_request, reply) => {
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write(': open\n\n');
  });
  if (isCounting) countRepresentations(http);
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ type: 'ready', port: Number(new URL(url).port) });
}

/** Tells what `_entities` was asked for since the last `GET /sent` (P10). */
function countRepresentations(http: FastifyInstance): void {
  let sent = { representations: 0, duplicates: 0, bytes: 0 };
  http.addHook('preHandler', async ({ body }) => {
    const variables = (body as { variables?: { representations?: unknown[] } } | null)?.variables;
    const texts = (variables?.representations ?? []).map((each) => JSON.stringify(each));
    sent.representations += texts.length;
    sent.duplicates += texts.length - new Set(texts).size;
    if (texts.length > 0) sent.bytes += JSON.stringify(body).length;
  });
  http.get('/sent', () => {
    const told = sent;
    sent = { representations: 0, duplicates: 0, bytes: 0 };
    return told;
  });
}

void serve(process.argv[2] as ToyName, process.argv[3] === 'counting');
