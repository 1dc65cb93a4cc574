import { validOn } from '../loaders/as-of.rules';
import { forgetVerdicts, issueFor, matchUnits, unknownUnits } from './unit-names.queries';

/** SQL: people whose home is a unit today, numbered among those of one name there. `n`, `people`. */
export const knownPeople = `
  SELECT p.id, p.name_key, a.unit_id,
    row_number() OVER (PARTITION BY a.unit_id, p.name_key ORDER BY p.id) AS n,
    count(*) OVER (PARTITION BY a.unit_id, p.name_key) AS people
  FROM person p JOIN person_affiliation a ON a.bureau_id = p.bureau_id AND a.person_id = p.id AND a.kind = 'own'
    AND ${validOn('a', '$3')}
  WHERE p.bureau_id = $1 AND p.merged_into_id IS NULL`;

const holds = (person: string, row: string) => `EXISTS (
  SELECT FROM post h WHERE h.bureau_id = $1 AND h.person_id = ${person} AND h.unit_id = ${row}.unit_id
    AND h.voided_at IS NULL AND ${validOn('h', '$3')} AND h.kind = ${row}.post_kind
    AND (${row}.title IS NULL OR h.title IS NOT DISTINCT FROM ${row}.title))`;

/** Whatever post somebody holds is enough for a row that names none. */
const holdsKind = (person: string, row: string) => `EXISTS (
  SELECT FROM post h WHERE h.bureau_id = $1 AND h.person_id = ${person} AND h.unit_id = ${row}.unit_id
    AND h.voided_at IS NULL AND ${validOn('h', '$3')}
    AND (h.kind = ${row}.post_kind OR (${row}.post_kind = 'staff' AND ${row}.title IS NULL)))`;

/*
 * Who each row means, by name and unit, never across units. The n-th person of a name in the file is the n-th one the
 * unit has. Rows of one name are different people unless somebody says SAME_PERSON, or one known person already holds
 * every post they list. A single row that could be one of several people is the one who holds its post, else an issue.
 */
const matchPeople = `
  WITH known AS (${knownPeople}), named AS (
    SELECT r.row, r.id, r.unit_id, r.name_key, r.post_kind, r.title, r.decision, COALESCE(k.people, 0) AS people,
      count(*) OVER same AS mentions, count(r.decision) OVER same AS decided,
      count(*) FILTER (WHERE r.decision IS DISTINCT FROM 'SAME_PERSON') OVER above AS ordinal,
      first_value(r.decision) OVER above AS first_decision,
      CASE WHEN k.people = 1 THEN ${holds('k.id', 'r')} END AS is_held
    FROM import_row r LEFT JOIN known k ON k.unit_id = r.unit_id AND k.name_key = r.name_key AND k.n = 1
    WHERE r.bureau_id = $1 AND r.import_id = $2 AND NOT r.is_skipped AND r.unit_id IS NOT NULL AND r.name_key IS NOT NULL
    WINDOW same AS (PARTITION BY r.unit_id, r.name_key), above AS (PARTITION BY r.unit_id, r.name_key ORDER BY r.row)
  ), numbered AS (
    SELECT n.*, CASE
        WHEN mentions > 1 AND decided = 0 AND bool_and(COALESCE(is_held, false)) OVER (PARTITION BY unit_id, name_key) THEN 1
        WHEN first_decision = 'ANOTHER_PERSON' THEN people + greatest(ordinal, 1)
        ELSE greatest(ordinal, 1) END AS n
    FROM named n
  ), matched AS (
    SELECT m.row, m.unit_id, m.post_kind, m.title,
      COALESCE(own.id, k.id) AS known_id,
      first_value(m.id) OVER (PARTITION BY m.unit_id, m.name_key, m.n ORDER BY m.row) AS first_id,
      m.row = min(m.row) OVER (PARTITION BY m.unit_id, m.name_key, m.n) AS is_first
    FROM numbered m
    LEFT JOIN known k ON k.unit_id = m.unit_id AND k.name_key = m.name_key AND k.n = m.n
    -- The one of several who holds the post.
    LEFT JOIN LATERAL (
      SELECT o.id FROM known o WHERE m.people > 1 AND m.mentions = 1 AND m.decision IS NULL
        AND o.unit_id = m.unit_id AND o.name_key = m.name_key AND ${holds('o.id', 'm')} ORDER BY o.id LIMIT 1) own ON true
  )
  UPDATE import_row r SET person_id = v.person_id, is_new_person = v.is_new_person, verdict = v.verdict
  FROM (
    SELECT m.row, COALESCE(m.known_id, m.first_id) AS person_id, m.known_id IS NULL AND m.is_first AS is_new_person,
      CASE WHEN m.known_id IS NULL AND m.is_first THEN 'PERSON_ADDED'
        WHEN m.known_id IS NULL OR NOT ${holdsKind('m.known_id', 'm')} THEN 'POST_ADDED'
        WHEN m.title IS NULL OR ${holds('m.known_id', 'm')} THEN 'UNCHANGED' ELSE 'TITLE_CHANGED' END AS verdict
    FROM matched m) v
  WHERE r.import_id = $2 AND r.row = v.row
    AND (r.person_id, r.is_new_person, r.verdict) IS DISTINCT FROM (v.person_id, v.is_new_person, v.verdict)`;

const twice = issueFor({
  code: 'PERSON_TWICE',
  severity: 'error',
  text: 'r.name',
  detail: 'x.first::text',
  from: `JOIN (
      SELECT unit_id, name_key, min(row) AS first, count(*) AS mentions, count(DISTINCT person_id) AS persons,
        count(*) FILTER (WHERE is_new_person) AS fresh
      FROM import_row WHERE bureau_id = $1 AND import_id = $2 AND NOT is_skipped AND unit_id IS NOT NULL AND name_key IS NOT NULL
      GROUP BY 1, 2 HAVING count(*) > 1) x ON x.unit_id = r.unit_id AND x.name_key = r.name_key`,
  // All of them known, or one known person with all the posts: nothing is in doubt.
  where: `r.decision IS NULL AND r.row > x.first AND x.fresh > 0 AND r.verdict <> 'UNCHANGED'`,
});

const ambiguous = issueFor({
  code: 'PERSON_AMBIGUOUS',
  severity: 'error',
  text: 'r.name',
  detail: 'k.people::text',
  from: `JOIN (SELECT unit_id, name_key, max(people) AS people FROM (${knownPeople}) o GROUP BY 1, 2) k
      ON k.unit_id = r.unit_id AND k.name_key = r.name_key`,
  where: `k.people > 1 AND r.decision IS NULL AND r.verdict IN ('POST_ADDED', 'TITLE_CHANGED')`,
});

const principals = `('unit-principal', 'party-principal', 'administrative-principal')`;
const taken = issueFor({
  code: 'POST_TAKEN',
  severity: 'error',
  text: `COALESCE(r.title, (SELECT k.title_zh FROM post_kind k WHERE k.code = r.post_kind))`,
  where: `r.verdict IN ('PERSON_ADDED', 'POST_ADDED') AND r.post_kind IN ${principals} AND (
    EXISTS (SELECT FROM post h WHERE h.bureau_id = $1 AND h.unit_id = r.unit_id AND h.person_id <> r.person_id
      AND h.voided_at IS NULL AND (h.valid_to IS NULL OR h.valid_to > $3::date) AND h.kind IN ${principals}
      AND (h.kind = r.post_kind OR 'unit-principal' IN (h.kind, r.post_kind)))
    OR EXISTS (SELECT FROM import_row o WHERE o.import_id = $2 AND o.row <> r.row AND NOT o.is_skipped
      AND o.unit_id = r.unit_id AND o.post_kind IN ${principals} AND o.person_id <> r.person_id
      AND (o.post_kind = r.post_kind OR 'unit-principal' IN (o.post_kind, r.post_kind))))`,
});

// Nobody appoints himself, by import neither; staff is no office.
const own = issueFor({
  code: 'POST_OF_ONESELF',
  severity: 'error',
  text: 'r.name',
  where: `r.verdict IN ('POST_ADDED', 'TITLE_CHANGED') AND r.post_kind <> 'staff'
    AND r.person_id = (SELECT i.uploaded_by FROM roster_import i WHERE i.bureau_id = $1 AND i.id = $2)`,
});

/** In order, each with [bureau, import, day]. */
export const peopleChecks: readonly string[] = [
  ...matchUnits,
  forgetVerdicts('r.unit_id IS NULL OR r.name_key IS NULL'),
  matchPeople,
  unknownUnits,
  twice,
  ambiguous,
  taken,
  own,
];
