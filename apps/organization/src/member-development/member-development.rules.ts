/** Where a course stands (§4.20). `STOPPED` ends it; a new one may be begun. */
export const developmentStates = [
  'APPLICANT',
  'RECOMMENDED',
  'PUBLIC_NOTICE',
  'BALLOT_VOTED',
  'ADMITTED',
  'STOPPED',
] as const;
export type DevelopmentState = (typeof developmentStates)[number];

export const developmentTargets = ['front-line-backbone', 'senior-intellectual', 'other'] as const;
export type DevelopmentTarget = (typeof developmentTargets)[number];

export const stepKinds = [
  'applied',
  'recommended',
  'published',
  'objected',
  'objection-dismissed',
  'objection-upheld',
  'voted-for',
  'voted-down',
  'admitted',
  'returned',
  'stopped',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What becomes of an application that failed: from the beginning again, or never. */
export const failures = ['return', 'stop'] as const;
export type Failure = (typeof failures)[number];

/** Counts of a ballot; who voted how is nobody's business. */
export interface AdmissionBallot {
  readonly eligible: number;
  readonly inFavour: number;
  readonly against: number;
  readonly abstained: number;
}

export function presentAt({ inFavour, against, abstained }: AdmissionBallot): number {
  return inFavour + against + abstained;
}

/** Whether the counts can be: whole numbers, and not more sheets than members with a vote. */
export function isPossible(ballot: AdmissionBallot): boolean {
  const counts = [ballot.eligible, ballot.inFavour, ballot.against, ballot.abstained];
  const whole = counts.every((count) => Number.isInteger(count) && count >= 0);
  return whole && ballot.eligible > 0 && presentAt(ballot) <= ballot.eligible;
}

/** More than half of the members with a vote are there, and more than half of them all say yes. */
export function isCarried(ballot: AdmissionBallot): boolean {
  return presentAt(ballot) * 2 > ballot.eligible && ballot.inFavour * 2 > ballot.eligible;
}
