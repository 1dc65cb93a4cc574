import { Column, Entity, PrimaryColumn } from 'typeorm';
import { hasImproved } from './remeasurement.rules';

export type RemeasurementState = 'PLANNED' | 'RECORDED' | 'SUPERSEDED';

/** The same question, to be asked again of the same population after a strike-off (product.md "Closed is not fixed"). */
@Entity('remeasurement')
export class RemeasurementEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('uuid', { name: 'problem_id' })
  problemId!: string;

  @Column('uuid', { name: 'ledger_item_id' })
  ledgerItemId!: string;

  /** The appraisal whose question is asked again. */
  @Column('uuid', { name: 'appraisal_id' })
  appraisalId!: string;

  @Column('uuid', { name: 'target_id' })
  targetId!: string;

  @Column('text')
  dimension!: string;

  @Column('date', { name: 'due_on' })
  dueOn!: string;

  @Column('text')
  state!: RemeasurementState;

  @Column('double precision', { name: 'before_share' })
  before!: number;

  @Column('integer', { name: 'before_n' })
  beforeN!: number;

  @Column('uuid', { name: 'measured_by_appraisal_id', nullable: true })
  measuredByAppraisalId!: string | null;

  @Column('double precision', { name: 'after_share', nullable: true })
  after!: number | null;

  @Column('integer', { name: 'after_n', nullable: true })
  afterN!: number | null;

  @Column('text', { nullable: true })
  note!: string | null;

  @Column('timestamptz', { name: 'planned_at' })
  plannedAt!: Date;

  @Column('timestamptz', { name: 'recorded_at', nullable: true })
  recordedAt!: Date | null;

  /** Says whether it got better; equal is not better. */
  record(result: { appraisalId: string; share: number; n: number }, now: Date): boolean {
    this.state = 'RECORDED';
    this.measuredByAppraisalId = result.appraisalId;
    this.after = result.share;
    this.afterN = result.n;
    this.recordedAt = now;
    this.note = null;
    return hasImproved(this.before, result.share);
  }

  /** The cell was withheld by disclosure control: nothing is known, so it stays planned. */
  noteWithheld(appraisalId: string): void {
    this.note = `The cell was withheld by disclosure control in appraisal ${appraisalId}; to be asked again.`;
  }
}
