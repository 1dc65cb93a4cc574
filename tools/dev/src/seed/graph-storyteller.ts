import { requestToken } from '../issuer/request-token';
import type { Storyteller } from './demo-chapter';
import { ChapterFailed } from './seed.errors';

type AnswerError = NonNullable<Answer<unknown>['errors']>[number];

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: {
      code?: string;
      problems?: readonly { field: string; message?: string }[];
    };
  }[];
}

export class GraphStoryteller implements Storyteller {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(
    readonly graphql: string,
    private readonly issuer: string,
  ) {}

  // Arrow functions: chapters take `ask` out of its storyteller.
  readonly ask = async <T>(
    login: string,
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<T> => {
    const token = await this.tokenOf(login);
    return this.post<T>(login, { authorization: `Bearer ${token}` }, document, variables);
  };

  readonly askAnonymously = <T>(
    document: string,
    variables: Readonly<Record<string, unknown>> = {},
  ): Promise<T> => this.post<T>('anonymous', { 'x-huiyin-anonymous': '1' }, document, variables);

  tokenOf(login: string): Promise<string> {
    const token = this.tokens.get(login) ?? requestToken(this.issuer, login);
    this.tokens.set(login, token);
    return token;
  }

  private async post<T>(
    login: string,
    headers: Record<string, string>,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<T> {
    const response = await fetch(this.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Answer<T>;
    const [error] = errors ?? [];
    if (error || !data) throw new ChapterFailed(login, query, inWords(error));
    return data;
  }
}

function inWords(error: AnswerError | undefined): string {
  const { code = '', problems = [] } = error?.extensions ?? {};
  const places = problems.map(({ field, message = '' }) => `\n  ${field}: ${message}`);
  return `${code} ${error?.message ?? 'no data'}${places.join('')}`;
}
