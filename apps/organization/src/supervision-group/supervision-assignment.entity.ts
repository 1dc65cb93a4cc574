import { Column, Entity, PrimaryColumn } from 'typeorm';

/** R002.4: leading bodies are supervised directly, grass-roots organisations by spot checks. */
export const intensities = ['direct', 'spot-check'] as const;
export type Intensity = (typeof intensities)[number];

/** A unit is supervised by exactly one group at a time (R000.77); the past stays readable. */
@Entity('supervision_assignment')
export class SupervisionAssignmentEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  /** Place in the roster. */
  @Column('integer')
  ordinal!: number;

  @Column('text', { default: 'direct' })
  intensity!: Intensity;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
