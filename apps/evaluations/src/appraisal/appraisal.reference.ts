import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { AppraisalNode } from './appraisal.types';

/** `_entities` for Appraisal: the loader applies the actor's row scope, a foreign id resolves to null. */
export function resolveAppraisal(
  { id }: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<AppraisalNode | null> {
  return loaders.appraisal.load(id);
}
