import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import type { UnitNode } from './unit.types';

const columns = `id, bureau_id AS "bureauId", name, unit_type AS "unitType"`;

/** Reads of units; each one carries the actor's scope in its WHERE, row-level security stands underneath. */
export class UnitQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Units the actor may see, by name; at most `first`. */
  list(actor: Actor, first: number): Promise<UnitNode[]> {
    return this.reads.rows<UnitNode>(
      actor,
      `SELECT ${columns} FROM unit WHERE bureau_id = $1 AND ($2::uuid[] IS NULL OR id = ANY($2)) ORDER BY name LIMIT $3`,
      [actor.bureauId, visibleUnits(actor), first],
    );
  }

  /** One query for any number of ids, in their order; null for what is absent or not the actor's. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<(UnitNode | null)[]> {
    const rows = await this.reads.rows<UnitNode>(
      actor,
      `SELECT ${columns} FROM unit WHERE bureau_id = $1 AND id = ANY($2) AND ($3::uuid[] IS NULL OR id = ANY($3))`,
      [actor.bureauId, ids, visibleUnits(actor)],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  }
}

function visibleUnits(actor: Actor): readonly string[] | null {
  const scope = actor.unitIdsFor('directory:read');
  return scope === 'all' ? null : scope;
}
