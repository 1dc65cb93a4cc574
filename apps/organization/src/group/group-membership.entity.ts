import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { GroupRole } from './group-kinds.rules';

/** A person in a group by name, whatever the composition says, over a span of days. */
@Entity('work_group_membership')
export class GroupMembershipEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  role!: GroupRole;

  /** Heads only: which of the group's seats. Two heads never share one (R003.80). */
  @Column('integer', { nullable: true })
  seat!: number | null;

  /** Heads only: how many seats the group has, so that the database can refuse one too many. */
  @Column('integer', { nullable: true })
  seats!: number | null;

  /** Place in the list. */
  @Column('integer')
  ordinal!: number;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
