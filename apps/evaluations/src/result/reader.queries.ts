import type { Actor } from '@huiyin/identity';
import { AppraisalState, hasReached } from '../appraisal/appraisal-states.rules';
import { ownUnits } from '../appraisal/supervised-appraisal.rules';

/**
 * Who may read what of an appraisal `a`, in SQL, so that every read asks the same. Its parameters are always the first seven:
 * $1 bureau · $2 units the actor's roles reach, null = all · $3 person · $4 units supervised by the actor and not their own ·
 * $5 whether of the campaign office · $6 units the actor belongs to · $7 roles.
 */
export function readerOf(actor: Actor): unknown[] {
  const own = ownUnits(actor);
  const units = actor.unitIdsFor('appraisal:read');
  const supervised = actor.unitIdsFor('appraisal:custody');
  return [
    ...[actor.bureauId, units === 'all' ? null : units, actor.personId],
    supervised === 'all' ? [] : supervised.filter((unitId) => !own.includes(unitId)),
    actor.hasRole('campaign-office'),
    own,
    [...new Set(actor.grants.map(({ role }) => role))],
  ];
}

const counted = statesFrom(AppraisalState.TALLIED);
const reported = statesFrom(AppraisalState.REPORTED);

/** R003.161–163: the unit and who voted; the roles the form lists; the bureau; everybody. */
const isPublishedTo = `(a.published_to IS NOT NULL AND (
  a.published_to IN ('bureau', 'public') OR a.unit_id = ANY($6::uuid[])
  OR EXISTS (SELECT 1 FROM issuance.voter v WHERE v.appraisal_id = a.id AND v.person_id = $3)
  OR (a.published_to = 'listed-groups' AND a.form #> '{publication,groups}' ?| $7::text[])))`;

/** Units the actor's roles reach, what they may vote in themselves, and what was published to them. */
export const isVisible = `(a.bureau_id = $1 AND ($2::uuid[] IS NULL OR a.unit_id = ANY($2) OR ${isPublishedTo} OR EXISTS (
  SELECT 1 FROM issuance.voter v WHERE v.appraisal_id = a.id AND v.person_id = $3)))`;

/** The supervision group whose unit this is. */
export const isCustodian = `(a.unit_id = ANY($4::uuid[]))`;

/** R002.15: what is routed is read by the bureau's office only, from the report on; never by whoever of it belongs to the unit. */
export const isOffice = `($5::boolean AND a.unit_id <> ALL($6::uuid[]) AND a.state IN ${reported})`;

/** Results: supervision group from the count, office from the report, all others by the scope of the publication. */
export const readsResults = `(a.bureau_id = $1 AND (
  (${isCustodian} AND a.state IN ${counted}) OR ${isOffice} OR ${isPublishedTo}))`;

/** That state of the chain and all after it, as an SQL list. */
function statesFrom(first: AppraisalState): string {
  const states = Object.values(AppraisalState).filter((state) => hasReached(state, first));
  return `(${states.map((state) => `'${state}'`).join(', ')})`;
}
