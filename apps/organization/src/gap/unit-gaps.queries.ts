import { defaultQuota } from '../contact-point/quota.rules';
import { validOn } from '../loaders/as-of.rules';
import { principalKinds } from '../post/post-kinds.rules';
import { gap } from './gap-row.queries';

const on = (alias: string) => validOn(alias, '$3');
const listed = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');

/** Units of the day the asker may see; a unit below a unit is one of its own. */
export const unitBase = `
  affiliated AS (SELECT u.* FROM unit_on($3) u WHERE u.bureau_id = $1 AND u.kind = 'unit'
    AND ($2::uuid[] IS NULL OR u.id = ANY($2))),
  quota AS (
    SELECT q.least, q.most, q.leader_posts FROM contact_point_quota q
    WHERE q.bureau_id = $1 AND (q.campaign_id IS NULL OR q.campaign_id = $6::uuid) ORDER BY q.campaign_id NULLS LAST LIMIT 1),
  quota_or_default AS (
    SELECT * FROM quota UNION ALL SELECT ${defaultQuota.least}, ${defaultQuota.most},
      ARRAY[${listed(defaultQuota.leaderPosts)}] WHERE NOT EXISTS (SELECT FROM quota))`;

const isOrgan = `u.unit_type = 'bureau-organ'`;
// A set once, not a question per unit: groups at the unit, at a Party organisation that serves it, of the bureau at its organ.
const hasGroup = (kind: string) => `(
  u.id IN (SELECT g.unit_id FROM work_group g WHERE g.bureau_id = $1 AND g.kind = '${kind}' AND g.unit_id IS NOT NULL AND ${on('g')}
    UNION SELECT s.unit_id FROM work_group g JOIN party_organisation_unit s ON s.bureau_id = g.bureau_id
      AND s.organisation_id = g.party_organisation_id AND ${on('s')}
      WHERE g.bureau_id = $1 AND g.kind = '${kind}' AND ${on('g')})
  OR (${isOrgan} AND EXISTS (SELECT FROM work_group g WHERE g.bureau_id = $1 AND g.kind = '${kind}' AND g.unit_id IS NULL
    AND g.party_organisation_id IS NULL AND ${on('g')})))`;
const hasRow = (table: string, more = '') =>
  `EXISTS (SELECT FROM ${table} x WHERE x.bureau_id = u.bureau_id AND x.unit_id = u.id AND ${on('x')} ${more})`;
const isPrincipal = `AND x.voided_at IS NULL AND x.kind IN (${listed(principalKinds)})`;

const unitWithout = (kind: Parameters<typeof gap>[0], has: string, which = 'true') =>
  gap(kind, { unit: 'u.id', name: 'u.name' }, `affiliated u WHERE ${which} AND NOT ${has}`);

export const unitGaps = [
  unitWithout('UNIT_WITHOUT_SUPERVISION_GROUP', hasRow('supervision_assignment'), `NOT ${isOrgan}`),
  unitWithout('UNIT_WITHOUT_CONTACT', hasRow('unit_contact'), `NOT ${isOrgan}`),
  unitWithout(
    'UNIT_WITHOUT_PRINCIPAL',
    `(${hasRow('post', isPrincipal)} OR ${hasRow('acting_appointment', isPrincipal)})`,
  ),
  unitWithout('UNIT_WITHOUT_LEADING_GROUP', hasGroup('leading-group')),
  unitWithout('UNIT_WITHOUT_OFFICE', hasGroup('office')),
  unitWithout('UNIT_WITHOUT_OPINION_BOX', hasRow('unit_facility', `AND x.kind = 'opinion-box'`)),
  unitWithout(
    'UNIT_WITHOUT_CONTACT_POINT',
    hasRow('contact_point', `AND x.kind = 'contact-point'`),
    `NOT ${isOrgan}`,
  ),
  // A Party organisation of whole units; what stands at departments is led by the one above it.
  gap(
    'PARTY_ORGANISATION_WITHOUT_LEADING_GROUP',
    { unit: 'u.id', party: 'o.id', name: 'o.name' },
    `party_organisation_on($3) o
     JOIN LATERAL (SELECT a.* FROM party_organisation_unit s JOIN affiliated a ON a.id = s.unit_id
       WHERE s.bureau_id = o.bureau_id AND s.organisation_id = o.id AND ${on('s')} ORDER BY a.name, a.id LIMIT 1) u ON true
     WHERE o.bureau_id = $1 AND o.kind IN ('party-committee', 'general-branch', 'branch', 'joint-branch')
       AND NOT ${hasGroup('leading-group')}`,
  ),
  // Whoever leads the bureau; a matter of the whole bureau, hence of its office.
  gap(
    'LEADER_OUTSIDE_CONTACT_POINT_QUOTA',
    { person: 'l.person_id', name: 'l.name', counted: 'l.points' },
    `(SELECT p.person_id, n.name, (SELECT count(*)::int FROM contact_point c WHERE c.bureau_id = p.bureau_id
          AND c.person_id = p.person_id AND c.kind = 'contact-point' AND ${on('c')}) AS points, q.least, q.most
        FROM quota_or_default q
        JOIN unit_on($3) u ON u.bureau_id = $1 AND u.kind = 'unit' AND ${isOrgan}
        JOIN post p ON p.bureau_id = u.bureau_id AND p.unit_id = u.id AND p.kind = ANY(q.leader_posts)
          AND p.voided_at IS NULL AND ${on('p')}
        JOIN person n ON n.bureau_id = p.bureau_id AND n.id = p.person_id
        GROUP BY p.bureau_id, p.person_id, n.name, q.least, q.most) l
     WHERE $2::uuid[] IS NULL AND l.points NOT BETWEEN l.least AND l.most`,
  ),
];
