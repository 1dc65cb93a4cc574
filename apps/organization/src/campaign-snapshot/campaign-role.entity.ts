import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who was what where when a campaign opened: copied, so that later changes of names and posts do not touch it. No phones. */
@Entity('campaign_role')
export class CampaignRoleEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  /** A kind of post, `supervision-leader`, `unit-contact`, `leading-group/leader`, … */
  @Column('text')
  role!: string;

  /** The participating unit it belongs to; for a role in a department the unit around it. */
  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  /** The department, where it is a role in one. */
  @Column('text', { name: 'place_name', nullable: true })
  placeName!: string | null;

  @Column('uuid', { name: 'group_id', nullable: true })
  groupId!: string | null;

  @Column('text', { name: 'group_label', nullable: true })
  groupLabel!: string | null;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text', { name: 'person_name' })
  personName!: string;

  /** ★ */
  @Column('boolean', { name: 'is_liaison' })
  isLiaison!: boolean;

  @Column('integer')
  ordinal!: number;
}
