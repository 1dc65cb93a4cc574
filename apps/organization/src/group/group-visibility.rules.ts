import { validOn } from '../loaders/as-of.rules';

/**
 * SQL of what an actor sees of groups on a day; $1 bureau, $2 the actor's units (null: the office), $3 the day, $4 the
 * actor. A group of the bureau stands in its plans and is everybody's to see; a group of a unit is seen there, by who
 * sits in it, and where it goes to.
 */
export const withinScope = `
  within_scope (id) AS (
    SELECT unnest($2::uuid[])
    UNION SELECT u.id FROM within_scope w JOIN unit_on($3) u ON u.parent_unit_id = w.id AND u.kind <> 'unit')`;

export const visibleGroup = `
  g.bureau_id = $1 AND ($2::uuid[] IS NULL OR (g.unit_id IS NULL AND g.party_organisation_id IS NULL)
    OR g.unit_id IN (SELECT id FROM within_scope)
    OR EXISTS (SELECT FROM party_organisation_unit v WHERE v.bureau_id = g.bureau_id
      AND v.organisation_id = g.party_organisation_id AND v.unit_id IN (SELECT id FROM within_scope) AND ${validOn('v', '$3')})
    OR EXISTS (SELECT FROM work_group_membership v WHERE v.bureau_id = g.bureau_id AND v.group_id = g.id
      AND v.person_id = $4::uuid AND ${validOn('v', '$3')})
    OR EXISTS (SELECT FROM work_group_subject v WHERE v.bureau_id = g.bureau_id AND v.group_id = g.id
      AND v.unit_id IN (SELECT id FROM within_scope) AND ${validOn('v', '$3')}))`;
