import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { rowsBy } from '../grouped-loader';
import { isId, onlyIds } from '../ids.rules';
import { unitsReached } from '../unit/answering.queries';
import { unitScope } from '../unit/unit-scope.rules';
import type { CampaignUnitNode } from './participation.types';

const columns = `campaign_id AS "campaignId", json_build_object('id', unit_id) AS unit, unit_type AS "unitType", mode,
  CASE WHEN supervision_group_id IS NOT NULL THEN json_build_object('id', supervision_group_id) END AS "supervisionGroup"`;

const mine = `bureau_id = $1 AND ($2::uuid[] IS NULL OR unit_id = ANY(${unitsReached('$2')}))`;

/** Who takes part how; supervision sees its own units, a unit itself. */
export class ParticipationQueries {
  constructor(private readonly reads: ScopedReads) {}

  async ofCampaigns(
    actor: Actor,
    campaignIds: readonly string[],
  ): Promise<Map<string, CampaignUnitNode[]>> {
    const rows = await this.reads.rows<CampaignUnitNode>(
      actor,
      `SELECT ${columns} FROM campaign_unit WHERE ${mine} AND campaign_id = ANY($3)
         AND parent_unit_id IS NULL ORDER BY unit_id`,
      [actor.bureauId, unitScope(actor, 'duty:read'), onlyIds(campaignIds)],
    );
    return rowsBy(rows, ({ campaignId }) => campaignId);
  }

  async ofUnits(
    actor: Actor,
    unitIds: readonly string[],
    campaignId: string,
  ): Promise<Map<string, CampaignUnitNode>> {
    if (!isId(campaignId)) return new Map();
    const rows = await this.reads.rows<CampaignUnitNode>(
      actor,
      `SELECT ${columns} FROM campaign_unit WHERE ${mine} AND campaign_id = $3 AND unit_id = ANY($4)`,
      [actor.bureauId, unitScope(actor, 'duty:read'), campaignId, onlyIds(unitIds)],
    );
    return new Map(rows.map((row) => [row.unit.id, row]));
  }
}
