import type { FastifyInstance, RouteShorthandOptions } from 'fastify';
import type { Logger } from '@huiyin/observability';
import { isOutage } from '@huiyin/persistence';
import type { ActorChanges } from './actor-changes';
import type { ActorQueries } from './actor.queries';

const longestSubject = 255;

/** What only the gateway asks, behind the same signed-actor check as the graph. */
export function actorRoutes(actors: ActorQueries, changes: ActorChanges, logger: Logger) {
  const options: RouteShorthandOptions = {
    // Fastify's own answer would quote the database.
    errorHandler: (error, _request, reply) => {
      const isAway = isOutage(error);
      logger[isAway ? 'warn' : 'error']({ err: error }, 'actor lookup failed');
      const code = isAway ? 'DATABASE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR';
      void reply.code(isAway ? 503 : 500).send({ code });
    },
  };
  return (http: FastifyInstance): void => {
    // The gateway asks before it knows anybody. A person's signature, wherever it was picked up, opens nothing here.
    http.addHook('onRequest', (request, reply, done) => {
      if (!request.url.startsWith('/internal/') || request.actor?.kind === 'anonymous')
        return done();
      void reply.code(404).send({ code: 'NOT_FOUND' });
    });
    // `*`, not `:subject`: a named parameter ends at 100 characters, an OIDC subject may have 255.
    http.get<{ Params: { '*': string } }>('/internal/actors/*', options, async (request, reply) => {
      const subject = request.params['*'];
      const readable = subject.length <= longestSubject && !subject.includes('\0');
      const found = readable ? await actors.find(subject) : null;
      return found ?? reply.code(404).send({ code: 'ACTOR_UNKNOWN' });
    });
    http.get('/internal/actor-changes', (_request, reply) => {
      reply.hijack();
      changes.follow(reply.raw);
    });
    // Before the server waits for its connections to end: these never would.
    http.addHook('preClose', async () => changes.hangUp());
  };
}
