import type { RuleStrength } from '../form/form-words.rules';
import { TargetKind } from './target-kind.rules';

/** Somebody, or a body, of whom it is asked whether they are appraised. Days are of the bureau's calendar, YYYY-MM-DD. */
export interface Candidate {
  readonly kind: TargetKind;
  readonly label: string;
  readonly personId: string | null;
  /** Not a member of the CPC: may be invited as an observer, is not appraised (R000.52). */
  readonly isNonCpc: boolean;
  /** First day in which they held no post here any more; null: still here. */
  readonly transferredOutOn: string | null;
  /** Why a cadre outside the body is left out, though generally appraised (R002.16, SOFT). */
  readonly leftOutBecause: string | null;
}

export type Reason =
  | 'body-is-appraised'
  | 'member-is-appraised'
  | 'outside-cadre-is-appraised'
  | 'transferred-less-than-a-year-ago'
  | 'party-member-is-appraised'
  | 'non-cpc'
  | 'transferred-a-year-ago-or-more'
  | 'outside-cadre-left-out'
  | 'not-asked-by-form';

export interface ObjectVerdict {
  readonly candidate: Candidate;
  readonly isIncluded: boolean;
  /** A member who has moved out is a transferred cadre, whatever the list called them. */
  readonly kind: TargetKind;
  /** The result goes to the bureau's campaign office only (R002.15). */
  readonly isRouted: boolean;
  readonly reason: Reason;
  readonly requirement: string;
  readonly strength: RuleStrength;
}

const bodies: readonly TargetKind[] = [TargetKind.LEADING_BODY, TargetKind.ORGANISATION_BODY];
const cadres: readonly TargetKind[] = [
  TargetKind.MEMBER,
  TargetKind.OUTSIDE_CADRE,
  TargetKind.TRANSFERRED_CADRE,
];

/**
 * Who is appraised and why, or why not: every candidate gets exactly one verdict (R000.52, R002.14–16, R000.53, R004.26).
 * @param onDay of the meeting
 * @param asked kinds the form asks about
 */
export function judgeObjects(
  candidates: readonly Candidate[],
  onDay: string,
  asked: readonly TargetKind[],
): ObjectVerdict[] {
  return candidates.map((candidate) => {
    const verdict = judge(candidate, onDay);
    return verdict.isIncluded && !asked.includes(verdict.kind)
      ? {
          ...verdict,
          isIncluded: false,
          isRouted: false,
          reason: 'not-asked-by-form',
          strength: 'HARD',
        }
      : verdict;
  });
}

function judge(candidate: Candidate, onDay: string): ObjectVerdict {
  const { kind, isNonCpc, transferredOutOn, leftOutBecause } = candidate;
  if (bodies.includes(kind))
    return included(candidate, kind, 'body-is-appraised', requirementOf(kind));
  if (isNonCpc) return excluded(candidate, 'non-cpc', 'R000.52', 'HARD');
  if (kind === TargetKind.PARTY_MEMBER)
    return included(candidate, kind, 'party-member-is-appraised', 'R000.53');
  if (cadres.includes(kind) && transferredOutOn !== null && transferredOutOn <= onDay)
    return isLessThanAYear(transferredOutOn, onDay)
      ? routedTo(candidate)
      : excluded(candidate, 'transferred-a-year-ago-or-more', 'R002.15', 'HARD');
  // Said to have moved out, and nobody knows when: the careful reading, so that the result does not stay here.
  if (kind === TargetKind.TRANSFERRED_CADRE && transferredOutOn === null)
    return routedTo(candidate);
  if (kind === TargetKind.OUTSIDE_CADRE)
    return leftOutBecause === null
      ? { ...included(candidate, kind, 'outside-cadre-is-appraised', 'R002.16'), strength: 'SOFT' }
      : excluded(candidate, 'outside-cadre-left-out', 'R002.16', 'SOFT');
  // Said to move out, on a day that has not come: still a member here.
  return included(candidate, TargetKind.MEMBER, 'member-is-appraised', 'R002.14');
}

function routedTo(candidate: Candidate): ObjectVerdict {
  const reason = 'transferred-less-than-a-year-ago';
  return {
    ...included(candidate, TargetKind.TRANSFERRED_CADRE, reason, 'R002.15'),
    isRouted: true,
  };
}

const requirementOf = (kind: TargetKind) =>
  kind === TargetKind.ORGANISATION_BODY ? 'R004.26' : 'R002.14';

function included(
  candidate: Candidate,
  kind: TargetKind,
  reason: Reason,
  requirement: string,
): ObjectVerdict {
  const hard = { strength: 'HARD', isRouted: false } as const;
  return { candidate, isIncluded: true, kind, reason, requirement, ...hard };
}

function excluded(
  candidate: Candidate,
  reason: Reason,
  requirement: string,
  strength: RuleStrength,
): ObjectVerdict {
  const out = { isIncluded: false, isRouted: false, kind: candidate.kind };
  return { candidate, ...out, reason, requirement, strength };
}

/** Moved out on 1 March: until 28 February of the next year it is less than one. */
export function isLessThanAYear(from: string, onDay: string): boolean {
  const anniversary = `${String(Number(from.slice(0, 4)) + 1).padStart(4, '0')}${from.slice(4)}`;
  return onDay < anniversary;
}
