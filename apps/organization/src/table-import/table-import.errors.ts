import { DomainError } from '@huiyin/kernel';

export class FileImportNotFound extends DomainError {
  readonly code = 'FILE_IMPORT_NOT_FOUND';
  readonly kind = 'not-found';
  constructor(importId: string) {
    super('There is no such import.', { importId });
  }
}

/** Only tables have columns and rows; a roster's text is corrected with `correctRoster`. */
export class ImportIsNoTable extends DomainError {
  readonly code = 'IMPORT_IS_NO_TABLE';
  readonly kind = 'conflict';
  constructor(kind: string) {
    super(`This import is a ${kind}, not a table: it has no columns and rows to correct.`, {
      kind,
    });
  }
}

export class ColumnNotInTable extends DomainError {
  readonly code = 'COLUMN_NOT_IN_TABLE';
  readonly kind = 'invalid';
  constructor(column: number, columns: number) {
    super(`The table has the columns 0 to ${columns - 1}; there is no column ${column}.`, {
      column,
    });
  }
}

export class FieldGivenTwice extends DomainError {
  readonly code = 'FIELD_GIVEN_TWICE';
  readonly kind = 'invalid';
  constructor(field: string) {
    super(`Two columns are said to be ${field}; choose one of them.`, { field });
  }
}

export class FieldNotInTable extends DomainError {
  readonly code = 'FIELD_NOT_IN_TABLE';
  readonly kind = 'invalid';
  constructor(field: string) {
    super(`No column is ${field}; say first which one is (mapImportColumns).`, { field });
  }
}

export class RowNotInTable extends DomainError {
  readonly code = 'ROW_NOT_IN_TABLE';
  readonly kind = 'not-found';
  constructor(row: number) {
    super(`The table has no row ${row} below its header.`, { row });
  }
}

/** The rows above the header are not kept. */
export class HeaderRowGone extends DomainError {
  readonly code = 'HEADER_ROW_GONE';
  readonly kind = 'invalid';
  constructor(headerRow: number, current: number) {
    super(
      `Row ${headerRow} cannot be the header: the table was read from row ${current} on. Upload the file again.`,
      {
        headerRow,
      },
    );
  }
}

/** A name list is a proposal for a group; forming the group is done with the people it names. */
export class NamesAreNotCommitted extends DomainError {
  readonly code = 'NAMES_ARE_NOT_COMMITTED';
  readonly kind = 'conflict';
  constructor() {
    super(
      'A list of names is a proposal: form the group with the people it names, then discard the list.',
    );
  }
}
