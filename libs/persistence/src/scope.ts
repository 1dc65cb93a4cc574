/** The tenant whose rows a statement may see. Row-level security reads it; null sees no tenant's rows at all. */
export interface Scope {
  readonly bureauId: string | null;
}

export const noTenant: Scope = { bureauId: null };

/** The PostgreSQL setting row-level security reads. */
export const scopeSetting = 'huiyin.bureau_id';
