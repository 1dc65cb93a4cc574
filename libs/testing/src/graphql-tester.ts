import { type Clock, systemClock } from '@huiyin/kernel';
import { type Actor, ActorSigner, ActorVerifier, actorHeader } from '@huiyin/identity';

export interface GraphQLAnswer<T = Record<string, unknown>> {
  readonly data?: T | null;
  readonly errors?: readonly {
    message: string;
    path?: readonly (string | number)[];
    extensions: Record<string, unknown>;
  }[];
}

export const testActorKey = 'a-key-for-tests-only-of-32-characters';

export function testVerifier(service: string): ActorVerifier {
  return new ActorVerifier(service, testActorKey);
}

/** Speaks to one running subgraph as the gateway would. */
export class GraphQLTester {
  private readonly signer: ActorSigner;

  constructor(
    private readonly url: string,
    private readonly service: string,
    clock: Clock = systemClock,
  ) {
    this.signer = new ActorSigner({ [service]: testActorKey }, clock);
  }

  async as<T = Record<string, unknown>>(
    actor: Actor,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<GraphQLAnswer<T>> {
    const response = await this.raw(
      { [actorHeader]: this.signer.sign(actor, this.service) },
      { query, variables },
    );
    return (await response.json()) as GraphQLAnswer<T>;
  }

  /** `_entities` for one representation: a root in disguise, so each reference is asked as an outsider, too. */
  async entity<T = Record<string, unknown>>(
    actor: Actor,
    representation: { __typename: string } & Record<string, unknown>,
    selection: string,
  ): Promise<T | null> {
    const answer = await this.as<{ _entities: (T | null)[] }>(
      actor,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${representation.__typename} { ${selection} } } }`,
      { r: [representation] },
    );
    return answer.data?._entities[0] ?? null;
  }

  raw(headers: Record<string, string>, body: unknown): Promise<Response> {
    return fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }
}
