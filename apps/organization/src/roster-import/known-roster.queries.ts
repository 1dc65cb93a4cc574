import { validOn } from '../loaders/as-of.rules';
import type { KnownRoster } from './known-roster.rules';

/** Runs a SELECT, in whatever transaction or pool the caller stands. */
export type Rows = <T>(sql: string, params: readonly unknown[]) => Promise<T[]>;

const groups = `
  SELECT id, number, label FROM supervision_group g WHERE bureau_id = $1 AND ${validOn('g', '$2')}`;

// Every name a unit has on the day: its own first, then its aliases. A unit is found by any, never created twice.
const units = `
  SELECT id, "nameKey" FROM (
    SELECT u.id, u.name_key AS "nameKey", 1 AS place FROM unit_on($2) u WHERE u.bureau_id = $1 AND u.kind = 'unit'
    UNION ALL
    SELECT a.unit_id, a.name_key, 0 FROM unit_alias a
    JOIN unit_on($2) u ON u.bureau_id = a.bureau_id AND u.id = a.unit_id AND u.kind = 'unit'
    WHERE a.bureau_id = $1 AND ${validOn('a', '$2')}) named ORDER BY place, id`;

const memberships = `
  SELECT m.id, m.group_id AS "groupId", m.person_id AS "personId", p.name, p.name_key AS "nameKey", m.role,
         m.is_liaison AS "isLiaison"
  FROM supervision_membership m JOIN person p ON p.bureau_id = m.bureau_id AND p.id = m.person_id
  WHERE m.bureau_id = $1 AND ${validOn('m', '$2')} ORDER BY m.ordinal, m.id`;

const assignments = `
  SELECT id, unit_id AS "unitId", group_id AS "groupId" FROM supervision_assignment a
  WHERE bureau_id = $1 AND ${validOn('a', '$2')}`;

const contacts = `
  SELECT c.id, c.unit_id AS "unitId", c.person_id AS "personId", p.name, p.name_key AS "nameKey"
  FROM unit_contact c JOIN person p ON p.bureau_id = c.bureau_id AND p.id = c.person_id
  WHERE c.bureau_id = $1 AND ${validOn('c', '$2')} ORDER BY c.id`;

const phones = `
  SELECT f.id, f.contact_id AS "contactId", f.kind, f.digits, f.area_code AS "areaCode", f.extension
  FROM contact_phone f JOIN unit_contact c ON c.bureau_id = f.bureau_id AND c.id = f.contact_id
  WHERE f.bureau_id = $1 AND ${validOn('c', '$2')}`;

/** One statement per noun, however long the roster. */
export async function knownRoster(
  rows: Rows,
  bureauId: string,
  today: string,
): Promise<KnownRoster> {
  return {
    groups: await rows(groups, [bureauId, today]),
    units: await rows(units, [bureauId, today]),
    memberships: await rows(memberships, [bureauId, today]),
    assignments: await rows(assignments, [bureauId, today]),
    contacts: await rows(contacts, [bureauId, today]),
    phones: await rows(phones, [bureauId, today]),
  };
}
