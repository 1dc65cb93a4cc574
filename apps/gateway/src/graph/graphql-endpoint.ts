import { performance } from 'node:perf_hooks';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Actor } from '@huiyin/identity';
import type { SignIn } from '../authentication/sign-in';
import { sendRefusal } from '../http/http-server';
import {
  assertKeepsItsPromise,
  carriedIdentity,
  isAnonymousRequest,
} from '../http/anonymous-request';
import type { Load } from '../http/load';
import { MalformedRequest, Refusal } from '../http/refusal.errors';
import { identified, requestIdOf } from '../http/request-id';
import type { CheckedDocuments } from '../limits/checked-documents';
import type { RegisteredOperations } from '../operations/registered-operations';
import { Deadline } from '../subgraphs/deadline';
import { acceptedBody } from './graphql-request';
import type { GatewayContext } from './request-context';
import type { RequestRecord } from './request-record';

export interface EndpointCollaborators {
  readonly server: ApolloServer<GatewayContext>;
  readonly signIn: SignIn;
  readonly operations: RegisteredOperations;
  readonly documents: CheckedDocuments;
  readonly record: RequestRecord;
  readonly load: Load;
}

const queryTotalMs = 1_800;
const nobody = Actor.anonymous();

/** `POST /graphql`: who asks, may this be asked at all, then Apollo Server; one line in the log at the end. */
export class GraphqlEndpoint {
  constructor(private readonly use: EndpointCollaborators) {}

  register(http: FastifyInstance): void {
    http.route({
      method: 'POST',
      url: '/graphql',
      onRequest: (request, reply, done) => {
        try {
          this.use.load.enter(reply, isAnonymousRequest(request));
          done();
        } catch (error) {
          done(error as Error);
        }
      },
      handler: (request, reply) => this.handle(request, reply),
    });
    http.route({
      method: ['GET', 'PUT', 'DELETE', 'PATCH'],
      url: '/graphql',
      handler: (_request, reply) =>
        sendRefusal(
          reply.header('allow', 'POST'),
          new MalformedRequest('Operations are sent by POST.', 405),
        ),
    });
  }

  private async handle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const startedAt = performance.now();
    // Unrecognisable until known otherwise: what contradicts itself is not logged either.
    const context: GatewayContext = {
      actor: nobody,
      requestId: null,
      carriedIdentity: carriedIdentity(request),
      deadline: new Deadline(queryTotalMs),
      outcome: { operationName: null, errorCodes: [], isUnrecorded: false },
    };
    try {
      assertKeepsItsPromise(request);
      if (!isAnonymousRequest(request)) context.requestId = requestIdOf(request);
      return await this.execute(request, reply, context);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      context.outcome.errorCodes = [error.code];
      return sendRefusal(identified(reply, context.requestId), error);
    } finally {
      const { requestId, outcome } = context;
      if (requestId !== null && !outcome.isUnrecorded)
        this.use.record.note(requestId, outcome, performance.now() - startedAt);
    }
  }

  private async execute(
    { headers, body }: FastifyRequest,
    reply: FastifyReply,
    context: GatewayContext,
  ): Promise<FastifyReply> {
    const { server, operations, documents } = this.use;
    context.actor = await this.use.signIn.actorOf(headers.authorization);
    const answer = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([
          ['content-type', 'application/json'],
          ['accept', headers.accept ?? '*/*'],
        ]),
        search: '',
        body: acceptedBody(body, operations, documents),
      },
      context: async () => context,
    });
    if (answer.body.kind !== 'complete')
      throw new MalformedRequest('Answers in parts are not supported.', 406);
    for (const [name, value] of answer.headers) reply.header(name, value);
    return identified(reply, context.outcome.isUnrecorded ? null : context.requestId)
      .code(answer.status ?? 200)
      .header('cache-control', 'no-store')
      .send(answer.body.string);
  }
}
