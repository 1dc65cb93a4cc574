import type { Actor } from '@huiyin/identity';
import type { Logger } from '@huiyin/observability';

/** What belongs to one request. Nothing ambient: resolvers take it with `@Ctx()` and pass on what a verb needs. */
export interface RequestContext<Loaders = unknown> {
  readonly actor: Actor;
  readonly loaders: Loaders;
  readonly requestId: string;
  readonly logger: Logger;
}
