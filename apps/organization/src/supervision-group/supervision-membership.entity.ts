import { Column, Entity, PrimaryColumn } from 'typeorm';

export type MembershipRole = 'leader' | 'member';

/** Who belongs to a group as what, from when to when; ★ is a mark beside the role (R000.77). */
@Entity('supervision_membership')
export class SupervisionMembershipEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  role!: MembershipRole;

  @Column('boolean', { name: 'is_liaison' })
  isLiaison!: boolean;

  /** Place in the roster: lists keep the order of the paper. */
  @Column('integer')
  ordinal!: number;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
