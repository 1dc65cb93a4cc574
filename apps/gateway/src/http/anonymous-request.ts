import type { IncomingHttpHeaders } from 'node:http';
import { AnonymousRequestCarriesIdentity } from './anonymous-request.errors';

/** Sent by clients with requests that nobody may recognise again (ballots, opinions). */
export const anonymousHeader = 'x-huiyin-anonymous';

/**
 * The only headers a request that asks for anonymity may have: what every browser sends, and what proxies add about the
 * way. A list of what is refused would never be complete: each tracing vendor has a header of its own.
 */
const harmless = new Set([
  anonymousHeader,
  ...['host', 'connection', 'keep-alive', 'te', 'expect', 'priority', 'upgrade-insecure-requests'],
  ...['content-type', 'content-length', 'transfer-encoding', 'cache-control', 'pragma'],
  ...['accept', 'accept-charset', 'accept-encoding', 'accept-language'],
  ...[
    'user-agent',
    'origin',
    'referer',
    'dnt',
    'save-data',
    'x-requested-with',
    'sec-gpc',
    'alt-used',
  ],
  ...[
    'sec-fetch-dest',
    'sec-fetch-mode',
    'sec-fetch-site',
    'sec-fetch-user',
    'sec-fetch-storage-access',
  ],
  ...['sec-ch-ua', 'sec-ch-ua-mobile', 'sec-ch-ua-platform', 'sec-ch-prefers-color-scheme'],
  // Addresses and ways: a proxy adds them to everything. They are not read, kept or passed on.
  ...['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'x-real-ip'],
  ...['x-forwarded-scheme', 'x-forwarded-server', 'x-forwarded-prefix', 'forwarded', 'via'],
]);

/** What is looked at: a part of Node's and Fastify's requests. */
export interface ReceivedRequest {
  readonly headers: IncomingHttpHeaders;
  readonly url: string;
}

/** The first thing that could tell who asks, by which others a request could be recognised; null when there is none. */
export function carriedIdentity({ headers, url }: ReceivedRequest): string | null {
  if (url.includes('?')) return 'query string';
  const carried = Object.keys(headers).find((name) => !harmless.has(name));
  return carried === undefined ? null : carried.slice(0, 80);
}

/**
 * Whether a request stays unrecognisable: who does not say who they are is not recorded, whether or not the client
 * remembered to ask for it. A line with the time of a cast would tell whose ballot it was.
 */
export function isAnonymousRequest({ headers }: Pick<ReceivedRequest, 'headers'>): boolean {
  return headers[anonymousHeader] !== undefined || headers.authorization === undefined;
}

/** Throws AnonymousRequestCarriesIdentity when a request asks for anonymity and contradicts itself. */
export function assertKeepsItsPromise(request: ReceivedRequest): void {
  if (request.headers[anonymousHeader] === undefined) return;
  const carried = carriedIdentity(request);
  if (carried !== null) throw new AnonymousRequestCarriesIdentity(carried);
}
