import { Column, Entity, PrimaryColumn } from 'typeorm';

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

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
