import { buildSubgraphSchema } from '@apollo/subgraph';
import Fastify, { type FastifyInstance } from 'fastify';
import { type GraphQLSchema, parse } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { type ToyName, toyResolvers, toySchemas } from './toy-schemas';

/** The same subgraph behind every contender, so lean that it does not limit them; it also knows who somebody is, as organization does. */
async function serve(name: ToyName, isCounting: boolean): Promise<void> {
  const schema = buildSubgraphSchema({
    typeDefs: parse(toySchemas[name]),
    resolvers: toyResolvers[name] as never,
  });
  const http = Fastify({ keepAliveTimeout: 65_000 });
  const compiled = new Map<string, CompiledQuery>();
  http.post('/graphql', async (request, reply) => {
    const { query, variables } = request.body as { query: string; variables?: object };
    const known = compiled.get(query) ?? freshlyCompiled(schema, query);
    compiled.set(query, known);
    const answer = JSON.stringify(await known.query(undefined, {}, variables ?? {}));
    return reply.header('content-type', 'application/json').send(answer);
  });
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

function freshlyCompiled(schema: GraphQLSchema, query: string): CompiledQuery {
  const compiled = compileQuery(schema, parse(query));
  if (!isCompiledQuery(compiled)) throw new Error(`cannot happen: ${query} does not compile`);
  return compiled;
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
