import { Column, Entity, PrimaryColumn } from 'typeorm';

export const superiorKinds = [
  'city-office',
  'municipal-bureau',
  'county-bureau',
  'county-office',
  'party-committee',
  'university',
  'provincial-bureau',
  'other',
] as const;
export type SuperiorKind = (typeof superiorKinds)[number];

/** A body that is reported to: one of a set, for a campaign or always, for the bureau or for one unit (§5.4, R003.136). */
@Entity('superior')
export class SuperiorEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id', nullable: true })
  campaignId!: string | null;

  @Column('uuid', { name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  kind!: SuperiorKind;

  @Column('text')
  name!: string;

  /** What goes to it, as codes: `meeting-plan`, `final-report`, … */
  @Column('text', { array: true })
  receives!: string[];
}
