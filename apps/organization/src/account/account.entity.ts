import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A login: one OIDC subject is one person, one person has at most one. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('text')
  subject!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;
}
