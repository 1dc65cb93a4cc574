import type { EntityManager } from 'typeorm';
import { validOn } from '../loaders/as-of.rules';

// Each gives: role, unit, place, group, label, person, ★, ordinal. $2 bureau, $3 day.
const supervision = `
  SELECT 'supervision-' || m.role AS role, NULL::uuid AS unit_id, NULL AS place_name, g.id AS group_id,
         g.label AS group_label, m.person_id, m.is_liaison, m.ordinal
  FROM supervision_membership m JOIN supervision_group g ON g.bureau_id = m.bureau_id AND g.id = m.group_id
  WHERE m.bureau_id = $2 AND ${validOn('m', '$3')}`;

const contacts = `
  SELECT CASE to_jsonb(c) ->> 'role' WHEN 'liaison' THEN 'unit-liaison' WHEN 'information-officer'
         THEN 'information-officer' ELSE 'unit-contact' END, c.unit_id, NULL, NULL, NULL, c.person_id, false, 0
  FROM unit_contact c WHERE c.bureau_id = $2 AND ${validOn('c', '$3')}`;

const posts = (table: string, role: string) => `
  SELECT ${role}, enclosing_unit(h.unit_id, $3::date), COALESCE(o.name, CASE WHEN u.kind <> 'unit' THEN u.name END),
         NULL, NULL, h.person_id, false, k.ordinal
  FROM ${table} h JOIN post_kind k ON k.code = h.kind AND h.kind <> 'staff'
  LEFT JOIN unit_on($3) u ON u.bureau_id = h.bureau_id AND u.id = h.unit_id
  LEFT JOIN party_organisation_on($3) o ON o.bureau_id = h.bureau_id AND o.id = h.party_organisation_id
  WHERE h.bureau_id = $2 AND h.voided_at IS NULL AND ${validOn('h', '$3')}`;

const groups = `
  SELECT g.kind || '/' || m.role, enclosing_unit(g.unit_id, $3::date), NULL, g.id, g.name, m.person_id,
         m.role = 'liaison', m.ordinal
  FROM group_members_on($3::date, NULL) m JOIN work_group g ON g.bureau_id = m.bureau_id AND g.id = m.group_id
  WHERE m.bureau_id = $2`;

const roles = [
  supervision,
  contacts,
  groups,
  posts('post', 'h.kind'),
  posts('acting_appointment', `h.kind || '/acting'`),
].join(' UNION ALL ');

/** Copies who is what where on the day, names included and phones not, into the campaign's snapshot. */
export async function freezeRoles(
  manager: EntityManager,
  place: { readonly campaignId: string; readonly bureauId: string; readonly day: string },
): Promise<void> {
  await manager.query(
    `INSERT INTO campaign_role (id, campaign_id, bureau_id, role, unit_id, place_name, group_id, group_label,
       person_id, person_name, is_liaison, ordinal)
     SELECT gen_random_uuid(), $1, $2, r.role, r.unit_id, r.place_name, r.group_id, r.group_label,
            p.id, p.name, r.is_liaison, r.ordinal
     FROM (${roles}) r JOIN person p ON p.bureau_id = $2 AND p.id = r.person_id`,
    [place.campaignId, place.bureauId, place.day],
  );
}
