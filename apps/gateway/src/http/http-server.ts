import cors from '@fastify/cors';
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import type { DomainError } from '@huiyin/kernel';
import { type Logger, OpenConnections } from '@huiyin/observability';
import { anonymousHeader, isAnonymousRequest } from './anonymous-request';
import { registerJsonParser } from './json-parser';
import {
  BodyTooLarge,
  MalformedRequest,
  Refusal,
  refusalBody,
  UnexpectedFailure,
} from './refusal.errors';

export interface HttpServerOptions {
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

const mebibyte = 1024 * 1024; // a roster's text is up to 400 kB
const bodyWithinMs = 15_000;
// Node knows one limit for all requests; what is no file has its own, below.
const longestUploadMs = 6 * 60_000;
const json = 'application/json; charset=utf-8';

/** The web server: bounded bodies and times, refusals as GraphQL errors, only JSON in. Addresses are never logged. */
export async function httpServer({
  corsOrigins,
  logger,
}: HttpServerOptions): Promise<FastifyInstance> {
  const http = Fastify({
    logger: false,
    bodyLimit: mebibyte,
    requestTimeout: longestUploadMs,
    http: { headersTimeout: bodyWithinMs },
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // what still arrives while we stop is still answered
    exposeHeadRoutes: false,
  });
  const connections = new OpenConnections(http.server);
  http.addHook('preClose', () => connections.leave());
  http.addHook('onRequest', boundTimeOfBody);
  registerJsonParser(http);
  http.removeContentTypeParser('text/plain'); // a browser sends it without asking first (CSRF)
  http.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalFor(error);
    if (refusal instanceof UnexpectedFailure && !isAnonymousRequest(request))
      logger.error({ err: error }, 'unexpected error');
    return sendRefusal(reply, refusal);
  });
  http.setNotFoundHandler((_request, reply) =>
    sendRefusal(reply, new MalformedRequest('There is nothing here.', 404)),
  );
  if (corsOrigins.length > 0)
    await http.register(cors, {
      origin: [...corsOrigins],
      methods: ['GET', 'POST'],
      allowedHeaders: [
        'content-type',
        'authorization',
        'x-request-id',
        'x-file-name',
        anonymousHeader,
      ],
      exposedHeaders: ['x-request-id', 'retry-after', 'content-disposition'],
      credentials: false,
      maxAge: 600,
    });
  return http;
}

/** Everything but a file arrives within 15 s, or the line is cut. */
function boundTimeOfBody({ raw, url }: FastifyRequest, _reply: FastifyReply, done: () => void) {
  if (!raw.complete && raw.method === 'POST' && !url.startsWith('/files/')) {
    const timer = setTimeout(() => raw.destroy(), bodyWithinMs);
    raw.once('end', () => clearTimeout(timer));
    raw.once('close', () => clearTimeout(timer));
  }
  done();
}

export function sendRefusal(reply: FastifyReply, refusal: Refusal): FastifyReply {
  return reply
    .code(refusal.status)
    .headers({ ...refusal.headers, 'content-type': json, 'cache-control': 'no-store' })
    .send(refusalBody(refusal));
}

function refusalFor(error: FastifyError | DomainError): Refusal {
  if (error instanceof Refusal) return error;
  if (!('statusCode' in error)) return new UnexpectedFailure();
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new BodyTooLarge(mebibyte);
  if (error.statusCode === 415) return new MalformedRequest('Send application/json.', 415);
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new MalformedRequest('This request cannot be read.', error.statusCode);
  return new UnexpectedFailure();
}
