import { firstRows } from '../office-file/recognise-file';
import { tableLimits, type TableSource } from '../office-file/sheet-row.types';
import type { ImportKind } from '../roster-import/roster-import.entity';
import { findHeader, proposeKind, type TableColumn } from './table-columns.rules';

export interface ChosenTable {
  readonly table: TableSource;
  readonly kind: ImportKind;
  /** 0: no header was found. */
  readonly headerRow: number;
  readonly columns: readonly TableColumn[];
  /** Sheets that hold something and are not read. */
  readonly others: readonly string[];
}

const headRows = 40;

/** The table to read: the first whose columns say what it is about, else the first that holds anything. Null: none does. */
export async function chooseTable(tables: readonly TableSource[]): Promise<ChosenTable | null> {
  const read: ChosenTable[] = [];
  for (const table of tables) {
    const head = await firstRows(table, headRows);
    if (head.length === 0) continue;
    const header = findHeader(head);
    const kind = header ? proposeKind(header.columns) : null;
    const width = Math.max(...head.map(({ cells }) => cells.length));
    read.push({
      table,
      kind: kind ? (kind.toLowerCase() as ImportKind) : 'table',
      headerRow: header?.row ?? 0,
      columns: header?.columns ?? untitled(width),
      others: [],
    });
  }
  const chosen =
    read.find(({ kind }) => kind !== 'table') ??
    read.find(({ headerRow }) => headerRow > 0) ??
    read[0];
  if (!chosen) return null;
  const others = read.filter((one) => one !== chosen).map(({ table }) => table.sheet ?? '');
  return { ...chosen, others };
}

function untitled(width: number): TableColumn[] {
  return Array.from({ length: Math.min(width, tableLimits.columns) }, (_, column) => ({
    column,
    title: '',
    field: null,
  }));
}
