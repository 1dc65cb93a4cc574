import type { IncomingHttpHeaders } from 'node:http';
import { AnonymousRequestCarriesIdentity } from './anonymous-request.errors';

/** Sent by clients with requests that nobody may recognise again (ballots, opinions). */
export const anonymousHeader = 'x-huiyin-anonymous';

const identifying = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'traceparent',
  'tracestate',
  'baggage',
  'b3',
  'x-b3-traceid',
  'x-request-id',
  'x-correlation-id',
];

/**
 * Whether a request stays unrecognisable: who does not say who they are is not recorded, whether or not the client
 * remembered to ask for it. A line with the time of a cast would tell whose ballot it was (anchors.md, traps 2 and 3).
 * Throws AnonymousRequestCarriesIdentity when a request that asks for it contradicts itself.
 */
export function isAnonymousRequest(headers: IncomingHttpHeaders): boolean {
  if (headers[anonymousHeader] === undefined) return headers.authorization === undefined;
  const carried = identifying.find((name) => headers[name] !== undefined);
  if (carried !== undefined) throw new AnonymousRequestCarriesIdentity(carried);
  return true;
}
