import { Column, Entity, PrimaryColumn } from 'typeorm';
import { isCommittable, type RosterDraft } from './roster-draft.rules';
import type { TableColumn } from '../table-import/table-columns.rules';
import { ImportStillRunning, RosterHasErrors, RosterImportSettled } from './roster-import.errors';

/**
 * §4.23. A text is parsed while it is uploaded; a table is UPLOADED until its rows are read and checked (PARSED passes
 * inside). COMMITTING: a large table is being taken over. FAILED: the file turned out to be unreadable, nothing of it is kept.
 */
export const importStates = [
  'UPLOADED',
  'ISSUES_LISTED',
  'PREVIEWED',
  'COMMITTING',
  'COMMITTED',
  'DISCARDED',
  'FAILED',
] as const;
export type RosterImportState = (typeof importStates)[number];

/** `table`: nobody has said yet what it is about. */
export const importKinds = ['roster', 'names', 'table', 'units', 'people', 'contacts'] as const;
export type ImportKind = (typeof importKinds)[number];

export const importFormats = ['text', 'docx', 'xlsx', 'csv'] as const;
export type ImportFormat = (typeof importFormats)[number];

/** An uploaded roster on its way into the directory. What the office previewed is what gets committed: the draft is kept. */
@Entity('roster_import')
export class RosterImportEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'bureau_id' })
  bureauId!: string;

  @Column('text')
  state!: RosterImportState;

  @Column('text')
  kind!: ImportKind;

  @Column('text')
  format!: ImportFormat;

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

  /** Of a workbook; null for files without sheets. */
  @Column('text', { nullable: true })
  sheet!: string | null;

  /** The row of a table that has its titles; 0: none was found. */
  @Column('integer', { name: 'header_row' })
  headerRow!: number;

  @Column('jsonb', { nullable: true })
  columns!: readonly TableColumn[] | null;

  /** As far as the file tells before it is read. */
  @Column('integer', { name: 'rows_expected', nullable: true })
  rowsExpected!: number | null;

  @Column('integer', { name: 'rows_read' })
  rowsRead!: number;

  @Column('integer')
  errors!: number;

  @Column('integer')
  warnings!: number;

  /** How often somebody began to work on it: a file that ends the process must not do so for ever. */
  @Column('integer')
  attempts!: number;

  /** When whoever reads or commits it was last alive. */
  @Column('timestamptz', { name: 'worked_at', nullable: true })
  workedAt!: Date | null;

  @Column('text', { name: 'failure_code', nullable: true })
  failureCode!: string | null;

  /** PARSED → ISSUES_LISTED, or PREVIEWED when nothing stands in the way. */
  read(sourceText: string, draft: RosterDraft): void {
    this.refuseIfSettled();
    this.sourceText = sourceText;
    this.draft = draft;
    this.state = isCommittable(draft) ? 'PREVIEWED' : 'ISSUES_LISTED';
    this.errors = draft.issues.filter(({ severity }) => severity === 'error').length;
    this.warnings = draft.issues.length - this.errors;
  }

  /** A list of names is a proposal: nothing stands in the way of looking at it. */
  readNames(sourceText: string): void {
    this.refuseIfSettled();
    this.sourceText = sourceText;
    this.state = 'PREVIEWED';
  }

  /** The rows of a table were compared with each other and the directory; `errors` of 0 lets it be committed. */
  checked(errors: number, warnings: number): void {
    if (this.state !== 'COMMITTING') this.refuseIfSettled();
    [this.errors, this.warnings] = [errors, warnings];
    this.state = errors === 0 && this.kind !== 'table' ? 'PREVIEWED' : 'ISSUES_LISTED';
  }

  /** What a column holds and what the table is about can be said until it is settled. */
  mapped(kind: ImportKind, headerRow: number, columns: readonly TableColumn[]): void {
    this.changeable();
    [this.kind, this.headerRow, this.columns] = [kind, headerRow, columns];
  }

  /** Throws unless rows may be corrected now. */
  changeable(): void {
    this.refuseIfSettled();
    if (this.state === 'UPLOADED' || this.state === 'COMMITTING') throw new ImportStillRunning();
  }

  /** False when it is committed already, or about to be: twice is once. */
  beginCommit(): boolean {
    if (this.state === 'COMMITTED' || this.state === 'COMMITTING') return false;
    this.changeable();
    if (this.state !== 'PREVIEWED') throw new RosterHasErrors(this.errors);
    this.state = 'COMMITTING';
    this.attempts = 0;
    this.workedAt = null;
    return true;
  }

  /** The file turned out to be something else than its beginning said. */
  failed(code: string, now: Date): void {
    this.state = 'FAILED';
    this.failureCode = code;
    this.settledAt = now;
    this.sourceText = null;
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
    // What was taken over is in the directory; of the paper only its frame is kept, to print it again (R000.80).
    this.sourceText = null;
    if (this.draft) this.draft = frameOf(this.draft);
  }

  /** Names and phones of a roster that is not taken over are not kept. */
  discard(now: Date): void {
    if (this.state === 'DISCARDED') return;
    this.refuseIfSettled();
    if (this.state === 'COMMITTING') throw new ImportStillRunning();
    this.state = 'DISCARDED';
    this.sourceText = null;
    this.draft = null;
    this.settledAt = now;
  }

  private errorCount(): number {
    return this.errors;
  }

  private refuseIfSettled(): void {
    if (this.state === 'COMMITTED' || this.state === 'DISCARDED' || this.state === 'FAILED')
      throw new RosterImportSettled(this.state);
  }
}

function frameOf(draft: RosterDraft): RosterDraft {
  return { ...draft, groups: [], issues: [] };
}

/** A new import with nothing read yet. */
export function newImport(
  given: Pick<
    RosterImportEntity,
    'id' | 'bureauId' | 'kind' | 'format' | 'fileName' | 'uploadedBy' | 'uploadedAt'
  >,
): Partial<RosterImportEntity> {
  return {
    ...given,
    state: 'UPLOADED',
    sourceText: null,
    draft: null,
    sheet: null,
    headerRow: 0,
    columns: null,
    rowsExpected: null,
    rowsRead: 0,
    errors: 0,
    warnings: 0,
    attempts: 0,
    workedAt: null,
    failureCode: null,
    changes: null,
    settledAt: null,
  };
}
