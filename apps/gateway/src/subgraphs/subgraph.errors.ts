import { DomainError } from '@huiyin/kernel';

export type SubgraphFailure =
  | 'timeout'
  | 'not-sent'
  | 'unreachable'
  | 'refused-gateway'
  | 'bad-answer'
  | 'circuit-open'
  | 'too-late';

/** A subgraph did not answer, or not in time, or not with GraphQL. The rest of the operation is still delivered. */
export class SubgraphUnavailable extends DomainError {
  readonly code = 'SUBGRAPH_UNAVAILABLE';
  readonly kind = 'unavailable';
  constructor(readonly reason: SubgraphFailure) {
    super('A part of this answer is not available right now. Please try again in a moment.');
  }
}

/** The committed supergraph and the environment do not belong together. */
export class SubgraphWithoutAddress extends Error {
  constructor(name: string) {
    super(`SUBGRAPH_URLS has no address for "${name}", which the supergraph names.`);
    this.name = 'SubgraphWithoutAddress';
  }
}
