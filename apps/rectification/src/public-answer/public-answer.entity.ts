import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the masses were told about one round of one ledger item (R001.46). Written once. */
@Entity('public_answer')
export class PublicAnswerEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'problem_id' })
  problemId!: string;

  @Column('uuid', { name: 'ledger_item_id' })
  ledgerItemId!: string;

  @Column('integer')
  round!: number;

  @Column('text')
  text!: string;

  @Column('uuid', { name: 'given_by' })
  givenBy!: string;

  @Column('date', { name: 'given_on' })
  givenOn!: string;

  @Column('timestamptz', { name: 'given_at' })
  givenAt!: Date;
}
