import type { RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { PersonNode } from './person.types';

export function resolvePerson(
  reference: { id: string },
  { loaders }: RequestContext<Loaders>,
): Promise<PersonNode | null> {
  return loaders.person.load(reference.id);
}
