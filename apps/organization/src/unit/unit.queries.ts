import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import type { UnitNode } from './unit.types';

const columns = `u.id, u.bureau_id AS "bureauId", u.name, u.unit_type AS "unitType"`;

const mostUnitsOfAGroup = 500;

/** Reads of units; each one carries the actor's scope in its WHERE, row-level security stands underneath. */
export class UnitQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Units the actor may see, by name; at most `first`. */
  list(actor: Actor, first: number): Promise<UnitNode[]> {
    return this.reads.rows<UnitNode>(
      actor,
      `SELECT ${columns} FROM unit u
       WHERE u.bureau_id = $1 AND ($2::uuid[] IS NULL OR u.id = ANY($2)) ORDER BY u.name, u.id LIMIT $3`,
      [actor.bureauId, directoryScope(actor).unitIds, first],
    );
  }

  /** One query for any number of ids, in their order; null for what is absent or not the actor's. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<(UnitNode | null)[]> {
    const rows = await this.reads.rows<UnitNode>(
      actor,
      `SELECT ${columns} FROM unit u
       WHERE u.bureau_id = $1 AND u.id = ANY($2::uuid[]) AND ($3::uuid[] IS NULL OR u.id = ANY($3))`,
      [actor.bureauId, ids, directoryScope(actor).unitIds],
    );
    return onesFor(ids, rows, ({ id }) => id);
  }

  /** Per group the units it supervises, in the order of the roster, as far as the actor may see them. */
  async ofGroups(actor: Actor, groupIds: readonly string[]): Promise<UnitNode[][]> {
    const rows = await this.reads.rows<UnitNode & { groupId: string }>(
      actor,
      `SELECT ${columns}, a.group_id AS "groupId"
       FROM supervision_assignment a JOIN unit u ON u.bureau_id = a.bureau_id AND u.id = a.unit_id
       WHERE a.bureau_id = $1 AND a.group_id = ANY($2::uuid[]) AND a.valid_to IS NULL
         AND ($3::uuid[] IS NULL OR u.id = ANY($3))
       ORDER BY a.ordinal, u.name LIMIT $4`,
      [
        actor.bureauId,
        groupIds,
        directoryScope(actor).unitIds,
        groupIds.length * mostUnitsOfAGroup,
      ],
    );
    return listsFor(groupIds, rows, ({ groupId }) => groupId);
  }
}
