import { Column, Entity, PrimaryColumn } from 'typeorm';

/** From the hash of an answer key to the bureau it leads to: the one table an anonymous request may ask without a tenant. */
@Entity('answer_key_bureau')
export class AnswerKeyBureauEntity {
  @PrimaryColumn('text', { name: 'answer_key_hash' })
  answerKeyHash!: string;

  @Column('uuid', { name: 'tenant_id' })
  bureauId!: string;
}
