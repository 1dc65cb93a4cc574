import type { Actor } from '@huiyin/identity';

/** What of the own bureau an actor's directory shows; null = all of it (the office). Made for the WHERE of a query. */
export interface DirectoryScope {
  readonly unitIds: readonly string[] | null;
  readonly groupIds: readonly string[] | null;
}

/** Supervision: the own group and its units. Unit roles and staff: the own unit and the group that supervises it. */
export function directoryScope(actor: Actor): DirectoryScope {
  const units = actor.unitIdsFor('directory:read');
  if (units === 'all') return { unitIds: null, groupIds: null };
  return {
    unitIds: units,
    groupIds: [...new Set(actor.grants.flatMap(({ groupId }) => groupId ?? []))],
  };
}
