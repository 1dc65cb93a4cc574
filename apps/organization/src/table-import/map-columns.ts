import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { todayOf } from '../bureau/today-of.queries';
import type { ImportKind, RosterImportEntity } from '../roster-import/roster-import.entity';
import { checkTable, tableKindOf } from './check-table';
import { lockedTable } from './locked-table';
import {
  proposeKind,
  type TableColumn,
  type TableField,
  type TableKind,
} from './table-columns.rules';
import { ColumnNotInTable, FieldGivenTwice, HeaderRowGone } from './table-import.errors';
import type { TableIssue } from './table-issues.rules';
import { RowReader } from './table-row.rules';
import { dropRowIssues, rereadRows, rowsAfter, saveIssues } from './table-rows.queries';
import { unitTypesByTitle } from './unit-types.queries';

export interface Mapping {
  readonly importId: string;
  /** Proposed from the columns when absent. */
  readonly kind?: TableKind;
  /** Only for a table whose header was not found. */
  readonly headerRow?: number;
  /** What is not mentioned stays as it is. */
  readonly columns: readonly { readonly column: number; readonly field: TableField | null }[];
}

const rowsAtOnce = 2_000;

/** RESOLVED_BY_USER of §4.23: says what the columns hold and what the table is about; its rows are read and checked anew. */
export class MapColumns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, mapping: Mapping): Promise<string> {
    return this.unitOfWork.run(actor, async (tx) => {
      const upload = await lockedTable(tx, mapping.importId);
      const headerRow = mapping.headerRow ?? upload.headerRow;
      const titled = await underHeader(tx, upload, headerRow);
      const columns = mapped(titled, mapping);
      const kind = mapping.kind ?? tableKindOf(upload) ?? proposeKind(columns);
      upload.mapped(
        kind === null ? 'table' : (kind.toLowerCase() as ImportKind),
        headerRow,
        columns,
      );
      await rereadTable(tx, upload);
      await checkTable(tx, upload, await todayOf(tx.manager, upload.bureauId, this.clock.now()));
      await tx.save(upload);
      return upload.id;
    });
  }
}

/** The columns with the titles of the new header; the rows above it are no rows any more. */
async function underHeader(
  tx: Tx,
  upload: RosterImportEntity,
  headerRow: number,
): Promise<readonly TableColumn[]> {
  const columns = upload.columns ?? [];
  if (headerRow === upload.headerRow) return columns;
  if (headerRow < upload.headerRow) throw new HeaderRowGone(headerRow, upload.headerRow);
  const [header] = await rowsAfter(tx.manager, upload, headerRow - 1, 1);
  if (header?.row !== headerRow) throw new HeaderRowGone(headerRow, upload.headerRow);
  const dropped: unknown[] = await tx.manager.query(
    `WITH gone AS (DELETE FROM import_row WHERE bureau_id = $1 AND import_id = $2 AND row <= $3 RETURNING row)
     SELECT row FROM gone`,
    [upload.bureauId, upload.id, headerRow],
  );
  upload.rowsRead -= dropped.length;
  return columns.map((one) => ({ ...one, title: header.cells[one.column]?.slice(0, 60) ?? '' }));
}

function mapped(columns: readonly TableColumn[], { columns: given }: Mapping): TableColumn[] {
  const fields = new Map(given.map(({ column, field }) => [column, field]));
  for (const column of fields.keys())
    if (column < 0 || column >= columns.length) throw new ColumnNotInTable(column, columns.length);
  const result = columns.map((one) => ({
    ...one,
    field: fields.get(one.column) ?? kept(one, fields),
  }));
  const known = result.flatMap(({ field }) => (field === null ? [] : [field]));
  const twice = known.find((field, at) => known.indexOf(field) !== at);
  if (twice !== undefined) throw new FieldGivenTwice(twice);
  return result;
}

function kept({ column, field }: TableColumn, given: ReadonlyMap<number, TableField | null>) {
  return given.has(column) ? null : field;
}

/** Reads all staged rows with the columns as they are now, some at a time. */
async function rereadTable(tx: Tx, upload: RosterImportEntity): Promise<void> {
  const kind = tableKindOf(upload);
  await dropRowIssues(tx.manager, upload, null);
  if (!kind) return;
  const reader = new RowReader(kind, upload.columns ?? [], await unitTypesByTitle(tx.manager));
  for (let after = -1; ;) {
    const rows = await rowsAfter(tx.manager, upload, after, rowsAtOnce);
    const last = rows.at(-1);
    if (!last) return;
    const issues: TableIssue[] = [];
    const read = rows.map((raw) => {
      const { values, issues: found } = reader.read(raw);
      issues.push(...found);
      return { ...raw, values };
    });
    await rereadRows(tx.manager, upload, read);
    await saveIssues(tx.manager, upload, issues, false);
    after = last.row;
  }
}
