import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { parse } from 'graphql';
import { jitExecutor } from '@huiyin/graphql-server';
import { type ToyName, toyResolvers, toySchemas } from './toy-schemas';

/** The same fast subgraph behind every contender; it also knows who somebody is, as organization does. */
async function serve(name: ToyName): Promise<void> {
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
  const url = await http.listen({ host: '127.0.0.1', port: 0 });
  process.send?.({ type: 'ready', port: Number(new URL(url).port) });
}

void serve(process.argv[2] as ToyName);
