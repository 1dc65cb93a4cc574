import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TargetKind } from './appraisal.rules';

/** Who is appraised. The board knows the id, only the API the label. */
@Entity('appraisal_target')
export class AppraisalTargetEntity {
  @PrimaryColumn('uuid', { name: 'appraisal_id' })
  appraisalId!: string;

  /** Kept by a re-measurement, so that before and after meet on the same id. */
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('integer')
  ordinal!: number;

  @Column('text')
  kind!: TargetKind;

  @Column('text')
  label!: string;

  @Column('uuid', { name: 'person_id', nullable: true })
  personId!: string | null;

  /** The result goes to the bureau's office only (R002.15). */
  @Column('boolean')
  routed!: boolean;

  /** Why they are appraised: `R002.14`. */
  @Column('text')
  requirement!: string;
}
