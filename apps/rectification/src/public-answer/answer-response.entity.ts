import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the sender of one opinion said to one answer: once, from nobody in particular. */
@Entity('answer_response')
export class AnswerResponseEntity {
  @PrimaryColumn('uuid', { name: 'answer_id' })
  answerId!: string;

  @PrimaryColumn('text', { name: 'answer_key_hash' })
  answerKeyHash!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('boolean')
  satisfied!: boolean;

  @Column('text', { nullable: true })
  remark!: string | null;

  @Column('date', { name: 'responded_on' })
  respondedOn!: string;
}
