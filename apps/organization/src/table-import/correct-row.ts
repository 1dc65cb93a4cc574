import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { todayOf } from '../bureau/today-of.queries';
import type { RosterImportEntity } from '../roster-import/roster-import.entity';
import { checkTable, tableKindOf } from './check-table';
import { lockedTable } from './locked-table';
import type { TableField } from './table-columns.rules';
import { FieldNotInTable, RowNotInTable } from './table-import.errors';
import { type RawRow, RowReader } from './table-row.rules';
import { dropRowIssues, rereadRows, rowsAfter, saveIssues, storable } from './table-rows.queries';
import { unitTypesByTitle } from './unit-types.queries';

export const rowDecisions = ['ANOTHER_PERSON', 'SAME_PERSON'] as const;
export type RowDecision = (typeof rowDecisions)[number];

export interface RowCorrection {
  readonly importId: string;
  /** As the sheet numbers it. */
  readonly row: number;
  readonly values: readonly { readonly field: TableField; readonly text: string }[];
  readonly isSkipped?: boolean;
  /** For a name that stands at its unit more than once; null takes an earlier decision back. */
  readonly decision?: RowDecision | null;
}

/** RESOLVED_BY_USER of §4.23: one row as it should have been. Corrected again it is as the last one says. */
export class CorrectRow {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, correction: RowCorrection): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = await lockedTable(tx, correction.importId);
      const [raw] = await rowsAfter(tx.manager, upload, correction.row - 1, 1);
      if (raw?.row !== correction.row) throw new RowNotInTable(correction.row);
      const corrected = withValues(raw, upload, correction);
      await this.store(tx, upload, corrected, correction);
      await checkTable(tx, upload, await todayOf(tx.manager, upload.bureauId, this.clock.now()));
      await tx.save(upload);
      return upload.id;
    });
  }

  private async store(
    tx: Tx,
    upload: RosterImportEntity,
    raw: RawRow,
    { isSkipped, decision }: RowCorrection,
  ): Promise<void> {
    await tx.manager.query(
      `UPDATE import_row SET cells = $4, notes = $5, is_skipped = COALESCE($6, is_skipped),
         decision = CASE WHEN $7 THEN $8 ELSE decision END
       WHERE bureau_id = $1 AND import_id = $2 AND row = $3`,
      [
        upload.bureauId,
        upload.id,
        raw.row,
        raw.cells,
        raw.notes.length > 0 ? JSON.stringify(raw.notes) : null,
        isSkipped ?? null,
        decision !== undefined,
        decision ?? null,
      ],
    );
    const kind = tableKindOf(upload);
    if (!kind) return;
    const reader = new RowReader(kind, upload.columns ?? [], await unitTypesByTitle(tx.manager));
    const { values, issues } = reader.read(raw);
    await rereadRows(tx.manager, upload, [{ ...raw, values }]);
    await dropRowIssues(tx.manager, upload, raw.row);
    await saveIssues(tx.manager, upload, issues, false);
  }
}

/** A cell that was typed anew is no formula any more. */
function withValues(
  raw: RawRow,
  { columns }: RosterImportEntity,
  { values }: RowCorrection,
): RawRow {
  const cells = [...raw.cells];
  const typed = new Set<number>();
  for (const { field, text } of values) {
    const column = (columns ?? []).find((one) => one.field === field)?.column;
    if (column === undefined) throw new FieldNotInTable(field);
    while (cells.length <= column) cells.push('');
    cells[column] = storable(text);
    typed.add(column);
  }
  return { ...raw, cells, notes: raw.notes.filter(({ column }) => !typed.has(column)) };
}
