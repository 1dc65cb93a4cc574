import type { Logger, Metrics } from '@huiyin/observability';
import { Actor, actorHeader } from '@huiyin/identity';
import type { SignedActors } from '../actors/signed-actors';
import { Circuit } from './circuit';
import { SubgraphUnavailable } from './subgraph.errors';
import { SubgraphClient } from './subgraph-client';
import { SubgraphDataSource } from './subgraph-data-source';

const connectWithinMs = 1_000;
const nobody = Actor.anonymous();

/** All subgraphs by name: their connections, their circuits, what is noted when one fails. */
export class SubgraphPort {
  private readonly clients: ReadonlyMap<string, SubgraphClient>;
  private readonly failures;

  constructor(
    urls: Readonly<Record<string, string>>,
    private readonly signed: SignedActors,
    private readonly logger: Logger,
    metrics: Metrics,
  ) {
    this.clients = new Map(
      Object.entries(urls).map(([name, url]) => [name, new SubgraphClient(url)]),
    );
    this.failures = metrics.counter(
      'huiyin_gateway_subgraph_failures_total',
      'Calls a subgraph did not answer',
      ['subgraph', 'reason'],
    );
  }

  client(name: string): SubgraphClient {
    const client = this.clients.get(name);
    if (!client) throw new Error(`cannot happen: env.ts lets no unknown subgraph "${name}" pass`);
    return client;
  }

  /** `onMutation` hears of every mutation a subgraph has answered, before the client does. */
  dataSources(onMutation: (subgraph: string) => void): Map<string, SubgraphDataSource> {
    const entries = [...this.clients].map(([name, client]): [string, SubgraphDataSource] => {
      const circuit = new Circuit();
      const onFailure = (failure: SubgraphUnavailable, hasOpened: boolean) =>
        this.note(name, failure, hasOpened);
      return [
        name,
        new SubgraphDataSource(name, {
          client,
          signed: this.signed,
          circuit,
          onMutation: () => onMutation(name),
          onFailure,
        }),
      ];
    });
    return new Map(entries);
  }

  /**
   * Opens a connection to each, so that the first request need not. One that is away does not hinder the start; one that
   * holds another key is told of now: where all requests are anonymous, none of them will tell.
   */
  async connect(): Promise<void> {
    const calls = [...this.clients].map(async ([name, client]) => {
      const { status } = await client.send({
        method: 'GET',
        path: `${client.basePath}/signature`,
        headers: { [actorHeader]: this.signed.for(nobody, name) },
        withinMs: connectWithinMs,
      });
      if (status === 401) this.note(name, new SubgraphUnavailable('refused-gateway'), false);
    });
    await Promise.allSettled(calls);
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private note(subgraph: string, { reason }: SubgraphUnavailable, hasOpened: boolean): void {
    this.failures.inc({ subgraph, reason });
    // The two ends hold different keys: somebody must act.
    if (reason === 'refused-gateway')
      this.logger.error({ subgraph }, 'a subgraph refuses the signed actor');
    else if (hasOpened) this.logger.warn({ subgraph, reason }, 'a subgraph does not answer');
  }
}
