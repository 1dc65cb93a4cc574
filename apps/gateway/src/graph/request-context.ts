import type { Actor } from '@huiyin/identity';
import type { Deadline } from '../subgraphs/deadline';

/** What became of one operation; filled in while it is answered, read by the log and the metrics. */
export interface Outcome {
  operationName: string | null;
  errorCodes: string[];
  /** The graph says of what was asked that nothing is kept about it, whoever asks. */
  isUnrecorded: boolean;
}

/** What belongs to one request. */
export interface GatewayContext {
  actor: Actor;
  /** Null for requests that must not be recognisable again: nothing is forwarded, logged, counted or timed. */
  requestId: string | null;
  /** What came with the request that could tell who asks; null when nothing did. */
  readonly carriedIdentity: string | null;
  readonly deadline: Deadline;
  readonly outcome: Outcome;
  /** Plans are made, but no subgraph is asked: used at start to warm the caches. */
  readonly isRehearsal?: true;
}
