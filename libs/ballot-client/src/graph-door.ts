import { BallotClientError, ServiceRefusal, ServiceUnreachable } from './ballot-client.errors';
import { type VoterOperation, voterOperations } from './voter-operations';
import type { VoterPlatform, VoterRequest } from './voter-platform';

/** The header of requests that nobody may recognise again; the gateway then refuses whatever would tell who asks. */
export const ANONYMOUS_HEADER = 'x-huiyin-anonymous';

/** The value of `Authorization`; asked for anew at every attempt, so that a token may be refreshed. */
export type Authorization = () => string | Promise<string>;

type Variables = Readonly<Record<string, unknown>>;
type Data = Readonly<Record<string, unknown>>;
type Settings = () => Promise<Pick<VoterRequest, 'credentials' | 'headers'>>;

interface GraphBody {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message?: string;
    readonly extensions?: { readonly code?: string; readonly kind?: string };
  }[];
}

const attempts = 5;
const firstWaitMs = 400;
const withinMs = 20_000;

/** The way to the graph: what is lost on the way is sent again, what is refused is said. */
export class GraphDoor {
  constructor(
    private readonly url: string,
    private readonly platform: VoterPlatform,
  ) {}

  /** As the voter, known by name. @throws ServiceRefusal, ServiceUnreachable */
  signedIn(operation: VoterOperation, variables: Variables, authorization: Authorization) {
    return this.ask(operation, variables, async () => ({
      headers: { authorization: await authorization() },
      // The Fetch standard keeps connections with and without credentials apart: the cast does not travel on this one.
      credentials: 'same-origin',
    }));
  }

  /** As nobody: no credential, no cookie, no address of the page. @throws ServiceRefusal, ServiceUnreachable */
  anonymously(operation: VoterOperation, variables: Variables): Promise<Data> {
    return this.ask(operation, variables, async () => ({
      headers: { [ANONYMOUS_HEADER]: '1' },
      credentials: 'omit',
    }));
  }

  private async ask(
    operation: VoterOperation,
    variables: Variables,
    settings: Settings,
  ): Promise<Data> {
    // The same bytes at every attempt: the service knows a repetition by them.
    const body = JSON.stringify({ query: voterOperations[operation], variables });
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (attempt > 0) await this.platform.pause(this.waitMs(attempt));
      const { headers, credentials } = await settings();
      const data = await this.dataOf(body, headers, credentials);
      if (data !== null) return data;
    }
    throw new ServiceUnreachable(attempts);
  }

  /** Null when it is worth asking again. */
  private async dataOf(
    body: string,
    headers: VoterRequest['headers'],
    credentials: VoterRequest['credentials'],
  ): Promise<Data | null> {
    const answer = await this.post(body, headers, credentials).catch(() => null);
    if (answer === null) return null;
    const { status, body: { data, errors = [] } = {} } = answer;
    const [error] = errors;
    if (!error && data) return data;
    const { code = `HTTP_${status}`, kind = 'invalid' } = error?.extensions ?? {};
    const isPassing = status >= 500 || kind === 'unavailable' || code === 'INTERNAL_SERVER_ERROR';
    if (isPassing) return null;
    throw new ServiceRefusal(code, kind, error?.message ?? 'The answer holds no data.');
  }

  private async post(
    body: string,
    headers: VoterRequest['headers'],
    credentials: VoterRequest['credentials'],
  ): Promise<{ status: number; body?: GraphBody }> {
    const response = await this.platform.fetch(this.url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body,
      credentials,
      mode: 'cors',
      cache: 'no-store',
      redirect: 'error', // nobody leads a ballot to another address
      referrerPolicy: 'no-referrer',
      keepalive: false,
      signal: AbortSignal.timeout(withinMs),
    });
    const value = parsed(await response.text());
    return { status: response.status, ...(value ? { body: value } : {}) };
  }

  /** 0.4, 0.8, 1.6, 3.2 s, each spread over ± half: a hall of voters must not come back at one instant. */
  private waitMs(attempt: number): number {
    return firstWaitMs * 2 ** (attempt - 1) * (0.5 + this.platform.random());
  }
}

function parsed(text: string): GraphBody | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/** A field of an answer that must be a text. @throws BallotClientError ANSWER_NOT_UNDERSTOOD */
export function textIn(value: unknown, field: string): string {
  const text = (value as Data | null | undefined)?.[field];
  if (typeof text === 'string') return text;
  throw new BallotClientError('ANSWER_NOT_UNDERSTOOD', `The answer holds no ${field}.`);
}
