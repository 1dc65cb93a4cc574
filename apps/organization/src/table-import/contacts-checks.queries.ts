import { validOn } from '../loaders/as-of.rules';
import { knownPeople } from './people-checks.queries';
import { forgetVerdicts, issueFor, matchUnits, unknownUnits } from './unit-names.queries';

const openContacts = `
  SELECT c.id, c.unit_id, c.person_id, p.name_key FROM unit_contact c
  JOIN person p ON p.bureau_id = c.bureau_id AND p.id = c.person_id
  WHERE c.bureau_id = $1 AND ${validOn('c', '$3')}`;

const number = (alias: string) =>
  `concat_ws('|', ${alias}.kind, ${alias}.digits, COALESCE(${alias}.area_code, ''), COALESCE(${alias}.extension, ''))`;

/** SQL: the numbers of a row, sorted, in the form in which they are compared. */
const wanted = `(SELECT array_agg(DISTINCT ${number('w')} ORDER BY ${number('w')}) FROM (
    SELECT x->>'kind' AS kind, x->>'digits' AS digits, x->>'areaCode' AS area_code, x->>'extension' AS extension
    FROM jsonb_array_elements(r.phones) x) w)`;
const present = `(SELECT array_agg(DISTINCT ${number('f')} ORDER BY ${number('f')}) FROM contact_phone f
    WHERE f.bureau_id = $1 AND f.contact_id = c.id)`;

/** Of a unit's people of that name: its contact, else the only one whose home it is, else somebody new. */
const match = `
  UPDATE import_row r SET
    person_id = COALESCE(c.person_id, CASE WHEN r.decision = 'ANOTHER_PERSON' THEN NULL ELSE k.id END, r.id),
    is_new_person = c.person_id IS NULL AND (k.id IS NULL OR COALESCE(r.decision = 'ANOTHER_PERSON', false)),
    verdict = CASE WHEN c.id IS NULL THEN 'CONTACT_ADDED'
      WHEN jsonb_array_length(r.phones) = 0 OR ${wanted} IS NOT DISTINCT FROM ${present} THEN 'UNCHANGED'
      ELSE 'PHONES_CHANGED' END
  FROM import_row s
    LEFT JOIN (SELECT DISTINCT ON (unit_id, name_key) * FROM (${openContacts}) o ORDER BY unit_id, name_key, id) c
      ON c.unit_id = s.unit_id AND c.name_key = s.name_key
    LEFT JOIN (${knownPeople}) k ON k.unit_id = s.unit_id AND k.name_key = s.name_key AND k.n = 1
  WHERE s.bureau_id = $1 AND s.import_id = $2 AND NOT s.is_skipped AND s.unit_id IS NOT NULL AND s.name_key IS NOT NULL
    AND r.import_id = s.import_id AND r.row = s.row`;

const twice = issueFor({
  code: 'PERSON_TWICE',
  severity: 'error',
  text: 'r.name',
  detail: 'x.first::text',
  from: `JOIN (
      SELECT unit_id, name_key, min(row) AS first FROM import_row
      WHERE bureau_id = $1 AND import_id = $2 AND NOT is_skipped AND unit_id IS NOT NULL AND name_key IS NOT NULL
      GROUP BY 1, 2 HAVING count(*) > 1) x ON x.unit_id = r.unit_id AND x.name_key = r.name_key`,
  where: `r.row > x.first AND r.decision IS DISTINCT FROM 'ANOTHER_PERSON'`,
});

const ambiguous = issueFor({
  code: 'PERSON_AMBIGUOUS',
  severity: 'error',
  text: 'r.name',
  detail: 'k.people::text',
  from: `JOIN (${knownPeople}) k ON k.unit_id = r.unit_id AND k.name_key = r.name_key AND k.n = 1`,
  where: `k.people > 1 AND r.decision IS NULL AND r.verdict = 'CONTACT_ADDED'`,
});

/** In order, each with [bureau, import, day]. */
export const contactsChecks: readonly string[] = [
  ...matchUnits,
  forgetVerdicts('r.unit_id IS NULL OR r.name_key IS NULL'),
  match,
  unknownUnits,
  twice,
  ambiguous,
];
