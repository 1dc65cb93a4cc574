import type { FastifyReply, FastifyRequest } from 'fastify';
import { newId } from '@huiyin/kernel';

/** The caller's own, when it looks like one; else a new one. */
export function requestIdOf({ headers }: FastifyRequest): string {
  const given = headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{8,64}$/.test(given) ? given : newId();
}

export function identified(reply: FastifyReply, requestId: string | null): FastifyReply {
  return requestId === null ? reply : reply.header('x-request-id', requestId);
}
