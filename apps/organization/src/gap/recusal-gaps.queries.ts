import { validOn } from '../loaders/as-of.rules';
import { gap } from './gap-row.queries';

const on = (alias: string) => validOn(alias, '$3');

// Who supervises which unit on the day.
const supervising = `affiliated u
  JOIN supervision_assignment a ON a.bureau_id = u.bureau_id AND a.unit_id = u.id AND ${on('a')}
  JOIN supervision_membership m ON m.bureau_id = a.bureau_id AND m.group_id = a.group_id AND ${on('m')}
  JOIN person n ON n.bureau_id = m.bureau_id AND n.id = m.person_id`;
const columns = {
  unit: 'u.id',
  supervisionGroup: 'm.group_id',
  person: 'm.person_id',
  name: `concat_ws(' ', u.name, n.name)`,
};

/** R000.78: allowed, but shown. Office and supervision see the risks of their units, and so do the units themselves. */
export const recusalGaps = [
  gap(
    'SUPERVISOR_IS_UNIT_CONTACT',
    columns,
    `${supervising} WHERE EXISTS (SELECT FROM unit_contact c WHERE c.bureau_id = u.bureau_id AND c.unit_id = u.id
       AND c.person_id = m.person_id AND ${on('c')})`,
  ),
  gap(
    'SUPERVISOR_WORKS_AT_UNIT',
    columns,
    // From the people to their one unit each, then to whoever supervises it: not every unit against everybody.
    `(SELECT m.*, COALESCE(enclosing_unit(w.unit_id, $3), w.unit_id) AS works_at FROM supervision_membership m
        JOIN works_on($3) w ON w.bureau_id = m.bureau_id AND w.person_id = m.person_id
        WHERE m.bureau_id = $1 AND ${on('m')} OFFSET 0) m
     JOIN supervision_assignment a ON a.bureau_id = m.bureau_id AND a.group_id = m.group_id AND a.unit_id = m.works_at AND ${on('a')}
     JOIN affiliated u ON u.id = a.unit_id
     JOIN person n ON n.bureau_id = m.bureau_id AND n.id = m.person_id WHERE true`,
  ),
  gap(
    'CONTACT_LEADER_SUPERVISES_UNIT',
    columns,
    `${supervising} WHERE EXISTS (SELECT FROM contact_point c WHERE c.bureau_id = u.bureau_id AND c.unit_id = u.id
       AND c.person_id = m.person_id AND ${on('c')})`,
  ),
  gap(
    'PHONE_TO_VERIFY',
    { unit: 'u.id', person: 'c.person_id', name: 'u.name' },
    `affiliated u JOIN unit_contact c ON c.bureau_id = u.bureau_id AND c.unit_id = u.id AND ${on('c')}
     WHERE EXISTS (SELECT FROM contact_phone f WHERE f.bureau_id = c.bureau_id AND f.contact_id = c.id AND f.to_verify)`,
  ),
];
