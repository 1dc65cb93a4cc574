import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The day on which a campaign's structure was frozen; its units and roles are rows of their own. */
@Entity('campaign_snapshot')
export class CampaignSnapshotEntity {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  /** YYYY-MM-DD in the bureau's time zone. */
  @Column('date', { name: 'frozen_on' })
  frozenOn!: string;
}
