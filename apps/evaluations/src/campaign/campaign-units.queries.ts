import type { EntityManager } from 'typeorm';
import { noTenant, type ScopedReads } from '@huiyin/persistence';

interface FrozenRoster {
  readonly campaignId: string;
  readonly bureauId: string;
  readonly units: readonly {
    readonly unitId: string;
    readonly unitType: string;
    readonly supervisionGroupId: string | null;
  }[];
}

/** Which units take part in which campaign, learnt from the frozen roster: ids only, so the anonymous may look one up. */
export class CampaignUnits {
  constructor(private readonly reads: ScopedReads) {}

  /** The tenant an opinion about this unit in this campaign belongs to; null when there is no such pair. */
  async bureauOf(campaignId: string, unitId: string): Promise<string | null> {
    const row = await this.reads.one<{ bureauId: string }>(
      noTenant,
      `SELECT bureau_id AS "bureauId" FROM campaign_unit WHERE campaign_id = $1 AND unit_id = $2`,
      [campaignId, unitId],
    );
    return row?.bureauId ?? null;
  }

  async remember(
    manager: EntityManager,
    { campaignId, bureauId, units }: FrozenRoster,
  ): Promise<void> {
    await manager.query(
      `INSERT INTO campaign_unit (campaign_id, bureau_id, unit_id, unit_type, supervision_group_id)
       SELECT $1, $2, one.* FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS one
       ON CONFLICT ON CONSTRAINT campaign_unit_pk
       DO UPDATE SET unit_type = EXCLUDED.unit_type, supervision_group_id = EXCLUDED.supervision_group_id`,
      [
        ...[campaignId, bureauId, units.map(({ unitId }) => unitId)],
        units.map(({ unitType }) => unitType),
        units.map(({ supervisionGroupId }) => supervisionGroupId),
      ],
    );
  }
}
