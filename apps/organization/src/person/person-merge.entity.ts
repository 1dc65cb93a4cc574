import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Two entries were one person: who said so, why, and what of the duplicate was not taken over. Never rewritten. */
@Entity('person_merge')
export class PersonMergeEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'kept_id' })
  keptId!: string;

  @Column('uuid', { name: 'duplicate_id' })
  duplicateId!: string;

  @Column('text')
  reason!: string;

  @Column('jsonb', { name: 'left_out' })
  leftOut!: unknown;

  @Column('uuid', { name: 'merged_by' })
  mergedBy!: string;

  @Column('timestamptz', { name: 'merged_at' })
  mergedAt!: Date;
}
