import { forgetVerdicts, issueFor, matchUnits, unitNames } from './unit-names.queries';

const judge = `
  UPDATE import_row r SET verdict = CASE
      WHEN r.unit_id IS NULL THEN 'UNIT_ADDED'
      WHEN EXISTS (SELECT FROM unnest(r.alias_keys) a (key) WHERE NOT EXISTS (
        SELECT FROM (${unitNames}) n WHERE n.key = a.key)) THEN 'ALIAS_ADDED'
      ELSE 'UNCHANGED' END
  WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped AND r.unit_key IS NOT NULL`;

const twice = issueFor({
  code: 'UNIT_TWICE',
  severity: 'error',
  text: 'r.unit_name',
  detail: 'x.first::text',
  from: `JOIN (
      SELECT COALESCE(unit_id::text, unit_key) AS unit, min(row) AS first FROM import_row
      WHERE bureau_id = $1 AND import_id = $2 AND NOT is_skipped AND unit_key IS NOT NULL GROUP BY 1 HAVING count(*) > 1) x
      ON x.unit = COALESCE(r.unit_id::text, r.unit_key)`,
  where: 'r.row > x.first',
});

const aliasTaken = issueFor({
  code: 'ALIAS_TAKEN',
  severity: 'error',
  text: 'taken.alias',
  from: `CROSS JOIN LATERAL (
      SELECT a.alias FROM unnest(r.aliases, r.alias_keys) a (alias, key)
      WHERE EXISTS (SELECT FROM (${unitNames}) n WHERE n.key = a.key AND n.id IS DISTINCT FROM r.unit_id)
        OR EXISTS (SELECT FROM import_row o WHERE o.import_id = $2 AND o.row <> r.row AND NOT o.is_skipped
          AND (o.unit_key = a.key OR a.key = ANY(o.alias_keys)))
      LIMIT 1) taken`,
  where: 'true',
});

const parentUnknown = issueFor({
  code: 'PARENT_UNKNOWN',
  severity: 'error',
  text: 'r.parent_key',
  where: `r.parent_key IS NOT NULL AND NOT EXISTS (SELECT FROM (${unitNames}) n WHERE n.key = r.parent_key)
    AND NOT EXISTS (SELECT FROM import_row o WHERE o.import_id = $2 AND NOT o.is_skipped AND o.unit_key = r.parent_key)`,
});

const typeDiffers = issueFor({
  code: 'UNIT_TYPE_DIFFERS',
  severity: 'warning',
  text: 'r.title',
  detail: `(SELECT t.title_zh FROM unit_type t WHERE t.kind = 'unit' AND t.code = u.unit_type)`,
  from: `JOIN unit_on($3) u ON u.bureau_id = $1 AND u.id = r.unit_id`,
  where: 'r.title IS NOT NULL AND u.unit_type <> r.unit_type',
});

/** In order, each with [bureau, import, day]. */
export const unitsChecks: readonly string[] = [
  ...matchUnits,
  forgetVerdicts('r.unit_key IS NULL'),
  judge,
  twice,
  aliasTaken,
  parentUnknown,
  typeDiffers,
];
