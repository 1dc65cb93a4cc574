import { validOn } from '../loaders/as-of.rules';
import { gap } from './gap-row.queries';

const on = (alias: string) => validOn(alias, '$3');

/** Groups of the day the asker may see, and who is in them: by name and by post. */
export const groupBase = `
  own_group AS (SELECT g.* FROM work_group g WHERE g.bureau_id = $1 AND ${on('g')} AND ($2::uuid[] IS NULL OR g.unit_id = ANY($2)
    OR EXISTS (SELECT FROM party_organisation_unit s WHERE s.bureau_id = g.bureau_id AND s.unit_id = ANY($2)
      AND s.organisation_id = g.party_organisation_id AND ${on('s')}))),
  member AS MATERIALIZED (SELECT m.* FROM group_members_on($3, ARRAY(SELECT id FROM own_group)) m),
  head AS (SELECT m.group_id, m.person_id FROM member m WHERE m.role IN ('leader', 'director')),
  own_supervision AS (SELECT g.* FROM supervision_group g WHERE g.bureau_id = $1 AND ${on('g')} AND ($2::uuid[] IS NULL
    OR g.id = ANY($5::uuid[]) OR EXISTS (SELECT FROM supervision_assignment a WHERE a.bureau_id = g.bureau_id
      AND a.group_id = g.id AND a.unit_id = ANY($2) AND ${on('a')})))`;

const supervisionWithout = (kind: Parameters<typeof gap>[0], which: string) =>
  gap(
    kind,
    { supervisionGroup: 'g.id', name: `lpad(g.number::text, 4, '0')` },
    `own_supervision g WHERE NOT EXISTS (SELECT FROM supervision_membership m WHERE m.bureau_id = g.bureau_id
       AND m.group_id = g.id AND ${which} AND ${on('m')})`,
  );

// The post that makes somebody the Party principal of the place the group stands at.
const isPartyPrincipal = `EXISTS (
  SELECT FROM post p JOIN unit_on($3) u ON u.id = p.unit_id
  WHERE p.bureau_id = g.bureau_id AND p.person_id = h.person_id AND p.voided_at IS NULL AND ${on('p')}
    AND p.kind IN ('party-principal', 'unit-principal', 'branch-secretary')
    AND (p.unit_id = g.unit_id OR p.party_organisation_id = g.party_organisation_id
      OR (g.unit_id IS NULL AND g.party_organisation_id IS NULL AND u.unit_type = 'bureau-organ')
      OR EXISTS (SELECT FROM party_organisation_unit s WHERE s.bureau_id = g.bureau_id AND s.unit_id = p.unit_id
        AND s.organisation_id = g.party_organisation_id AND ${on('s')})))`;
const isOfOrganisationDepartment = `EXISTS (
  SELECT FROM post p WHERE p.bureau_id = g.bureau_id AND p.person_id = h.person_id AND p.voided_at IS NULL
    AND p.kind = 'organisation-department' AND ${on('p')})`;

const wronglyLed = (kind: Parameters<typeof gap>[0], groupKind: string, isRight: string) =>
  gap(
    kind,
    {
      unit: 'g.unit_id',
      group: 'g.id',
      person: 'h.person_id',
      party: 'g.party_organisation_id',
      name: 'g.name',
    },
    `own_group g JOIN LATERAL (SELECT h.* FROM head h WHERE h.group_id = g.id ORDER BY h.person_id LIMIT 1) h ON true
     WHERE g.kind = '${groupKind}' AND NOT EXISTS (SELECT FROM head h WHERE h.group_id = g.id AND ${isRight})`,
  );

export const groupGaps = [
  supervisionWithout('SUPERVISION_GROUP_WITHOUT_LEADER', `m.role = 'leader'`),
  supervisionWithout('SUPERVISION_GROUP_WITHOUT_LIAISON', 'm.is_liaison'),
  gap(
    'GROUP_WITHOUT_HEAD',
    { unit: 'g.unit_id', group: 'g.id', party: 'g.party_organisation_id', name: 'g.name' },
    'own_group g WHERE NOT EXISTS (SELECT FROM head h WHERE h.group_id = g.id)',
  ),
  gap(
    'GROUP_WITH_TOO_MANY_HEADS',
    {
      unit: 'g.unit_id',
      group: 'g.id',
      party: 'g.party_organisation_id',
      name: 'g.name',
      counted: 'h.heads',
    },
    `own_group g JOIN (SELECT h.group_id, count(*)::int AS heads FROM head h GROUP BY h.group_id) h
       ON h.group_id = g.id AND h.heads > g.leader_seats WHERE true`,
  ),
  wronglyLed('GROUP_LEADER_NOT_PARTY_PRINCIPAL', 'leading-group', isPartyPrincipal),
  wronglyLed('OFFICE_NOT_LED_BY_ORGANISATION_DEPARTMENT', 'office', isOfOrganisationDepartment),
];
