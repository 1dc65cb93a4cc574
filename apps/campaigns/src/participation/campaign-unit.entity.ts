import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ParticipationMode = 'full' | 'contact-and-guidance';

/** A unit in a campaign, as `organization` froze it: how it takes part and who supervises it (R000.6, R000.7). */
@Entity('campaign_unit')
export class CampaignUnitEntity {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text', { name: 'unit_type' })
  unitType!: string;

  @Column('text')
  mode!: ParticipationMode;

  @Column('uuid', { name: 'supervision_group_id', nullable: true })
  supervisionGroupId!: string | null;
}
