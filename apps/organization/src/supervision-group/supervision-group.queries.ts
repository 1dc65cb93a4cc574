import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import type { PersonNode } from '../person/person.types';
import type { MembershipRole } from './supervision-membership.entity';
import type { SupervisionGroupNode } from './supervision-group.types';

export interface GroupMember extends PersonNode {
  readonly groupId: string;
  readonly role: MembershipRole;
  readonly isLiaison: boolean;
}

const mostGroups = 200;
const columns = 'g.id, g.number, g.label';

// $1 bureau, $2 the actor's units, $3 the actor's groups; both null for the office.
const visible = `
  g.bureau_id = $1 AND ($2::uuid[] IS NULL OR g.id = ANY($3::uuid[]) OR EXISTS (
    SELECT 1 FROM supervision_assignment s
    WHERE s.bureau_id = g.bureau_id AND s.group_id = g.id AND s.valid_to IS NULL AND s.unit_id = ANY($2)))`;

export class SupervisionGroupQueries {
  constructor(private readonly reads: ScopedReads) {}

  list(actor: Actor): Promise<SupervisionGroupNode[]> {
    const sql = `SELECT ${columns} FROM supervision_group g WHERE ${visible} ORDER BY g.number LIMIT ${mostGroups}`;
    return this.reads.rows(actor, sql, scopeOf(actor));
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<(SupervisionGroupNode | null)[]> {
    const rows = await this.reads.rows<SupervisionGroupNode>(
      actor,
      `SELECT ${columns} FROM supervision_group g WHERE ${visible} AND g.id = ANY($4::uuid[])`,
      [...scopeOf(actor), ids],
    );
    return onesFor(ids, rows, ({ id }) => id);
  }

  /** Per unit the group that supervises it. */
  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
  ): Promise<(SupervisionGroupNode | null)[]> {
    const rows = await this.reads.rows<SupervisionGroupNode & { unitId: string }>(
      actor,
      `SELECT ${columns}, a.unit_id AS "unitId"
       FROM supervision_assignment a JOIN supervision_group g ON g.bureau_id = a.bureau_id AND g.id = a.group_id
       WHERE ${visible} AND a.unit_id = ANY($4::uuid[]) AND a.valid_to IS NULL`,
      [...scopeOf(actor), unitIds],
    );
    return onesFor(unitIds, rows, ({ unitId }) => unitId);
  }

  /** Per group its people, leader first, in the order of the roster. */
  async members(actor: Actor, groupIds: readonly string[]): Promise<GroupMember[][]> {
    const rows = await this.reads.rows<GroupMember>(
      actor,
      `SELECT p.id, p.name, p.unit_id AS "unitId", m.group_id AS "groupId", m.role, m.is_liaison AS "isLiaison"
       FROM supervision_group g
       JOIN supervision_membership m ON m.bureau_id = g.bureau_id AND m.group_id = g.id AND m.valid_to IS NULL
       JOIN person p ON p.bureau_id = m.bureau_id AND p.id = m.person_id
       WHERE ${visible} AND g.id = ANY($4::uuid[]) ORDER BY m.ordinal, p.name, p.id`,
      [...scopeOf(actor), groupIds],
    );
    return listsFor(groupIds, rows, ({ groupId }) => groupId);
  }
}

function scopeOf(actor: Actor): unknown[] {
  const { unitIds, groupIds } = directoryScope(actor);
  return [actor.bureauId, unitIds, groupIds];
}
