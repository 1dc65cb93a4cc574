import { validOn } from '../loaders/as-of.rules';

/** SQL: every name a unit of bureau $1 has on day $3, its own before an alias: `key` → `id`. */
export const unitNames = `
  SELECT DISTINCT ON (key) key, id FROM (
    SELECT u.name_key AS key, u.id, 0 AS place FROM unit_on($3) u WHERE u.bureau_id = $1 AND u.kind = 'unit'
    UNION ALL
    SELECT a.name_key, a.unit_id, 1 FROM unit_alias a WHERE a.bureau_id = $1 AND ${validOn('a', '$3')}
  ) named ORDER BY key, place, id`;

const mine = `r.bureau_id = $1 AND r.import_id = $2`;

/**
 * SQL: looks the rows' units up; $1 bureau, $2 import, $3 day. Rows that stay as they are, are not written again: a
 * second check right before the commit costs reading only.
 */
export const matchUnits: readonly string[] = [
  `UPDATE import_row r SET unit_id = n.id FROM (${unitNames}) n
   WHERE ${mine} AND r.unit_key = n.key AND r.unit_id IS DISTINCT FROM n.id`,
  `UPDATE import_row r SET unit_id = NULL WHERE ${mine} AND r.unit_id IS NOT NULL
     AND (r.unit_key IS NULL OR r.unit_key NOT IN (SELECT n.key FROM (${unitNames}) n))`,
];

/** SQL: takes back the verdict on rows that no longer get one. */
export function forgetVerdicts(when: string): string {
  return `UPDATE import_row r SET person_id = NULL, is_new_person = NULL, verdict = NULL
   WHERE ${mine} AND r.verdict IS NOT NULL AND $3::date IS NOT NULL AND (r.is_skipped OR ${when})`;
}

/** SQL: one issue of `code` for each row the condition holds for; `r` is the row. $1 bureau, $2 import; $3 is the day. */
export function issueFor(issue: {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly text: string;
  readonly detail?: string;
  readonly from?: string;
  readonly where: string;
}): string {
  const { code, severity, text, detail = `''`, from = '', where } = issue;
  return `
    INSERT INTO import_issue (bureau_id, import_id, row, col, code, severity, text, detail, is_compared)
    SELECT r.bureau_id, r.import_id, r.row, -1, '${code}', '${severity}', left(COALESCE(${text}, ''), 60),
           left(COALESCE(${detail}, ''), 200), true
    FROM import_row r ${from}
    WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped AND $3::date IS NOT NULL AND ${where}
    ON CONFLICT DO NOTHING`;
}

export const unknownUnits = issueFor({
  code: 'UNIT_UNKNOWN',
  severity: 'error',
  text: 'r.unit_name',
  where: 'r.unit_key IS NOT NULL AND r.unit_id IS NULL',
});
