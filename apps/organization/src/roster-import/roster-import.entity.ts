import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isCommittable, type RosterDraft } from './roster-draft.rules';
import { RosterHasErrors, RosterImportSettled } from './roster-import.errors';

/** UPLOADED and PARSED of §4.23 pass inside `uploadRoster`; these are the states one can meet. */
export const rosterImportStates = ['ISSUES_LISTED', 'PREVIEWED', 'COMMITTED', 'DISCARDED'] as const;
export type RosterImportState = (typeof rosterImportStates)[number];

/** An uploaded roster on its way into the directory. What the office previewed is what gets committed: the draft is kept. */
@Entity('roster_import')
export class RosterImportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  state!: RosterImportState;

  @Column('text', { name: 'file_name' })
  fileName!: string;

  @Column('text', { name: 'source_text', nullable: true })
  sourceText!: string | null;

  @Column('jsonb', { nullable: true })
  draft!: RosterDraft | null;

  /** How much the commit changed; 0 for a roster that says what is known already. */
  @Column('integer', { nullable: true })
  changes!: number | null;

  @Column('uuid', { name: 'uploaded_by' })
  uploadedBy!: string;

  @Column('timestamptz', { name: 'uploaded_at' })
  uploadedAt!: Date;

  @Column('timestamptz', { name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  /** PARSED → ISSUES_LISTED, or PREVIEWED when nothing stands in the way. */
  read(sourceText: string, draft: RosterDraft): void {
    this.refuseIfSettled();
    this.sourceText = sourceText;
    this.draft = draft;
    this.state = isCommittable(draft) ? 'PREVIEWED' : 'ISSUES_LISTED';
  }

  /** The draft to commit, or null when this import was committed before: twice is once. */
  committable(): RosterDraft | null {
    if (this.state === 'COMMITTED') return null;
    this.refuseIfSettled();
    if (!this.draft || this.state !== 'PREVIEWED') throw new RosterHasErrors(this.errorCount());
    return this.draft;
  }

  committed(changes: number, now: Date): void {
    this.state = 'COMMITTED';
    this.changes = changes;
    this.settledAt = now;
  }

  /** Names and phones of a roster that is not taken over are not kept. */
  discard(now: Date): void {
    if (this.state === 'DISCARDED') return;
    this.refuseIfSettled();
    this.state = 'DISCARDED';
    this.sourceText = null;
    this.draft = null;
    this.settledAt = now;
  }

  private errorCount(): number {
    return this.draft?.issues.filter(({ severity }) => severity === 'error').length ?? 0;
  }

  private refuseIfSettled(): void {
    if (this.state === 'COMMITTED' || this.state === 'DISCARDED')
      throw new RosterImportSettled(this.state);
  }
}
