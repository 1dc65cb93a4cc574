import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { permissionRoles } from '@huiyin/identity';
import type { DomainErrorKind } from '@huiyin/kernel';
import type { Logger } from '@huiyin/observability';
import { Forbidden, Unauthenticated } from './access';
import { auditFile, auditFileRefusal } from './audit';
import { countedBody } from './file-body';
import { FileNameUnreadable } from './file-route.errors';
import type { FileDownload, FileReceipt, FileRequest, FileRoute } from './file-route.types';
import { createErrorFormatter, type RefusalOf } from './format-error';

export interface FileRoutesOptions {
  readonly logger: Logger;
  readonly refusalOf?: RefusalOf | undefined;
}

const statusOf: Record<DomainErrorKind, number> = {
  invalid: 422,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
};
const nothing = (async function* () {})();
const unquotable = /[^\x20-\x7e]|["\\%]/g;

/** Registers the routes under `/files`, behind the subgraph's actor check. */
export function registerFileRoutes(
  http: FastifyInstance,
  routes: readonly FileRoute[],
  options: FileRoutesOptions,
): void {
  for (const { method, path, permission } of routes)
    if (!(permission in permissionRoles))
      throw new Error(`cannot happen: the file route ${method} ${path} has no permission`);
  void http.register(
    (files, _options, done) => {
      // Bytes stay bytes: nothing is parsed, buffered or guessed from the content type.
      files.removeAllContentTypeParsers();
      files.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
      for (const route of routes) serve(files, route, options);
      done();
    },
    { prefix: '/files' },
  );
}

function serve(files: FastifyInstance, route: FileRoute, options: FileRoutesOptions): void {
  const format = createErrorFormatter(options.logger, options.refusalOf);
  const field = `${route.method} /files${route.path}`;
  files.route({
    method: route.method,
    url: route.path,
    handler: async (request, reply) => {
      const asked = fileRequest(request, route, options.logger);
      try {
        const answer = await answerTo(asked, route);
        auditFile(asked, field, objectOf(answer));
        return await ('json' in answer ? sendReceipt(reply, answer) : sendDownload(reply, answer));
      } catch (error) {
        auditFileRefusal(asked, field, error);
        request.raw.resume(); // what is still on its way is let run out, so that the refusal is read
        const formatted = format({ message: '' }, error);
        const kind = formatted.extensions?.['kind'] as DomainErrorKind | undefined;
        const status = error instanceof Unauthenticated ? 401 : kind ? statusOf[kind] : 500;
        return reply.code(status).send({ errors: [formatted] });
      }
    },
  });
}

async function answerTo(asked: FileRequest, route: FileRoute): Promise<FileReceipt | FileDownload> {
  const { actor } = asked;
  if (actor.kind === 'anonymous') throw new Unauthenticated();
  if (!actor.can(route.permission)) throw new Forbidden(route.permission);
  if (route.method === 'GET') return route.send(asked);
  if (asked.fileName === '') throw new FileNameUnreadable();
  return route.receive(asked);
}

function fileRequest(request: FastifyRequest, route: FileRoute, logger: Logger): FileRequest {
  const { actor, headers } = request;
  if (!actor) throw new Error('cannot happen: the guard lets nobody pass without an actor');
  const given = headers['x-request-id'];
  return {
    actor,
    requestId: typeof given === 'string' ? given : randomUUID(),
    logger,
    params: request.params as Record<string, string>,
    query: flat(request.query as Record<string, unknown>),
    fileName: route.method === 'POST' ? readFileName(headers['x-file-name']) : '',
    body: route.method === 'POST' ? countedBody(request.raw, route.maxBytes) : nothing,
  };
}

function flat(query: Record<string, unknown>): Record<string, string> {
  const single = Object.entries(query).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(single) as Record<string, string>;
}

/** Empty when it is missing or cannot be read. What looks like a path loses its folders. */
export function readFileName(header: string | string[] | undefined): string {
  if (typeof header !== 'string' || header.length > 2_000) return '';
  try {
    const name = decodeURIComponent(header).split(/[/\\]/).at(-1)?.trim() ?? '';
    return /^[^\p{Cc}\p{Cs}]{1,200}$/u.test(name) ? name : '';
  } catch {
    return '';
  }
}

function sendReceipt(reply: FastifyReply, { status = 200, json }: FileReceipt): FastifyReply {
  return reply.code(status).send(json);
}

function sendDownload(reply: FastifyReply, file: FileDownload): FastifyReply {
  const { fileName, contentType, content } = file;
  const plain = fileName.replace(unquotable, '_');
  const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return reply
    .headers({
      'content-type': contentType,
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(content);
}

function objectOf(answer: FileReceipt | FileDownload): string | undefined {
  const id = 'json' in answer ? answer.json['id'] : answer.objectId;
  return typeof id === 'string' ? id : undefined;
}

/** Who may use which file: `{ 'POST /files/imports': 'roster:import' }`, for the access table. */
export function fileAccess(routes: readonly FileRoute[]): Record<string, string> {
  return Object.fromEntries(
    routes.map(({ method, path, permission }) => [`${method} /files${path}`, permission]),
  );
}
