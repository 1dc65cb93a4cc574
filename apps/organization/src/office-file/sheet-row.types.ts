/** Something about a cell that its text does not say. */
export interface CellNote {
  /** 0-based. */
  readonly column: number;
  readonly kind: 'formula' | 'formula-without-value' | 'error' | 'too-long' | 'guarded';
}

/** A row as a spreadsheet numbers it (1-based), its cells as text. Rows without any text are left out. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly notes: readonly CellNote[];
}

/** A table that can be read more than once: first its head, then all of it. */
export interface TableSource {
  readonly sheet: string | null;
  readonly rows: () => AsyncGenerator<SheetRow>;
  /** About how many rows there are, once its head was read; for a progress that can be shown. */
  readonly expectedRows?: () => number | null;
}

export const tableLimits = { rows: 200_000, columns: 64, cellCharacters: 2_000 };
