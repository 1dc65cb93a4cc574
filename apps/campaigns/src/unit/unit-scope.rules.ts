import type { Actor, Permission } from '@huiyin/identity';

/** The units a permission reaches, for a WHERE: `$n::uuid[] IS NULL OR unit_id = ANY($n)`. Null means all of the bureau. */
export function unitScope(actor: Actor, permission: Permission): readonly string[] | null {
  const scope = actor.unitIdsFor(permission);
  return scope === 'all' ? null : scope;
}
