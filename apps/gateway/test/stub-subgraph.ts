import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, type GraphQLSchema, parse } from 'graphql';
import { type Actor, actorHeader, ActorVerifier } from '@huiyin/identity';

export interface SubgraphCall {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly headers: IncomingHttpHeaders;
  readonly actor: Actor;
}

export interface StubSubgraphOptions {
  readonly name: string;
  readonly key: string;
  readonly sdl: string;
  readonly resolvers: Record<string, Record<string, unknown>>;
}

type Internal = (request: IncomingMessage, response: ServerResponse) => void;

/** A throw-away subgraph over plain HTTP that remembers what it was asked, and can hang. */
export class StubSubgraph {
  readonly calls: SubgraphCall[] = [];
  /** When set, what matches is never answered. */
  hangsOn: RegExp | null = null;
  /** When set, what matches gets an answer nobody understands. */
  breaksOn: RegExp | null = null;
  delayMs = 0;
  /** What answers below `/files/`. */
  files: Internal = (_request, response) => response.writeHead(404).end();
  internal: Internal = (_request, response) => response.writeHead(404).end();
  url = '';
  private readonly schema: GraphQLSchema;
  private readonly verifier: ActorVerifier;
  private readonly server: Server;

  constructor(readonly options: StubSubgraphOptions) {
    this.schema = buildSubgraphSchema({
      typeDefs: parse(options.sdl),
      resolvers: options.resolvers as never,
    });
    this.verifier = new ActorVerifier(options.name, options.key);
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/graphql`;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/healthz') return void response.end('{}');
    const header = request.headers[actorHeader];
    const actor = this.verifier.verify(typeof header === 'string' ? header : undefined);
    if (!actor) return void response.writeHead(401).end('{"errors":[{"message":"no actor"}]}');
    if (request.url?.startsWith('/internal/')) return this.internal(request, response);
    if (request.url?.startsWith('/files/')) return this.files(request, response);
    if (request.method === 'GET') return void response.writeHead(404).end();
    const { query, variables } = JSON.parse(await text(request)) as SubgraphCall;
    this.calls.push({ query, variables, headers: request.headers, actor });
    if (this.hangsOn?.test(query)) return;
    if (this.breaksOn?.test(query)) return void response.end('<html>');
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs));
    const result = await graphql({ schema: this.schema, source: query, variableValues: variables });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
  }
}

async function text(request: IncomingMessage): Promise<string> {
  let whole = '';
  for await (const chunk of request) whole += String(chunk);
  return whole;
}
