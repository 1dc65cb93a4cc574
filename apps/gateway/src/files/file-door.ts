import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorHeader, type Actor } from '@huiyin/identity';
import type { SignedActors } from '../actors/signed-actors';
import type { SignIn } from '../authentication/sign-in';
import type { RequestRecord } from '../graph/request-record';
import { anonymousHeader } from '../http/anonymous-request';
import { sendRefusal } from '../http/http-server';
import { MalformedRequest, Refusal } from '../http/refusal.errors';
import { identified, requestIdOf } from '../http/request-id';
import { type DeclaredRoute, filledPath, plainQuery } from './declared-routes.rules';
import type { FileClient, FileReply } from './file-client';
import {
  FileNeedsSignIn,
  FilePathUnreadable,
  FileServiceUnavailable,
  FileTooLarge,
  SenderLeft,
} from './files.errors';
import type { Transfers } from './transfers';
import { UploadBody, type UploadLimits } from './upload-body';

export interface DoorCollaborators {
  readonly routes: readonly DeclaredRoute[];
  readonly clients: ReadonlyMap<string, FileClient>;
  readonly signIn: SignIn;
  readonly signed: SignedActors;
  readonly transfers: Transfers;
  readonly record: RequestRecord;
}

// What a refused sender may still say before the line is cut: long enough to read the answer.
const lingerMs = 5_000;
const handedOn = ['content-type', 'content-length', 'content-disposition', 'cache-control'];

/** `/files/<subgraph>/…`: bytes both ways for the signed-in, on the declared paths and no others. */
export class FileDoor {
  constructor(
    private readonly use: DoorCollaborators,
    private readonly limits: UploadLimits,
  ) {}

  register(http: FastifyInstance): void {
    void http.register((files, _options, done) => {
      // The body stays a stream: neither parsed nor collected.
      files.removeAllContentTypeParsers();
      files.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      for (const route of this.use.routes)
        files.route({
          method: route.method,
          url: `/files/${route.subgraph}${route.path}`,
          handler: (request, reply) => this.handle(route, request, reply),
        });
      done();
    });
  }

  private async handle(
    route: DeclaredRoute,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const startedAt = performance.now();
    const requestId = requestIdOf(request);
    const operationName = `${route.method} /files/${route.subgraph}${route.path}`;
    const errorCodes: string[] = [];
    try {
      return await this.pass(route, request, identified(reply, requestId), requestId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      errorCodes.push(error.code);
      letRunOut(request);
      return sendRefusal(identified(reply, requestId), error);
    } finally {
      this.use.record.note(requestId, { operationName, errorCodes }, performance.now() - startedAt);
    }
  }

  private async pass(
    route: DeclaredRoute,
    request: FastifyRequest,
    reply: FastifyReply,
    requestId: string,
  ): Promise<FastifyReply> {
    const { headers } = request;
    if (headers.authorization === undefined || headers[anonymousHeader] !== undefined)
      throw new FileNeedsSignIn();
    const path = filledPath(route.path, request.params as Record<string, string>);
    const query = plainQuery(request.url);
    if (path === null || query === null) throw new FilePathUnreadable();
    if (headers['content-encoding'] !== undefined)
      throw new MalformedRequest('Send the file itself, not compressed by the connection.', 415);
    // Said before the first byte: nobody should send 40 MB to learn that 30 are allowed.
    if (Number(headers['content-length'] ?? 0) > this.limits.maxBytes)
      throw new FileTooLarge(this.limits.maxBytes);
    const actor = await this.use.signIn.actorOf(headers.authorization);
    // Who left while we looked up who they are never closes again: the place would be taken for good.
    if (reply.raw.destroyed) throw new SenderLeft();
    const leave = this.use.transfers.enter(actor);
    reply.raw.once('close', leave);
    const answer = await this.clientOf(route.subgraph).transfer({
      method: route.method,
      path: `${path}${query}`,
      headers: this.headersFor(route, request, actor, requestId),
      body: route.method === 'POST' ? new UploadBody(request.raw, this.limits) : null,
    });
    return this.answer(answer, request, reply);
  }

  private answer(
    { statusCode, headers, body }: FileReply,
    request: FastifyRequest,
    reply: FastifyReply,
  ): FastifyReply {
    if (statusCode === 401 || (statusCode >= 300 && statusCode < 400)) {
      void body.dump();
      throw new FileServiceUnavailable();
    }
    if (!request.raw.complete) letRunOut(request);
    for (const name of handedOn) {
      const value = headers[name];
      if (typeof value === 'string') reply.header(name, value);
    }
    return reply.code(statusCode).header('x-content-type-options', 'nosniff').send(body);
  }

  private headersFor(
    { method, subgraph }: DeclaredRoute,
    { headers }: FastifyRequest,
    actor: Actor,
    requestId: string,
  ): Record<string, string> {
    const sent: Record<string, string> = {
      [actorHeader]: this.use.signed.for(actor, subgraph),
      'x-request-id': requestId,
    };
    if (method === 'GET') return sent;
    const [name, length] = [headers['x-file-name'], headers['content-length']];
    if (typeof name === 'string') sent['x-file-name'] = name;
    if (length !== undefined) sent['content-length'] = length;
    return { ...sent, 'content-type': 'application/octet-stream' };
  }

  private clientOf(subgraph: string): FileClient {
    const client = this.use.clients.get(subgraph);
    if (!client) throw new Error(`cannot happen: "${subgraph}" was declared without an address`);
    return client;
  }
}

/** The rest of a refused file is read and forgotten for a while: a line cut at once would lose our answer. */
function letRunOut({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  raw.resume();
  const timer = setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, lingerMs).unref();
  raw.once('close', () => clearTimeout(timer));
}
