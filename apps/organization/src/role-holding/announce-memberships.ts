import type { Tx } from '@huiyin/events';
import type { PostKind } from '../post/post-kinds.rules';
import { announceHolding, announceVoidedHolding, type Holding } from './announce-holding';
import { holdingIdFor } from './holding-id.rules';

/** Posts in a leading body. */
export const bodyKinds: readonly PostKind[] = [
  'unit-principal',
  'party-principal',
  'administrative-principal',
  'deputy-in-charge',
  'body-member',
  'discipline-officer',
];

const both = (role: string, other: string, voided: string) => `
  SELECT s.id || ':' || o.id AS "rowId", '${role}' AS role, s.bureau_id AS "bureauId", s.person_id AS "personId",
    o.unit_id AS "unitId", GREATEST(s.valid_from, o.valid_from)::text AS "validFrom",
    LEAST(s.valid_to, o.valid_to)::text AS "validTo", ${voided} AS voided
  FROM person_standing s JOIN ${other} o ON o.bureau_id = s.bureau_id AND o.person_id = s.person_id
  WHERE s.person_id = ANY($1::uuid[])`;

const memberships = `
  ${both('party-member', 'person_affiliation', 'FALSE')} AND s.is_cpc_member AND o.kind = 'own'
  UNION ALL
  ${both('non-cpc-body-member', 'post', 'o.voided_at IS NOT NULL')} AND s.is_cpc_member = FALSE AND o.kind = ANY($2::text[])
  ORDER BY "rowId"`;

interface Row extends Omit<Holding, 'id'> {
  readonly rowId: string;
  readonly voided: boolean;
}

const peopleAtOnce = 2_000;

/**
 * Says where these people are Party members, and where somebody in a leading body is none (R000.34, R003.95): both
 * follow from what somebody is and where, so call it after either changed. What is not known is not said. Asked again,
 * it says the same of the same holdings.
 */
export async function announceMemberships(tx: Tx, personIds: readonly string[]): Promise<void> {
  const people = [...new Set(personIds)];
  for (let from = 0; from < people.length; from += peopleAtOnce) {
    const rows = await tx.manager.query<Row[]>(memberships, [
      people.slice(from, from + peopleAtOnce),
      [...bodyKinds],
    ]);
    for (const { rowId, voided, ...holding } of rows) {
      const held = { ...holding, id: holdingIdFor(rowId, holding.role) };
      const isEmpty = held.validTo !== null && held.validTo <= held.validFrom;
      if (voided || isEmpty) announceVoidedHolding(tx, held);
      else announceHolding(tx, held);
    }
  }
}
