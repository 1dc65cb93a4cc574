import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody whom the composition names and who is not in the group all the same. */
@Entity('work_group_exception')
export class GroupExceptionEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  reason!: string;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
