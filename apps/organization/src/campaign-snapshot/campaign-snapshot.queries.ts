import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import { isId } from '../loaders/ids.rules';
import { inUnits } from '../unit/unit.queries';
import type {
  CampaignSnapshotNode,
  FrozenGroupNode,
  FrozenRoleNode,
  FrozenUnitNode,
} from './campaign-snapshot.types';

const mostUnits = 5_000;
const mostRoles = 50_000;

const unitsSql = `
  SELECT u.unit_id AS "unitId", u.name, u.unit_type AS "unitType", u.mode, u.mode_reason AS "modeReason",
         u.supervision_group_id AS "supervisionGroupId", u.supervision_group_number AS "supervisionGroupNumber",
         u.supervision_group_label AS "supervisionGroupLabel"
  FROM campaign_unit u WHERE u.bureau_id = $1 AND u.campaign_id = $2 AND ${inUnits('u.unit_id', '$3')}
  ORDER BY u.supervision_group_number NULLS FIRST, u.ordinal, u.name, u.unit_id LIMIT ${mostUnits}`;

// A unit sees its own people and its group; a group its own and those of its units; the office all.
const rolesSql = `
  SELECT r.role, r.unit_id AS "unitId", r.group_id AS "groupId", r.person_id AS "personId",
         r.person_name AS "personName", r.place_name AS "placeName", r.group_label AS "groupLabel",
         r.is_liaison AS "isLiaison"
  FROM campaign_role r WHERE r.bureau_id = $1 AND r.campaign_id = $2
    AND ($3::uuid[] IS NULL OR r.unit_id = ANY($3) OR r.group_id = ANY($4::uuid[]))
  ORDER BY r.group_label, r.ordinal, r.role, r.person_name, r.id LIMIT ${mostRoles}`;

export class CampaignSnapshotQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** What was frozen when the campaign opened, as far as the actor may see it; null when nothing was. */
  async byCampaign(actor: Actor, campaignId: string): Promise<CampaignSnapshotNode | null> {
    if (!isId(campaignId)) return null;
    const { unitIds, groupIds } = directoryScope(actor);
    const snapshot = await this.reads.one<{ frozenOn: string }>(
      actor,
      `SELECT frozen_on::text AS "frozenOn" FROM campaign_snapshot WHERE bureau_id = $1 AND campaign_id = $2`,
      [actor.bureauId, campaignId],
    );
    if (!snapshot) return null;
    const place = [actor.bureauId, campaignId];
    const units = await this.reads.rows<FrozenUnitNode>(actor, unitsSql, [...place, unitIds]);
    if (units.length === 0 && unitIds !== null) return null;
    const shown = units.flatMap(({ supervisionGroupId }) => supervisionGroupId ?? []);
    const roles = await this.reads.rows<FrozenRoleNode>(actor, rolesSql, [
      ...place,
      unitIds === null ? null : units.map(({ unitId }) => unitId),
      [...new Set([...shown, ...(groupIds ?? [])])],
    ]);
    const { frozenOn } = snapshot;
    return { campaignId, frozenOn, units: withRoles(units, roles), groups: groupsOf(roles) };
  }
}

function withRoles(units: FrozenUnitNode[], roles: readonly FrozenRoleNode[]): FrozenUnitNode[] {
  const byUnit = new Map(
    units.map((unit) => [unit.unitId, { ...unit, roles: [] as FrozenRoleNode[] }]),
  );
  for (const role of roles) if (role.unitId) byUnit.get(role.unitId)?.roles.push(role);
  return [...byUnit.values()];
}

function groupsOf(roles: readonly FrozenRoleNode[]): FrozenGroupNode[] {
  const groups = new Map<string, FrozenGroupNode>();
  for (const role of roles) {
    if (role.groupId === null) continue;
    const { groupId, groupLabel } = role;
    const group = groups.get(groupId) ?? { groupId, label: groupLabel ?? '', members: [] };
    group.members.push(role);
    groups.set(groupId, group);
  }
  return [...groups.values()];
}
