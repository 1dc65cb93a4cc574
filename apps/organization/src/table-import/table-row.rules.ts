import { withoutWhiteSpace } from '../roster-import/chinese-text.rules';
import { nameIssues } from '../roster-import/person-names.rules';
import { readPhones } from '../roster-import/phone-numbers.rules';
import type { RosterPhone } from '../roster-import/roster-draft.rules';
import { guessUnitType, unitAliasKey } from '../roster-import/unit-type.rules';
import type { CellNote } from '../office-file/sheet-row.types';
import { readPost } from './post-titles.rules';
import type { TableColumn, TableField, TableKind } from './table-columns.rules';
import { type TableIssue, tableIssue, type TableIssueCode } from './table-issues.rules';

/** A row's cells, read as what its columns say. Null: nothing there. */
export interface RowValues {
  readonly name: string | null;
  readonly nameKey: string | null;
  readonly unitName: string | null;
  readonly unitKey: string | null;
  readonly postKind: string | null;
  readonly title: string | null;
  readonly unitType: string | null;
  readonly aliases: readonly string[] | null;
  readonly aliasKeys: readonly string[] | null;
  readonly parentKey: string | null;
  readonly phones: readonly RosterPhone[] | null;
}

export interface RawRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly notes: readonly CellNote[];
}

export interface TypesByTitle {
  readonly get: (title: string) => string | undefined;
}

const noteCodes: Readonly<Record<CellNote['kind'], TableIssueCode | null>> = {
  formula: 'CELL_FORMULA',
  'formula-without-value': 'CELL_FORMULA_WITHOUT_VALUE',
  error: 'CELL_ERROR',
  'too-long': 'CELL_TOO_LONG',
  guarded: null,
};
const empty: RowValues = {
  name: null,
  nameKey: null,
  unitName: null,
  unitKey: null,
  postKind: null,
  title: null,
  unitType: null,
  aliases: null,
  aliasKeys: null,
  parentKey: null,
  phones: null,
};

/** Reads rows of one table; everything doubtful is an issue with its cell, nothing is repaired silently. */
export class RowReader {
  private readonly columnOf: ReadonlyMap<TableField, number>;

  constructor(
    private readonly kind: TableKind,
    columns: readonly TableColumn[],
    private readonly unitTypes: TypesByTitle,
  ) {
    this.columnOf = new Map(
      columns.flatMap(({ field, column }) => (field === null ? [] : [[field, column] as const])),
    );
  }

  read(raw: RawRow): { readonly values: RowValues; readonly issues: readonly TableIssue[] } {
    const issues = this.cellIssues(raw);
    const unitName = this.cell(raw, 'UNIT_NAME');
    if (unitName === '') issues.push(tableIssue('UNIT_MISSING', raw.row, this.at('UNIT_NAME')));
    const unit = { unitName, unitKey: unitName === '' ? null : unitAliasKey(unitName) };
    const rest =
      this.kind === 'UNITS' ? this.unit(raw, unitName, issues) : this.person(raw, issues);
    return { values: { ...empty, ...unit, ...rest }, issues };
  }

  private person(raw: RawRow, issues: TableIssue[]): Partial<RowValues> {
    const field =
      this.kind === 'CONTACTS' && this.columnOf.has('CONTACT_NAME')
        ? 'CONTACT_NAME'
        : 'PERSON_NAME';
    const name = this.cell(raw, field);
    if (name === '') issues.push(tableIssue('NAME_MISSING', raw.row, this.at(field)));
    else issues.push(...this.nameIssues(name, raw.row, this.at(field)));
    const named = { name, nameKey: name === '' ? null : withoutWhiteSpace(name) };
    if (this.kind === 'CONTACTS') return { ...named, phones: this.phones(raw, issues) };
    return { ...named, ...readPost(this.cell(raw, 'POST')) };
  }

  private unit(raw: RawRow, name: string, issues: TableIssue[]): Partial<RowValues> {
    const typed = this.cell(raw, 'UNIT_TYPE');
    const guessed = guessUnitType(name) ?? 'other';
    const known = typed === '' ? guessed : this.unitTypes.get(withoutWhiteSpace(typed));
    if (known === undefined)
      issues.push(tableIssue('UNIT_TYPE_UNKNOWN', raw.row, this.at('UNIT_TYPE'), typed, guessed));
    const aliases = this.cell(raw, 'UNIT_ALIAS')
      .split(/[、，,;；\n]/)
      .map((alias) => alias.trim())
      .filter(Boolean);
    const parent = this.cell(raw, 'PARENT_UNIT');
    return {
      unitType: known ?? guessed,
      title: typed === '' ? null : typed,
      aliases,
      aliasKeys: aliases.map(unitAliasKey),
      parentKey: parent === '' ? null : unitAliasKey(parent),
    };
  }

  private phones(raw: RawRow, issues: TableIssue[]): RosterPhone[] {
    const phones: RosterPhone[] = [];
    for (const field of ['LANDLINE', 'PHONES', 'MOBILE'] as const) {
      const column = this.at(field);
      for (const part of this.cell(raw, field).split(/[、，,;；/\n]/)) {
        if (part.trim() === '') continue;
        for (const phone of readPhones(part)) {
          if (phone.kind === 'unknown')
            issues.push(tableIssue('PHONE_UNREADABLE', raw.row, column, phone.raw));
          else phones.push(phone);
        }
      }
    }
    return phones;
  }

  private nameIssues(name: string, row: number, column: number): TableIssue[] {
    return nameIssues(name, { line: 0, row, cell: 'list' }).map(({ code }) =>
      tableIssue(
        code === 'ROSTER_NAME_PLACEHOLDER' ? 'NAME_PLACEHOLDER' : 'NAME_UNLIKELY',
        row,
        column,
        name,
      ),
    );
  }

  /** Only of columns that are taken over: what a formula in another one says does not matter. */
  private cellIssues({ row, cells, notes }: RawRow): TableIssue[] {
    const issues: TableIssue[] = [];
    for (const column of this.columnOf.values()) {
      const text = cells[column] ?? '';
      if (/^[=@\t]|^[+-](?!\d)/.test(text))
        issues.push(tableIssue('CELL_EXECUTABLE', row, column, text));
      for (const note of notes.filter((one) => one.column === column)) {
        const code = noteCodes[note.kind];
        if (code !== null) issues.push(tableIssue(code, row, column, text));
      }
    }
    return issues;
  }

  private cell({ cells }: RawRow, field: TableField): string {
    const column = this.columnOf.get(field);
    return column === undefined ? '' : (cells[column] ?? '').trim();
  }

  private at(field: TableField): number {
    return this.columnOf.get(field) ?? -1;
  }
}
