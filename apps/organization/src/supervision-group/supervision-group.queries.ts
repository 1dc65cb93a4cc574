import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { stamped, validOn } from '../loaders/as-of.rules';
import { listsFor, onesFor } from '../loaders/batches.rules';
import type { PersonNode } from '../person/person.types';
import type { MembershipRole } from './supervision-membership.entity';
import type { SupervisionAssignment, SupervisionGroupNode } from './supervision-group.types';

export interface GroupMember extends PersonNode {
  readonly groupId: string;
  readonly role: MembershipRole;
  readonly isLiaison: boolean;
  readonly membershipId: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

const mostGroups = 200;
const columns =
  'g.id, g.number, g.label, g.valid_from::text AS "validFrom", g.valid_to::text AS "validTo"';

// $1 bureau, $2 the actor's units, $3 the actor's groups, both null for the office; $4 the day.
const visible = `
  g.bureau_id = $1 AND ($2::uuid[] IS NULL OR g.id = ANY($3::uuid[]) OR EXISTS (
    SELECT 1 FROM supervision_assignment s
    WHERE s.bureau_id = g.bureau_id AND s.group_id = g.id AND ${validOn('s', '$4')} AND s.unit_id = ANY($2)))`;

/** Supervision groups on a day, null = today; each read carries the actor's scope in its WHERE. */
export class SupervisionGroupQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  async list(actor: Actor, asOf: AsOf = null): Promise<SupervisionGroupNode[]> {
    const rows = await this.reads.rows<SupervisionGroupNode>(
      actor,
      `SELECT ${columns} FROM supervision_group g WHERE ${visible} AND ${validOn('g', '$4')}
       ORDER BY g.number LIMIT ${mostGroups}`,
      await this.scopeOf(actor, asOf),
    );
    return stamped(rows, asOf);
  }

  /** A group that was dissolved by then comes, too: an old report still knows its name. */
  async byIds(
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf = null,
  ): Promise<(SupervisionGroupNode | null)[]> {
    const rows = await this.reads.rows<SupervisionGroupNode>(
      actor,
      `SELECT ${columns} FROM supervision_group g
       WHERE ${visible} AND g.valid_from <= $4::date AND g.id = ANY($5::uuid[])`,
      [...(await this.scopeOf(actor, asOf)), ids],
    );
    return onesFor(ids, stamped(rows, asOf), ({ id }) => id);
  }

  /** Per unit the group that supervises it. */
  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<(SupervisionGroupNode | null)[]> {
    const rows = await this.reads.rows<SupervisionGroupNode & { unitId: string }>(
      actor,
      `SELECT ${columns}, a.unit_id AS "unitId"
       FROM supervision_assignment a JOIN supervision_group g ON g.bureau_id = a.bureau_id AND g.id = a.group_id
       WHERE ${visible} AND a.unit_id = ANY($5::uuid[]) AND ${validOn('a', '$4')}`,
      [...(await this.scopeOf(actor, asOf)), unitIds],
    );
    return onesFor(unitIds, stamped(rows, asOf), ({ unitId }) => unitId);
  }

  /** Per group its people, leader first, in the order of the roster. */
  async members(
    actor: Actor,
    groupIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<GroupMember[][]> {
    const rows = await this.reads.rows<GroupMember>(
      actor,
      `SELECT p.id, p.name, m.group_id AS "groupId", m.role, m.is_liaison AS "isLiaison",
              m.id AS "membershipId", m.valid_from::text AS "validFrom", m.valid_to::text AS "validTo"
       FROM supervision_group g
       JOIN supervision_membership m ON m.bureau_id = g.bureau_id AND m.group_id = g.id AND ${validOn('m', '$4')}
       JOIN person p ON p.bureau_id = m.bureau_id AND p.id = m.person_id
       WHERE ${visible} AND g.id = ANY($5::uuid[]) ORDER BY m.ordinal, p.name, p.id`,
      [...(await this.scopeOf(actor, asOf)), groupIds],
    );
    return listsFor(groupIds, stamped(rows, asOf), ({ groupId }) => groupId);
  }

  /** Per group its units with intensity and days, as far as the actor may see them. */
  async assignments(
    actor: Actor,
    groupIds: readonly string[],
    asOf: AsOf = null,
  ): Promise<SupervisionAssignment[][]> {
    const rows = await this.reads.rows<SupervisionAssignment>(
      actor,
      `SELECT a.id, a.group_id AS "groupId", a.intensity, a.valid_from::text AS "validFrom",
              a.valid_to::text AS "validTo",
              json_build_object('id', u.id, 'bureauId', u.bureau_id, 'kind', u.kind, 'name', u.name,
                'unitType', u.unit_type, 'parentUnitId', u.parent_unit_id, 'asOf', $6::text) AS unit
       FROM supervision_group g
       JOIN supervision_assignment a ON a.bureau_id = g.bureau_id AND a.group_id = g.id AND ${validOn('a', '$4')}
       JOIN unit_on($4) u ON u.bureau_id = a.bureau_id AND u.id = a.unit_id
       WHERE ${visible} AND g.id = ANY($5::uuid[]) AND ($2::uuid[] IS NULL OR u.id = ANY($2))
       ORDER BY a.ordinal, u.name`,
      [...(await this.scopeOf(actor, asOf)), groupIds, asOf],
    );
    return listsFor(groupIds, rows, ({ groupId }) => groupId);
  }

  private async scopeOf(actor: Actor, asOf: AsOf): Promise<unknown[]> {
    const { unitIds, groupIds } = directoryScope(actor);
    return [actor.bureauId, unitIds, groupIds, await this.days.of(actor, asOf)];
  }
}
