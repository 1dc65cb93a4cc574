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

/** Whether a request asks to stay unrecognisable. Throws AnonymousRequestCarriesIdentity when it contradicts itself. */
export function isAnonymousRequest(headers: IncomingHttpHeaders): boolean {
  if (headers[anonymousHeader] === undefined) return false;
  const carried = identifying.find((name) => headers[name] !== undefined);
  if (carried !== undefined) throw new AnonymousRequestCarriesIdentity(carried);
  return true;
}
