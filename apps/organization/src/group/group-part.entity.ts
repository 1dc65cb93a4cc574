import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A study group that an event team was merged from (R003.2); in one team at a time. */
@Entity('work_group_part')
export class GroupPartEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  /** The team. */
  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  /** The study group. */
  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
