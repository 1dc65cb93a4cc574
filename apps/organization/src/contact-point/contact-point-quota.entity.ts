import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How many contact points each leader has, in the bureau or in one campaign (R002.5: 2 to 3). */
@Entity('contact_point_quota')
export class ContactPointQuotaEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  /** Null: whatever no campaign says otherwise. */
  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  @Column('integer')
  least!: number;

  @Column('integer')
  most!: number;

  /** Posts at the bureau organ whose holders are the leaders. */
  @Column('text', { name: 'leader_posts', array: true })
  leaderPosts!: string[];
}
