import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { UnitNode } from './unit.types';

/** `_entities` for Unit: the loader applies the actor's row scope, a foreign id resolves to null. */
export function resolveUnit(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<UnitNode | null> {
  return loaders.unit.load(reference.id);
}
