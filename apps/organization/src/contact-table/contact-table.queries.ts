import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { directoryScope } from '../actors/directory-scope.rules';
import { validOn } from '../loaders/as-of.rules';
import type { TableFrame, TableGroup } from './contact-table.rules';

const mostGroups = 200;

// $1 bureau, $2 the actor's units, $3 the actor's groups (both null for the office), $4 the day asked for.
const inForce = (alias: string) => validOn(alias, '$4');

const people = `
  SELECT json_agg(json_build_object('name', p.name, 'isLiaison', m.is_liaison, 'role', m.role)
    ORDER BY m.ordinal, p.name, p.id)
  FROM supervision_membership m JOIN person p ON p.bureau_id = m.bureau_id AND p.id = m.person_id
  WHERE m.bureau_id = g.bureau_id AND m.group_id = g.id AND ${inForce('m')}`;

const phones = `
  SELECT json_agg(json_build_object('raw', f.raw, 'digits', f.digits) ORDER BY f.ordinal, f.id)
  FROM contact_phone f WHERE f.bureau_id = c.bureau_id AND f.contact_id = c.id`;

const contacts = `
  SELECT json_agg(json_build_object('name', p.name, 'phones', COALESCE((${phones}), '[]'))
    ORDER BY c.valid_from, p.name, c.id)
  FROM unit_contact c JOIN person p ON p.bureau_id = c.bureau_id AND p.id = c.person_id
  WHERE c.bureau_id = u.bureau_id AND c.unit_id = u.id AND ${inForce('c')}`;

const units = `
  SELECT json_agg(json_build_object('unitId', u.id, 'name', u.name, 'contacts', COALESCE((${contacts}), '[]'))
    ORDER BY a.ordinal, u.name, u.id)
  FROM supervision_assignment a JOIN unit_on($4) u ON u.bureau_id = a.bureau_id AND u.id = a.unit_id
  WHERE a.bureau_id = g.bureau_id AND a.group_id = g.id AND ${inForce('a')}
    AND ($2::uuid[] IS NULL OR u.id = ANY($2))`;

const groups = `
  SELECT g.label, COALESCE((${people}), '[]') AS people, COALESCE((${units}), '[]') AS units
  FROM supervision_group g
  WHERE g.bureau_id = $1 AND ${inForce('g')} AND ($2::uuid[] IS NULL OR g.id = ANY($3::uuid[]) OR EXISTS (
    SELECT 1 FROM supervision_assignment a
    WHERE a.bureau_id = g.bureau_id AND a.group_id = g.id AND a.unit_id = ANY($2) AND ${inForce('a')}))
  ORDER BY g.number LIMIT ${mostGroups}`;

const frame = `
  SELECT b.name AS "bureauName", i.draft -> 'heading' AS heading, i.draft -> 'columns' AS columns,
         i.draft -> 'legend' AS legend
  FROM bureau b LEFT JOIN LATERAL (
    SELECT draft FROM roster_import
    WHERE bureau_id = b.id AND state = 'COMMITTED' AND draft ? 'heading'
    ORDER BY settled_at DESC, id LIMIT 1) i ON true
  WHERE b.id = $1`;

export class ContactTableQueries {
  constructor(private readonly reads: ScopedReads) {}

  /** Groups, units and contacts of the actor's scope on that day, with full numbers: for ExportContactTable only. */
  groups(actor: Actor, asOf: string): Promise<TableGroup[]> {
    const { unitIds, groupIds } = directoryScope(actor);
    return this.reads.rows(actor, groups, [actor.bureauId, unitIds, groupIds, asOf]);
  }

  frame(actor: Actor): Promise<TableFrame | null> {
    return this.reads.one(actor, frame, [actor.bureauId]);
  }
}
