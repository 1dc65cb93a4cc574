import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ProblemSourceKind = 'appraisal-dimension' | 'opinion';

/** A typed edge from a problem back to the voice it came from. Written once: nobody may update or delete it. */
@Entity('problem_source')
export class ProblemSourceEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'problem_id' })
  problemId!: string;

  @Column('text')
  kind!: ProblemSourceKind;

  @Column('timestamptz', { name: 'found_at' })
  foundAt!: Date;

  @Column('uuid', { name: 'appraisal_id', nullable: true })
  appraisalId!: string | null;

  @Column('uuid', { name: 'target_id', nullable: true })
  targetId!: string | null;

  @Column('text', { name: 'target_kind', nullable: true })
  targetKind!: string | null;

  @Column('text', { nullable: true })
  dimension!: string | null;

  @Column('integer', { nullable: true })
  n!: number | null;

  @Column('double precision', { name: 'favourable_share', nullable: true })
  favourableShare!: number | null;

  @Column('uuid', { name: 'opinion_id', nullable: true })
  opinionId!: string | null;

  @Column('text', { nullable: true })
  category!: string | null;

  @Column('text', { name: 'answer_key_hash', nullable: true })
  answerKeyHash!: string | null;
}
