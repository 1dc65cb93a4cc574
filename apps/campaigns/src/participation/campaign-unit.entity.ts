import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Stretch } from './stretches.rules';

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

  @Column('uuid', { name: 'parent_unit_id', nullable: true })
  parentUnitId!: string | null;

  /** The bureau organ itself. */
  @Column('boolean', { name: 'is_bureau' })
  isBureau!: boolean;

  /** In whom it goes on, after a merge or split. */
  @Column('uuid', { name: 'successor_unit_ids', array: true })
  successorUnitIds!: string[];

  /** How it took part over time; the columns above are the newest of them. */
  @Column('jsonb')
  stretches!: Stretch[];

  /** When the roster was said; older sayings are in it already. */
  @Column('timestamptz', { name: 'rostered_at' })
  rosteredAt!: Date;

  @Column('integer')
  version!: number;
}
