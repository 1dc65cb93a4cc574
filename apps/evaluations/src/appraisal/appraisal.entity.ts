import { Column, Entity, PrimaryColumn } from 'typeorm';
import { AppraisalCannot } from './appraisal.errors';
import { AppraisalState, type ClassTurnout, type Grade } from './appraisal.rules';

/** A democratic appraisal after a meeting (R000.16), held by the supervision group. */
@Entity('appraisal')
export class AppraisalEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('uuid', { name: 'campaign_id' })
  campaignId!: string;

  @Column('uuid', { name: 'unit_id' })
  unitId!: string;

  /** Who attended it may vote. */
  @Column('uuid', { name: 'meeting_id' })
  meetingId!: string;

  @Column('text')
  title!: string;

  @Column('text')
  state!: AppraisalState;

  @Column('jsonb')
  dimensions!: string[];

  @Column('jsonb')
  grades!: Grade[];

  /** k: a result that rests on fewer answers is withheld. */
  @Column('integer')
  threshold!: number;

  @Column('double precision', { name: 'weak_below' })
  weakBelow!: number;

  @Column('uuid', { name: 'remeasures_appraisal_id', nullable: true })
  remeasuresAppraisalId!: string | null;

  @Column('jsonb', { nullable: true })
  turnout!: ClassTurnout[] | null;

  open(): void {
    if (this.state !== AppraisalState.CREATED) throw new AppraisalCannot('open', this.state);
    this.state = AppraisalState.OPEN;
  }

  /** From here nobody can cast; asking again after an interrupted count is allowed. */
  sealBox(): void {
    if (this.state === AppraisalState.BOX_SEALED) return;
    if (this.state !== AppraisalState.OPEN) throw new AppraisalCannot('seal', this.state);
    this.state = AppraisalState.BOX_SEALED;
  }

  close(turnout: ClassTurnout[]): void {
    if (this.state !== AppraisalState.BOX_SEALED) throw new AppraisalCannot('close', this.state);
    this.state = AppraisalState.CLOSED;
    this.turnout = turnout;
  }

  publish(): void {
    if (this.state !== AppraisalState.CLOSED) throw new AppraisalCannot('publish', this.state);
    this.state = AppraisalState.PUBLISHED;
  }
}
