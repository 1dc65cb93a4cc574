import type { EntityManager } from 'typeorm';
import type { Tx } from '@huiyin/events';
import type { RosterImportEntity } from '../roster-import/roster-import.entity';
import { contactsChecks } from './contacts-checks.queries';
import { peopleChecks } from './people-checks.queries';
import { missingFields, type TableField, type TableKind } from './table-columns.rules';
import { saveIssues } from './table-rows.queries';
import { type TableIssue, tableIssue } from './table-issues.rules';
import { unitsChecks } from './units-checks.queries';

const checks: Readonly<Record<TableKind, readonly string[]>> = {
  UNITS: unitsChecks,
  PEOPLE: peopleChecks,
  CONTACTS: contactsChecks,
};
/** Units and contacts are taken over one by one, people by the hundred thousand. */
const mostRows: Readonly<Record<TableKind, number>> = {
  UNITS: 5_000,
  PEOPLE: 200_000,
  CONTACTS: 20_000,
};
const columnsTold = 20;

/** `units` → `UNITS`; null while nobody has said what the table is about. */
export function tableKindOf({ kind }: Pick<RosterImportEntity, 'kind'>): TableKind | null {
  const upper = kind.toUpperCase();
  return upper in checks ? (upper as TableKind) : null;
}

/**
 * Compares the rows of a table with each other and with the directory of `today` (YYYY-MM-DD), writes down what is
 * doubtful and what each row would change, and moves the import on to ISSUES_LISTED or PREVIEWED. Set by set in the
 * database: the number of statements does not depend on the number of rows.
 */
export async function checkTable(tx: Tx, upload: RosterImportEntity, today: string): Promise<void> {
  const { manager } = tx;
  const place = [upload.bureauId, upload.id];
  await manager.query(
    `DELETE FROM import_issue WHERE bureau_id = $1 AND import_id = $2 AND is_compared`,
    place,
  );
  await planForMany(manager);
  const kind = tableKindOf(upload);
  if (kind) for (const sql of checks[kind]) await manager.query(sql, [...place, today]);
  await saveIssues(tx.manager, upload, wholeTable(upload, kind), true);
  const [counts] = await manager.query<{ errors: number; warnings: number }[]>(
    `SELECT count(*) FILTER (WHERE severity = 'error')::int AS errors,
            count(*) FILTER (WHERE severity = 'warning')::int AS warnings
     FROM import_issue i WHERE bureau_id = $1 AND import_id = $2
       AND NOT EXISTS (SELECT FROM import_row r WHERE r.import_id = i.import_id AND r.row = i.row AND r.is_skipped)`,
    place,
  );
  upload.checked(counts?.errors ?? 0, counts?.warnings ?? 0);
}

/**
 * For this transaction: rows just staged have no statistics, PostgreSQL takes a hundred thousand for a handful and would
 * look each of them up in each of the others.
 */
export async function planForMany(manager: EntityManager): Promise<void> {
  await manager.query('SET LOCAL enable_nestloop = off');
}

function wholeTable(upload: RosterImportEntity, kind: TableKind | null): TableIssue[] {
  const { columns, headerRow, rowsRead } = upload;
  const issues: TableIssue[] = [];
  const known = (columns ?? []).filter(({ field }) => field !== null);
  if (known.length === 0) issues.push(tableIssue('TABLE_HEADER_MISSING', headerRow));
  else if (!kind)
    issues.push(tableIssue('TABLE_FIELD_MISSING', headerRow, -1, '', '单位 UNIT_NAME'));
  if (rowsRead === 0) issues.push(tableIssue('TABLE_EMPTY', headerRow));
  if (!kind) return issues;
  for (const field of missingFields(kind, columns ?? []))
    issues.push(tableIssue('TABLE_FIELD_MISSING', headerRow, -1, '', titles[field] ?? field));
  if (rowsRead > mostRows[kind])
    issues.push(tableIssue('TABLE_TOO_LONG', headerRow, -1, '', mostRows[kind]));
  const hasPhones = known.some(({ field }) => field !== null && phones.includes(field));
  if (kind !== 'CONTACTS' && hasPhones) issues.push(tableIssue('PHONES_NOT_KEPT', headerRow));
  for (const { column, title } of (columns ?? []).filter(isLeftOut).slice(0, columnsTold))
    issues.push(tableIssue('COLUMN_IGNORED', headerRow, column, title));
  return issues;
}

const phones: readonly TableField[] = ['MOBILE', 'LANDLINE', 'PHONES'];
const titles: Readonly<Partial<Record<TableField, string>>> = {
  UNIT_NAME: '单位 UNIT_NAME',
  PERSON_NAME: '姓名 PERSON_NAME',
  CONTACT_NAME: '联系人 CONTACT_NAME',
};

/** A running number is nobody's loss. */
function isLeftOut({
  field,
  title,
}: {
  readonly field: TableField | null;
  readonly title: string;
}) {
  return field === null && title !== '' && !/^(?:序号|编号|no\.?|#)$/i.test(title);
}
