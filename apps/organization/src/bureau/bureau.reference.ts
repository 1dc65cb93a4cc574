import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { BureauNode } from './bureau.types';

export function resolveBureau(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<BureauNode | null> {
  return loaders.bureau.load(reference.id);
}
