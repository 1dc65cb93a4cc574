import type { ServerResponse } from 'node:http';
import { composeServices } from '@apollo/composition';
import { GraphQLError, parse } from 'graphql';
import { type Logger, silentLogger } from '@huiyin/observability';
import '../src/env';
import { composeGateway } from '../src/composition';
import type { GatewaySettings } from '../src/env';
import { LocalIssuer } from './local-issuer';
import { StubSubgraph } from './stub-subgraph';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@tag"])\n';
const keys = { organization: 'o'.repeat(32), campaigns: 'c'.repeat(32) };

const units = Array.from({ length: 12 }, (_, index) => ({
  id: `u${index}`,
  title: `Unit ${index}`,
  group: { id: `g${index % 3}` },
}));

function organization(): StubSubgraph {
  return new StubSubgraph({
    name: 'organization',
    key: keys.organization,
    sdl: `${link}
      type Query { units(first: Int): [Unit!]!  unit(id: ID!): Unit  broken: String  refused: String  bureaus: [String] }
      type Mutation {
        renameUnit(input: RenameUnitInput!): Unit
        slowly: String
        castSheet(text: String): String @tag(name: "anonymous-only")
        askForTicket: String @tag(name: "unrecorded")
      }
      input RenameUnitInput { id: ID!  title: String!  rank: Int }
      type Unit @key(fields: "id") { id: ID!  title: String!  group: Group  parent: Unit }
      type Group @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        units: (_: unknown, { first = 12 }: { first?: number }) => units.slice(0, first),
        unit: (_: unknown, { id }: { id: string }) => units.find((unit) => unit.id === id) ?? null,
        broken: () => {
          throw new Error('SELECT * FROM person');
        },
        refused: () => {
          throw new GraphQLError('This campaign cannot be opened (closed).', {
            extensions: { code: 'CAMPAIGN_CANNOT_OPEN', kind: 'conflict', reason: 'closed' },
          });
        },
        bureaus: () => ['A'],
      },
      Mutation: {
        renameUnit: (_: unknown, { input }: { input: { id: string; title: string } }) => input,
        slowly: () => 'done',
        castSheet: () => 'cast',
        askForTicket: () => 'signed',
      },
    },
  });
}

function campaigns(): StubSubgraph {
  return new StubSubgraph({
    name: 'campaigns',
    key: keys.campaigns,
    sdl: `${link}
      type Query { campaigns: [String!] }
      type Unit @key(fields: "id") { id: ID!  duties: [String!] }
      type Group @key(fields: "id") { id: ID!  plan: Plan }
      type Plan { steps: [String!] }`,
    resolvers: {
      Query: { campaigns: () => ['000'] },
      Unit: { duties: ({ id }: { id: string }) => [`duty of ${id}`] },
      Group: {
        plan: ({ id }: { id: string }) => {
          if (id === 'g2')
            throw new GraphQLError('No plan for this group.', { extensions: { code: 'NO_PLAN' } });
          return { steps: [`step of ${id}`] };
        },
      },
    },
  });
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into it freely.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

type Changes = Partial<
  Omit<GatewaySettings, 'host' | 'port' | 'supergraph' | 'issuer' | 'subgraphs'>
>;

/** Two subgraphs, an issuer, a directory of people and the gateway before them, all real and in this process. */
export class House {
  readonly organization = organization();
  readonly campaigns = campaigns();
  readonly issuer = new LocalIssuer();
  /** subject → what the directory answers; absent = 404. */
  readonly accounts = new Map<string, object>();
  lookups: string[] = [];
  url = '';
  streams = new Set<ServerResponse>();
  private stopGateway: () => Promise<void> = () => Promise.resolve();

  async start(changes: Changes = {}, logger: Logger = silentLogger): Promise<this> {
    await Promise.all([this.organization.start(), this.campaigns.start(), this.issuer.start()]);
    this.organization.internal = (request, response) => this.directory(request.url ?? '', response);
    this.accounts.set('clerk', {
      personId: 'p1',
      bureauId: 'b1',
      grants: [{ role: 'campaign-office', bureauId: 'b1' }],
    });
    const gateway = await composeGateway(this.settings(changes), logger);
    const { port, stop } = await gateway.start();
    this.stopGateway = stop;
    this.url = `http://127.0.0.1:${port}`;
    return this;
  }

  stopGatewayOnly(): Promise<void> {
    const stop = this.stopGateway;
    this.stopGateway = () => Promise.resolve();
    return stop();
  }

  async stop(): Promise<void> {
    await this.stopGateway();
    await Promise.all([this.organization.stop(), this.campaigns.stop(), this.issuer.stop()]);
  }

  /** Posts a GraphQL body; `headers` of null leaves even the content type out. */
  async post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  query(query: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.post({ query }, headers);
  }

  async as(subject: string): Promise<Record<string, string>> {
    return { authorization: `Bearer ${await this.issuer.token({ sub: subject })}` };
  }

  /** What a directory does when somebody's grants change. */
  announce(...personIds: string[]): void {
    for (const stream of this.streams) stream.write(`data: ${JSON.stringify({ personIds })}\n\n`);
  }

  callsToSubgraphs(): number {
    return this.organization.calls.length + this.campaigns.calls.length;
  }

  private directory(path: string, response: ServerResponse): void {
    if (path === '/internal/actor-changes') {
      this.streams.add(response);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
      response.once('close', () => this.streams.delete(response));
      return;
    }
    const subject = decodeURIComponent(path.slice('/internal/actors/'.length));
    this.lookups.push(subject);
    const account = this.accounts.get(subject);
    response.writeHead(account ? 200 : 404).end(JSON.stringify(account ?? {}));
  }

  private settings(changes: Changes): GatewaySettings {
    const subgraphs = [this.organization, this.campaigns];
    const { supergraphSdl, errors } = composeServices(
      subgraphs.map(({ options: { name, sdl } }) => ({
        name,
        url: `http://${name}.internal/graphql`,
        typeDefs: parse(sdl),
      })),
    );
    if (!supergraphSdl) throw new Error(`cannot happen: ${errors?.map(String).join()}`);
    return {
      host: '127.0.0.1',
      port: 0,
      logLevel: 'silent',
      supergraph: supergraphSdl,
      issuer: this.issuer.settings(),
      subgraphs: {
        urls: { organization: this.organization.url, campaigns: this.campaigns.url },
        keys,
        directory: 'organization',
      },
      corsOrigins: ['http://console.example'],
      operations: { mode: 'open' },
      files: {
        routes: '{"organization": ["POST /imports", "GET /exports/:id"]}',
        maxBytes: 1024 * 1024,
      },
      introspection: false,
      graphiql: false,
      maxConcurrentRequests: 1_000,
      ...changes,
    };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
