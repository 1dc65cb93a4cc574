import type { Actor } from '@huiyin/identity';
import type { Deadline } from '../subgraphs/deadline';

/** What became of one operation; filled in while it is answered, read by the log and the metrics. */
export interface Outcome {
  operationName: string | null;
  errorCodes: string[];
}

/** What belongs to one request. */
export interface GatewayContext {
  readonly actor: Actor;
  /** Null for requests that must not be recognisable again (nobody signed in): nothing is forwarded, nothing logged. */
  readonly requestId: string | null;
  readonly deadline: Deadline;
  readonly outcome: Outcome;
  /** Plans are made, but no subgraph is asked: used at start to warm the caches. */
  readonly isRehearsal?: true;
}
