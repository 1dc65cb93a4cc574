import { type Permission, type Role, rolesOf } from './permissions';

/** One role in one place. Supervision grants carry the units the group supervises. */
export interface Grant {
  readonly role: Role;
  readonly bureauId?: string;
  readonly unitId?: string;
  readonly groupId?: string;
  readonly unitIds?: readonly string[];
}

export interface ActorClaims {
  readonly kind: 'person' | 'anonymous';
  readonly personId?: string;
  readonly bureauId?: string;
  readonly grants: readonly Grant[];
}

/** Units an actor may touch under one permission; `all` = every unit of the actor's own bureau. */
export type UnitScope = 'all' | readonly string[];

/** Who asks, and what they may do where. Built by the gateway, signed, and believed by no other way. */
export class Actor {
  readonly kind: ActorClaims['kind'];
  readonly personId: string | null;
  /** The tenant all of this actor's rows belong to; null for the anonymous and for the city level. */
  readonly bureauId: string | null;
  readonly grants: readonly Grant[];

  constructor(claims: ActorClaims) {
    this.kind = claims.kind;
    this.personId = claims.personId ?? null;
    this.bureauId = claims.bureauId ?? null;
    this.grants = claims.grants;
  }

  static anonymous(): Actor {
    return new Actor({ kind: 'anonymous', grants: [] });
  }

  can(permission: Permission): boolean {
    return this.grantsFor(permission).length > 0;
  }

  belongsTo(bureauId: string): boolean {
    return this.bureauId !== null && this.bureauId === bureauId;
  }

  hasRole(...wanted: readonly Role[]): boolean {
    return this.grants.some(({ role }) => wanted.includes(role));
  }

  /** Which units of the own bureau this permission reaches. The office reaches all of them. */
  unitIdsFor(permission: Permission): UnitScope {
    const grants = this.grantsFor(permission);
    if (grants.some(({ role }) => role === 'campaign-office')) return 'all';
    return [...new Set(grants.flatMap(unitsOf))];
  }

  coversUnit(permission: Permission, unitId: string): boolean {
    const scope = this.unitIdsFor(permission);
    return scope === 'all' || scope.includes(unitId);
  }

  claims(): ActorClaims {
    return {
      kind: this.kind,
      ...(this.personId === null ? {} : { personId: this.personId }),
      ...(this.bureauId === null ? {} : { bureauId: this.bureauId }),
      grants: this.grants,
    };
  }

  private grantsFor(permission: Permission): Grant[] {
    const allowed = rolesOf(permission);
    return this.grants.filter(({ role }) => allowed.includes(role));
  }
}

function unitsOf(grant: Grant): readonly string[] {
  return [...(grant.unitIds ?? []), ...(grant.unitId === undefined ? [] : [grant.unitId])];
}
