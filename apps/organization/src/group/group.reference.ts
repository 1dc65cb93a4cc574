import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { GroupNode } from './group.types';

/** `_entities` for Group: the loader applies the actor's row scope, a foreign id resolves to null. */
export function resolveGroup(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<GroupNode | null> {
  return loaders.group.load(reference.id);
}
