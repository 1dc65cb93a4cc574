import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One line of a duty list (R003.72); tasks are given to a group by it. */
@Entity('work_group_duty')
export class GroupDutyEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  text!: string;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
