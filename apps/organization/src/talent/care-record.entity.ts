import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CareKind } from './talent.rules';

/** What was done for a member (R004.20). */
@Entity('care_record')
export class CareRecordEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  kind!: CareKind;

  @Column('date', { name: 'given_on' })
  givenOn!: string;

  @Column('text')
  summary!: string;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
