import type { EntityManager } from 'typeorm';
import { newId } from '@huiyin/kernel';
import type { RosterImportEntity } from '../roster-import/roster-import.entity';
import { severityOf, type TableIssue } from './table-issues.rules';
import type { RawRow, RowValues } from './table-row.rules';

const loneHalf = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

type Place = Pick<RosterImportEntity, 'id' | 'bureauId'>;
export type ReadRow = RawRow & { readonly values: RowValues | null };

// Names of RowValues in the order of the columns they are kept in; arrays and phones travel as JSON.
const kept = `name text, "nameKey" text, "unitName" text, "unitKey" text, "postKind" text, title text,
  "unitType" text, aliases jsonb, "aliasKeys" jsonb, "parentKey" text, phones jsonb`;
const columns = `name, name_key, unit_name, unit_key, post_kind, title, unit_type, aliases, alias_keys, parent_key, phones`;
const list = (field: string) =>
  `CASE WHEN jsonb_typeof(v.${field}) = 'array' THEN ARRAY(SELECT jsonb_array_elements_text(v.${field})) END`;
const values = `v.name, v."nameKey", v."unitName", v."unitKey", v."postKind", v.title, v."unitType",
  ${list('aliases')}, ${list('"aliasKeys"')}, v."parentKey", v.phones`;

/** Adds rows as they stand in the file, with what was read out of them. */
export async function addRows(
  manager: EntityManager,
  { id, bureauId }: Place,
  rows: readonly ReadRow[],
): Promise<void> {
  const entries = rows.map(({ row, cells, notes, values: read }) => ({
    row,
    id: newId(),
    postId: newId(),
    cells: cells.map(storable),
    notes: notes.length > 0 ? notes : null,
    ...read,
  }));
  await manager.query(
    `INSERT INTO import_row (bureau_id, import_id, row, id, post_id, cells, notes, is_skipped, ${columns})
     SELECT $1, $2, v.row, v.id, v."postId", ARRAY(SELECT jsonb_array_elements_text(v.cells)), v.notes, false, ${values}
     FROM jsonb_to_recordset($3::jsonb) AS v (row integer, id uuid, "postId" uuid, cells jsonb, notes jsonb, ${kept})`,
    [bureauId, id, JSON.stringify(entries)],
  );
}

/** Puts what was read out of rows anew in the place of what was read before. */
export async function rereadRows(
  manager: EntityManager,
  { id, bureauId }: Place,
  rows: readonly ReadRow[],
): Promise<void> {
  const entries = rows.map(({ row, values: read }) => ({ row, ...read }));
  await manager.query(
    `UPDATE import_row r SET (${columns}) = (SELECT ${values})
     FROM jsonb_to_recordset($3::jsonb) AS v (row integer, ${kept})
     WHERE r.bureau_id = $1 AND r.import_id = $2 AND r.row = v.row`,
    [bureauId, id, JSON.stringify(entries)],
  );
}

export async function saveIssues(
  manager: EntityManager,
  { id, bureauId }: Place,
  issues: readonly TableIssue[],
  isCompared: boolean,
): Promise<void> {
  if (issues.length === 0) return;
  const entries = issues.map((issue) => ({ ...issue, severity: severityOf(issue.code) }));
  await manager.query(
    `INSERT INTO import_issue (bureau_id, import_id, row, col, code, severity, text, detail, is_compared)
     SELECT $1, $2, v.row, v."column", v.code, v.severity, v.text, v.detail, $4
     FROM jsonb_to_recordset($3::jsonb) AS v (row integer, "column" integer, code text, severity text, text text, detail text)
     ON CONFLICT DO NOTHING`,
    [bureauId, id, JSON.stringify(entries), isCompared],
  );
}

/** Rows below `after` in the order of the file. */
export function rowsAfter(
  manager: EntityManager,
  { id, bureauId }: Place,
  after: number,
  most: number,
): Promise<RawRow[]> {
  return manager.query(
    `SELECT row, cells, COALESCE(notes, '[]') AS notes FROM import_row
     WHERE bureau_id = $1 AND import_id = $2 AND row > $3 ORDER BY row LIMIT $4`,
    [bureauId, id, after, most],
  );
}

/** Takes back the issues that rows had by themselves; `rows` of null: of all rows. */
export async function dropRowIssues(
  manager: EntityManager,
  { id, bureauId }: Place,
  row: number | null,
): Promise<void> {
  await manager.query(
    `DELETE FROM import_issue WHERE bureau_id = $1 AND import_id = $2 AND NOT is_compared AND row > 0
       AND ($3::integer IS NULL OR row = $3)`,
    [bureauId, id, row],
  );
}

/** The file, its rows and its issues: names and numbers that nobody needs any more. */
export async function eraseStaged(manager: EntityManager, { id, bureauId }: Place): Promise<void> {
  for (const table of ['import_file', 'import_row', 'import_issue'])
    await manager.query(`DELETE FROM ${table} WHERE bureau_id = $1 AND import_id = $2`, [
      bureauId,
      id,
    ]);
}

export async function keepFile(
  manager: EntityManager,
  { id, bureauId }: Place,
  bytes: Buffer,
): Promise<void> {
  const piece = 1024 * 1024;
  for (let from = 0; from < bytes.length; from += piece)
    await manager.query(`INSERT INTO import_file VALUES ($1, $2, $3, $4)`, [
      bureauId,
      id,
      from / piece,
      bytes.subarray(from, from + piece),
    ]);
}

export async function keptFile(manager: EntityManager, { id, bureauId }: Place): Promise<Buffer> {
  const pieces: { bytes: Buffer }[] = await manager.query(
    `SELECT bytes FROM import_file WHERE bureau_id = $1 AND import_id = $2 ORDER BY ordinal`,
    [bureauId, id],
  );
  return Buffer.concat(pieces.map(({ bytes }) => bytes));
}

/** PostgreSQL keeps neither NUL nor halves of characters. */
export function storable(text: string): string {
  if (!/[\0\ud800-\udfff]/.test(text)) return text;
  return text.replaceAll('\0', '').replace(loneHalf, '\ufffd');
}
