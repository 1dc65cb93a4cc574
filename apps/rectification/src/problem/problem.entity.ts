import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ProblemAlreadyDecided, ProblemNotConfirmed } from './problem.errors';

export type ProblemState = 'FOUND' | 'CONFIRMED' | 'REJECTED';

/** A problem of a unit, raised from a voice; a human says whether it is one (requirements.md §4.8, R000.38). */
@Entity('problem')
export class ProblemEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  @Column('text')
  state!: ProblemState;

  @Column('timestamptz', { name: 'found_at' })
  foundAt!: Date;

  @Column('uuid', { name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column('text', { name: 'rejection_reason', nullable: true })
  rejectionReason!: string | null;

  confirm(personId: string, now: Date): void {
    this.decide('CONFIRMED', personId, now);
  }

  /** Why it is none; kept, so that a voice is never dropped without a word. */
  reject(personId: string, now: Date, reason: string): void {
    this.decide('REJECTED', personId, now);
    this.rejectionReason = reason;
  }

  /** Only what a human confirmed becomes work. */
  mustBeConfirmed(): void {
    if (this.state !== 'CONFIRMED') throw new ProblemNotConfirmed(this.state);
  }

  private decide(state: ProblemState, personId: string, now: Date): void {
    if (this.state !== 'FOUND') throw new ProblemAlreadyDecided(this.state);
    this.state = state;
    this.decidedBy = personId;
    this.decidedAt = now;
  }
}
