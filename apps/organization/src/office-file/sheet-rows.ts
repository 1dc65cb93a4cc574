import { unguardCell } from '../roster-import/formula-guard.rules';
import { FileTooManyRows, FileTooWide } from './office-file.errors';
import type { Attributes, XmlHandler } from './read-xml';
import { type CellNote, type SheetRow, tableLimits } from './sheet-row.types';

/** Collects the rows of a worksheet part while it is read. Handler methods are fields: they are handed on unbound. */
export class SheetRows implements XmlHandler {
  private ready: SheetRow[] = [];
  private cells: string[] = [];
  private notes: CellNote[] = [];
  private row = 0;
  private count = 0;
  private column = -1;
  private type = '';
  private value = '';
  private isValue = false;
  private hasFormula = false;
  private guides = 0;

  constructor(private readonly strings: readonly string[]) {}

  /** The last row that `dimension` speaks of; null when the program did not say. */
  lastRow: number | null = null;

  /** The rows completed since the last call. */
  taken(): SheetRow[] {
    const { ready } = this;
    this.ready = [];
    return ready;
  }

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'row') this.beginRow(attributes);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.guides += 1;
    else if (name === 'dimension')
      this.lastRow = Number(/:[A-Z]+(\d+)$/.exec(attributes['ref'] ?? '')?.[1] ?? 0) || null;
    this.isValue = name === 'v' || (name === 't' && this.guides === 0);
  };

  readonly close = (name: string): void => {
    this.isValue = false;
    if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else if (name === 'rPh') this.guides -= 1;
  };

  readonly text = (piece: string): void => {
    if (this.isValue && this.value.length <= tableLimits.cellCharacters) this.value += piece;
  };

  private beginRow({ r }: Attributes): void {
    const given = Number(r);
    this.row = Number.isInteger(given) && given > this.row ? given : this.row + 1;
    this.cells = [];
    this.notes = [];
    this.column = -1;
  }

  private beginCell({ r, t = 'n' }: Attributes): void {
    this.column = r === undefined ? this.column + 1 : columnOf(r);
    this.type = t;
    this.value = '';
    this.hasFormula = false;
  }

  private endCell(): void {
    const text = this.textOfCell();
    if (this.hasFormula) this.note(text === '' ? 'formula-without-value' : 'formula');
    if (text === '') return;
    if (this.column >= tableLimits.columns) throw new FileTooWide(tableLimits.columns);
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text.slice(0, tableLimits.cellCharacters);
    if (text.length > tableLimits.cellCharacters) this.note('too-long');
  }

  private textOfCell(): string {
    if (this.type === 's') return unguardCell(this.strings[Number(this.value)] ?? '');
    if (this.type === 'inlineStr' || this.type === 'str') return unguardCell(this.value);
    if (this.type === 'b') return this.value === '1' ? '是' : '否';
    if (this.type === 'e') {
      this.note('error');
      return '';
    }
    return plainNumber(this.value.trim());
  }

  private endRow(): void {
    if (this.cells.every((cell) => cell.trim() === '') && this.notes.length === 0) return;
    this.count += 1;
    if (this.count > tableLimits.rows) throw new FileTooManyRows(tableLimits.rows);
    this.ready.push({ row: this.row, cells: this.cells, notes: this.notes });
  }

  private note(kind: CellNote['kind']): void {
    this.notes.push({ column: this.column, kind });
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (const sign of reference) {
    if (sign < 'A' || sign > 'Z') break;
    column = column * 26 + sign.charCodeAt(0) - 64;
  }
  return column - 1;
}

/** A phone number kept as a number is `1.3800010001E10` in some programs. */
function plainNumber(text: string): string {
  if (!/E/i.test(text)) return text;
  const value = Number(text);
  return Number.isSafeInteger(value) ? String(value) : text;
}
