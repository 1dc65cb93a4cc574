import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AdmissionBallot, DevelopmentState, StepKind } from './member-development.rules';

/** One step of a course (全程记实). The application adds steps and never changes one. */
@Entity('member_development_step')
export class DevelopmentStepEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'development_id' })
  developmentId!: string;

  /** From 1, without gaps. */
  @Column('integer')
  ordinal!: number;

  @Column('text')
  kind!: StepKind;

  @Column('date')
  day!: string;

  @Column('text', { name: 'state_after' })
  stateAfter!: DevelopmentState;

  @Column('integer')
  round!: number;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('jsonb', { nullable: true })
  ballot!: AdmissionBallot | null;

  @Column('uuid', { name: 'recorded_by' })
  recordedBy!: string;

  @Column('timestamptz', { name: 'recorded_at' })
  recordedAt!: Date;
}
