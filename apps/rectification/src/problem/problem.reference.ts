import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import type { ProblemNode } from './problem.types';

/** `_entities` for Problem: the loader applies the actor's row scope, a foreign id resolves to null. */
export function resolveProblem(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<ProblemNode | null> {
  return loaders.problem.load(reference.id);
}
