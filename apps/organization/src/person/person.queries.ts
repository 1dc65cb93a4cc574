import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import { onesFor } from '../loaders/batches.rules';
import { isId } from '../loaders/ids.rules';
import type { PersonNode } from './person.types';

const columns = 'p.id, p.name, p.unit_id AS "unitId"';

// $1 bureau, $2 the actor's units, $3 the actor's groups, $4 the actor.
const visible = `
  p.bureau_id = $1 AND ($2::uuid[] IS NULL OR p.unit_id = ANY($2) OR p.id = $4 OR EXISTS (
    SELECT 1 FROM supervision_membership m
    WHERE m.bureau_id = p.bureau_id AND m.person_id = p.id AND m.valid_to IS NULL AND m.group_id = ANY($3::uuid[])))`;

export class PersonQueries {
  constructor(private readonly reads: ScopedReads) {}

  async byIds(actor: Actor, ids: readonly string[]): Promise<(PersonNode | null)[]> {
    const rows = await this.reads.rows<PersonNode>(
      actor,
      `SELECT ${columns} FROM person p WHERE ${visible} AND p.id = ANY($5::uuid[])`,
      [...scopeOf(actor), ids],
    );
    return onesFor(ids, rows, ({ id }) => id);
  }

  /** People who take part at a unit, by name. */
  async ofUnit(actor: Actor, unitId: string, first: number): Promise<PersonNode[]> {
    if (!isId(unitId)) return [];
    return this.reads.rows(
      actor,
      `SELECT ${columns} FROM person p WHERE ${visible} AND p.unit_id = $5 ORDER BY p.name, p.id LIMIT $6`,
      [...scopeOf(actor), unitId, first],
    );
  }
}

function scopeOf(actor: Actor): unknown[] {
  const { unitIds, groupIds } = directoryScope(actor);
  return [actor.bureauId, unitIds, groupIds, actor.personId];
}
