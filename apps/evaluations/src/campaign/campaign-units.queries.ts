import type { EntityManager } from 'typeorm';
import { noTenant, type ScopedReads } from '@huiyin/persistence';

interface FrozenRoster {
  readonly campaignId: string;
  readonly bureauId: string;
  readonly units: readonly { readonly unitId: string }[];
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
      `INSERT INTO campaign_unit (campaign_id, unit_id, bureau_id) SELECT $1, unnest($2::uuid[]), $3
       ON CONFLICT ON CONSTRAINT campaign_unit_pk DO NOTHING`,
      [campaignId, units.map(({ unitId }) => unitId), bureauId],
    );
  }
}
