export interface GraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>> & { readonly code?: string };
}

// A scenario reads answers of thirty operations; typing each by hand would say nothing the assertions do not.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Data = Record<string, any>;

export interface Answer {
  readonly status: number;
  readonly data: Data | null;
  readonly errors: readonly GraphError[];
}

/** A person at the front door: the gateway, with a token of the issuer or with nothing. */
export class GraphClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(readonly urls: { readonly graphql: string; readonly issuer: string }) {}

  /** Data of an operation that must succeed. */
  async as(login: string, query: string, variables: object = {}): Promise<Data> {
    return must(await this.tryAs(login, query, variables), query);
  }

  async anonymously(query: string, variables: object = {}): Promise<Data> {
    return must(await this.ask(query, variables, {}), query);
  }

  async tryAs(login: string, query: string, variables: object = {}): Promise<Answer> {
    return this.ask(query, variables, { authorization: `Bearer ${await this.token(login)}` });
  }

  /** No credential, no cookie, no trace: as a voter's page casts, saying so (the gateway then refuses any that slipped in). */
  tryAsVoter(
    query: string,
    variables: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    return this.ask(query, variables, { 'x-huiyin-anonymous': '1', ...headers });
  }

  token(login: string): Promise<string> {
    const known = this.tokens.get(login);
    if (known) return known;
    const asked = this.requestToken(login);
    this.tokens.set(login, asked);
    asked.catch(() => this.tokens.delete(login)); // asked again the next time
    return asked;
  }

  private async requestToken(login: string): Promise<string> {
    const response = await fetch(`${this.urls.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'urn:huiyin:demo-login',
        client_id: 'huiyin-demo',
        login,
      }),
    });
    const answer = (await response.json()) as { access_token?: string };
    if (!answer.access_token) throw new Error(`cannot happen: no token for ${login}`);
    return answer.access_token;
  }

  private async ask(
    query: string,
    variables: object,
    headers: Record<string, string>,
  ): Promise<Answer> {
    const response = await fetch(this.urls.graphql, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    const body = (await response.json()) as { data?: Data | null; errors?: GraphError[] };
    return { status: response.status, data: body.data ?? null, errors: body.errors ?? [] };
  }
}

export class UnexpectedRefusal extends Error {
  readonly codes: readonly string[];

  constructor(query: string, errors: readonly GraphError[]) {
    super(`${query.trim().slice(0, 120)} → ${JSON.stringify(errors).slice(0, 800)}`);
    this.name = 'UnexpectedRefusal';
    this.codes = errors.map(({ extensions }) => extensions?.code ?? 'WITHOUT_CODE');
  }
}

function must({ data, errors }: Answer, query: string): Data {
  if (errors.length > 0 || data === null) throw new UnexpectedRefusal(query, errors);
  return data;
}
