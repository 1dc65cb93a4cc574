import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CadreRank, PersonKind } from './person.rules';

/** What somebody is over a span of days: kind, administrative rank, Party membership. */
@Entity('person_standing')
export class PersonStandingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  kind!: PersonKind;

  @Column('text', { nullable: true })
  rank!: CadreRank | null;

  /** Null: not known. */
  @Column('boolean', { name: 'is_cpc_member', nullable: true })
  isCpcMember!: boolean | null;

  @Column('date', { name: 'valid_from' })
  validFrom!: string;

  @Column('date', { name: 'valid_to', nullable: true })
  validTo!: string | null;
}
