import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type {
  GatewayGraphQLRequest,
  GatewayGraphQLResponse,
} from '@apollo/server-gateway-interface';
import { actorHeader } from '@huiyin/identity';
import type { SignedActors } from '../actors/signed-actors';
import type { GatewayContext } from '../graph/request-context';
import type { Circuit } from './circuit';
import { failedPaths } from './failed-fields';
import { distinctRepresentations, expandedAnswer } from './representations';
import { SubgraphUnavailable } from './subgraph.errors';
import type { SubgraphClient, SubgraphReply } from './subgraph-client';

export interface SubgraphCollaborators {
  readonly client: SubgraphClient;
  readonly signed: SignedActors;
  readonly circuit: Circuit;
  /** Told when a mutation was answered. */
  readonly onMutation: () => void;
  /**
   * Told of every failure of a request that may be known; `hasOpened` when the subgraph is left alone from now on. Of
   * anonymous ones it hears nothing: the time of a failed cast is the time of a cast.
   */
  readonly onFailure: (failure: SubgraphUnavailable, hasOpened: boolean) => void;
}

const queryWithinMs = 1_500;
// A cut mutation leaves its outcome unknown to the caller: it gets much longer than a query.
const mutationWithinMs = 15_000;
// A call that was given less than this tells nothing about the subgraph's health.
const fairChanceMs = 1_000;

/** How the gateway asks one subgraph: signed actor, bounded time, each entity once; a failure is an answer, not a throw. */
export class SubgraphDataSource implements GraphQLDataSource<GatewayContext> {
  constructor(
    private readonly name: string,
    private readonly use: SubgraphCollaborators,
  ) {}

  async process(
    options: GraphQLDataSourceProcessOptions<GatewayContext>,
  ): Promise<GatewayGraphQLResponse> {
    const context = options.context as GatewayContext;
    if (context.isRehearsal) return { data: {} };
    try {
      return await this.answerTo(options.request, context);
    } catch (error) {
      if (!(error instanceof SubgraphUnavailable)) throw error;
      return missingPart(options.request, error);
    }
  }

  private async answerTo(
    { query = '', variables, operationName }: GatewayGraphQLRequest,
    context: GatewayContext,
  ): Promise<GatewayGraphQLResponse> {
    const all = variables?.['representations'] as unknown[] | undefined;
    const repeated = all && all.length > 1 ? distinctRepresentations(all) : null;
    const sent = repeated ? { ...variables, representations: repeated.distinct } : variables;
    const body = JSON.stringify({ query, variables: sent, operationName });
    const isMutation = query.startsWith('mutation');
    const reply = await this.sendTwiceAtMost(body, isMutation, context);
    if (isMutation) this.afterMutation(context);
    const answer = this.parsed(reply, context);
    return repeated
      ? (expandedAnswer(answer as never, repeated) as GatewayGraphQLResponse)
      : answer;
  }

  private afterMutation({ deadline }: GatewayContext): void {
    deadline.restart();
    this.use.onMutation();
  }

  // A keep-alive connection may be closed by the other end just as we write; asking a query again is harmless.
  private async sendTwiceAtMost(
    body: string,
    isMutation: boolean,
    context: GatewayContext,
  ): Promise<SubgraphReply> {
    try {
      return await this.send(body, isMutation, context);
    } catch (error) {
      const mayRepeat = error instanceof SubgraphUnavailable && error.reason === 'unreachable';
      if (isMutation || !mayRepeat) throw error;
      return this.send(body, isMutation, context);
    }
  }

  private async send(
    body: string,
    isMutation: boolean,
    context: GatewayContext,
  ): Promise<SubgraphReply> {
    const { client, circuit, signed } = this.use;
    if (!circuit.admits()) throw this.failure('circuit-open', false, context);
    const withinMs = isMutation
      ? mutationWithinMs
      : Math.min(queryWithinMs, context.deadline.remainingMs());
    if (withinMs <= 0) throw this.failure('too-late', false, context);
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/json',
      [actorHeader]: signed.for(context.actor, this.name),
    };
    if (context.requestId !== null) headers['x-request-id'] = context.requestId;
    const call = { method: 'POST', path: client.graphqlPath, headers, body, withinMs } as const;
    const reply = await client.send(call).catch((error: SubgraphUnavailable) => {
      throw this.failure(error.reason, isItsFault(error, withinMs), context);
    });
    circuit.succeeded();
    return reply;
  }

  private parsed({ status, text }: SubgraphReply, context: GatewayContext): GatewayGraphQLResponse {
    if (status === 401) throw this.failure('refused-gateway', true, context);
    const answer = parsedOrNull(text);
    if (typeof answer !== 'object' || answer === null || !('data' in answer || 'errors' in answer))
      throw this.failure('bad-answer', true, context);
    return answer as GatewayGraphQLResponse;
  }

  private failure(
    reason: SubgraphUnavailable['reason'],
    isItsFault: boolean,
    { requestId }: GatewayContext,
  ): SubgraphUnavailable {
    const error = new SubgraphUnavailable(reason);
    const hasOpened = isItsFault && this.use.circuit.failed();
    if (requestId !== null) this.use.onFailure(error, hasOpened);
    return error;
  }
}

function isItsFault({ reason }: SubgraphUnavailable, withinMs: number): boolean {
  return reason === 'timeout' ? withinMs >= fairChanceMs : reason !== 'not-sent';
}

function missingPart(
  { query = '' }: GatewayGraphQLRequest,
  error: SubgraphUnavailable,
): GatewayGraphQLResponse {
  const { message, code, kind } = error;
  return {
    data: null,
    errors: failedPaths(query).map((path) => ({ message, path, extensions: { code, kind } })),
  };
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
