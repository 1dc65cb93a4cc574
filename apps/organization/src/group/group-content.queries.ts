import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import type { AsOf, BureauDays } from '../bureau/bureau-days.queries';
import { validOn } from '../loaders/as-of.rules';
import { listsFor } from '../loaders/batches.rules';
import { visibleGroup, withinScope } from './group-visibility.rules';
import { groupRoles } from './group-kinds.rules';
import type {
  CompositionRuleNode,
  GroupDuty,
  GroupException,
  GroupMember,
  GroupSeat,
  GroupSubject,
} from './group.types';

const span = (alias: string) =>
  `${alias}.valid_from::text AS "validFrom", ${alias}.valid_to::text AS "validTo"`;
const person = `json_build_object('id', p.id, 'name', p.name, 'asOf', $6::text) AS person`;
const of = (table: string) =>
  `JOIN ${table} x ON x.bureau_id = g.bureau_id AND x.group_id = g.id AND ${validOn('x', '$3')}`;
const visible = `WHERE ${visibleGroup} AND g.id = ANY($5::uuid[])`;
const roles = `ARRAY[${groupRoles.map((role) => `'${role}'`).join(', ')}]`;

const members = `
  SELECT m.group_id AS "groupId", ${person}, m.role, m.source,
         CASE WHEN m.source = 'name' THEN m.holding_id END AS "membershipId", ${span('m')}
  FROM work_group g JOIN group_members_on($3, $5) m ON m.group_id = g.id
  JOIN person p ON p.bureau_id = m.bureau_id AND p.id = m.person_id
  ${visible} ORDER BY array_position(${roles}, m.role), m.ordinal, p.name, p.id`;

const exceptions = `
  SELECT x.id, x.group_id AS "groupId", ${person}, x.reason, ${span('x')} FROM work_group g ${of('work_group_exception')}
  JOIN person p ON p.bureau_id = x.bureau_id AND p.id = x.person_id ${visible} ORDER BY p.name, p.id`;

const duties = `
  SELECT x.id, x.group_id AS "groupId", x.text FROM work_group g ${of('work_group_duty')} ${visible} ORDER BY x.ordinal`;

const rules = `
  SELECT x.group_id AS "groupId", x.role, x.posts, x.reach FROM work_group g ${of('work_group_rule')} ${visible}
  ORDER BY x.ordinal`;

// Units beyond the asker's directory are not named by a group that goes there.
const subjects = `
  SELECT x.id, x.group_id AS "groupId", x.party_organisation_id AS "partyOrganisationId", x.intensity, ${span('x')},
         CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'bureauId', u.bureau_id, 'kind', u.kind, 'name', u.name,
           'unitType', u.unit_type, 'parentUnitId', u.parent_unit_id, 'asOf', $6::text) END AS unit
  FROM work_group g ${of('work_group_subject')} LEFT JOIN unit_on($3) u ON u.bureau_id = x.bureau_id AND u.id = x.unit_id
  ${visible} AND ($2::uuid[] IS NULL OR x.unit_id IS NULL OR u.id IN (SELECT id FROM within_scope)) ORDER BY u.name, x.id`;

// Only groups that can have somebody of these are looked into: by name, by a rule for one of the posts, by study group.
const seats = `
  , candidate AS (
    SELECT m.group_id AS id FROM work_group_membership m
      WHERE m.bureau_id = $1 AND m.person_id = ANY($5::uuid[]) AND ${validOn('m', '$3')}
    UNION SELECT r.group_id FROM work_group_rule r
      WHERE r.bureau_id = $1 AND ${validOn('r', '$3')} AND r.posts && ARRAY(SELECT DISTINCT t.kind FROM post t
        WHERE t.bureau_id = $1 AND t.person_id = ANY($5::uuid[]) AND t.voided_at IS NULL AND ${validOn('t', '$3')})
    UNION SELECT s.group_id FROM work_group_part s JOIN works_on($3) w ON w.unit_id = s.unit_id
      WHERE s.bureau_id = $1 AND w.person_id = ANY($5::uuid[]) AND ${validOn('s', '$3')})
  SELECT m.person_id AS "personId", m.role, m.source,
         json_build_object('id', g.id, 'kind', g.kind, 'name', g.name, 'number', g.number, 'unitId', g.unit_id,
           'parentId', g.parent_id, 'locatedUnitId', g.located_unit_id, 'partyOrganisationId', g.party_organisation_id,
           'superior', g.superior, 'campaignId', g.campaign_id, 'leaderSeats', g.leader_seats, 'validFrom', g.valid_from,
           'validTo', g.valid_to, 'asOf', $6::text) AS "group"
  FROM work_group g JOIN group_members_on($3, ARRAY(SELECT id FROM candidate)) m ON m.group_id = g.id
  WHERE ${visibleGroup} AND m.person_id = ANY($5::uuid[]) ORDER BY g.kind, g.number, g.name, g.id`;

/** What hangs on groups and on people by their groups; one statement per field and day, scoped as the groups are. */
export class GroupContentQueries {
  constructor(
    private readonly reads: ScopedReads,
    private readonly days: BureauDays,
  ) {}

  members(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupMember[][]> {
    return this.perGroup(members, actor, ids, asOf);
  }

  exceptions(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupException[][]> {
    return this.perGroup(exceptions, actor, ids, asOf);
  }

  duties(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupDuty[][]> {
    return this.perGroup(duties, actor, ids, asOf);
  }

  rules(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<CompositionRuleNode[][]> {
    return this.perGroup(rules, actor, ids, asOf);
  }

  subjects(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupSubject[][]> {
    return this.perGroup(subjects, actor, ids, asOf);
  }

  /** Per person the groups he or she sits in, whichever way. */
  async seats(actor: Actor, ids: readonly string[], asOf: AsOf = null): Promise<GroupSeat[][]> {
    const rows = await this.read<GroupSeat>(seats, actor, ids, asOf);
    return listsFor(ids, rows, ({ personId }) => personId);
  }

  private async perGroup<T extends { groupId: string }>(
    sql: string,
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf,
  ): Promise<T[][]> {
    return listsFor(ids, await this.read<T>(sql, actor, ids, asOf), ({ groupId }) => groupId);
  }

  private async read<T>(
    sql: string,
    actor: Actor,
    ids: readonly string[],
    asOf: AsOf,
  ): Promise<T[]> {
    const day = await this.days.of(actor, asOf);
    const params = [actor.bureauId, directoryScope(actor).unitIds, day, actor.personId, ids];
    // $6 stamps what has fields of its own with the day it was read for.
    const stamps = sql.includes('$6') ? [asOf] : [];
    return this.reads.rows(actor, `WITH RECURSIVE ${withinScope} ${sql}`, [...params, ...stamps]);
  }
}
