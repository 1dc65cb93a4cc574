import { Column, Entity, PrimaryColumn } from 'typeorm';

export const facilityKinds = ['opinion-box'] as const;
export type FacilityKind = (typeof facilityKinds)[number];

/** An opinion box of a unit: where it hangs, who opens it, since when (R001.27). */
@Entity('unit_facility')
export class FacilityEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  kind!: FacilityKind;

  @Column('text')
  name!: string;

  @Column('text')
  location!: string;

  /** Who opens it. */
  @Column('uuid', { name: 'opened_by_id', nullable: true })
  openedById!: string | null;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
