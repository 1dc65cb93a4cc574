import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { SupervisionGroupNode } from './supervision-group.types';

export function resolveSupervisionGroup(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<SupervisionGroupNode | null> {
  return loaders.supervisionGroup.load(reference.id);
}
