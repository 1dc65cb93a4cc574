import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What came out about somebody after the admission. */
@Entity('member_development_problem')
export class DevelopmentProblemEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'development_id' })
  developmentId!: string;

  @Column('date', { name: 'found_on' })
  foundOn!: string;

  @Column('text')
  summary!: string;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
