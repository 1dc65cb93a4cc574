import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PostKind } from '../post/post-kinds.rules';
import type { RuleReach } from './composition.rules';
import type { GroupRole } from './group-kinds.rules';

/** One line of a composition: holders of these posts are in the group in this role (R003.46, R003.80). */
@Entity('work_group_rule')
export class GroupRuleEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'group_id' })
  groupId!: string;

  /** Whoever several lines name has the role of the first of them. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  role!: GroupRole;

  @Column('text', { array: true })
  posts!: PostKind[];

  @Column('text')
  reach!: RuleReach;

  /** First day, YYYY-MM-DD. */
  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  /** First day on which it no longer holds. */
  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
