import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ParticipationMode = 'full' | 'contact-and-guidance';

/** One unit of a campaign as it stood at opening; later moves do not change who owed what to whom. */
@Entity('campaign_unit')
export class CampaignUnitEntity {
  @PrimaryColumn('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @PrimaryColumn('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  name!: string;

  @Column('text', { name: 'unit_type' })
  unitType!: string;

  @Column('text')
  mode!: ParticipationMode;

  /** Why it takes part otherwise than its type does. */
  @Column('text', { name: 'mode_reason', nullable: true })
  modeReason!: string | null;

  @Column('uuid', { name: 'supervision_group_id', nullable: true })
  supervisionGroupId!: string | null;

  @Column('integer', { name: 'supervision_group_number', nullable: true })
  supervisionGroupNumber!: number | null;

  @Column('text', { name: 'supervision_group_label', nullable: true })
  supervisionGroupLabel!: string | null;

  /** Place in the roster of its group. */
  @Column('integer', { nullable: true })
  ordinal!: number | null;
}
