import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TrainingForm } from './talent.rules';

/** A training of a secretary (R004.13, R004.24). */
@Entity('secretary_training')
export class SecretaryTrainingEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'person_id' })
  personId!: string;

  @Column('text')
  form!: TrainingForm;

  @Column('text')
  topic!: string;

  @Column('date', { name: 'began_on' })
  beganOn!: string;

  @Column('integer', { name: 'half_days' })
  halfDays!: number;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
