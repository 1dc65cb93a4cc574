/**
 * `delegate`: deputies and committee members asked for their opinion (两代表一委员). Service objects and masses'
 * representatives are guests of a meeting and stay in campaigns.
 */
export const personKinds = [
  'staff',
  'retired',
  'trainee',
  'intern',
  'seasonal',
  'delegate',
] as const;
export type PersonKind = (typeof personKinds)[number];

/** Kinds that work at their unit and are counted in its headcount; trainees, interns and seasonal staff without posts (§7.55). */
export const workingKinds: readonly PersonKind[] = ['staff', 'trainee', 'intern', 'seasonal'];

/** `own`: where the personnel file lies. `attached` (挂职) and `borrowed` (借用): where one works instead for a time. */
export const affiliationKinds = ['own', 'attached', 'borrowed'] as const;
export type AffiliationKind = (typeof affiliationKinds)[number];
export type AwayKind = Exclude<AffiliationKind, 'own'>;

/** Administrative ranks (行政级别) from the lowest; table `cadre_rank` has their titles. */
export const cadreRanks = [
  'clerk',
  'section-member',
  'deputy-section',
  'section',
  'deputy-division',
  'division',
  'deputy-department',
  'department',
] as const;
export type CadreRank = (typeof cadreRanks)[number];

/** What a person is on a day. */
export interface Standing {
  readonly kind: PersonKind;
  readonly rank: CadreRank | null;
  /** Null: not known. */
  readonly isCpcMember: boolean | null;
}

export const plainStaff: Standing = { kind: 'staff', rank: null, isCpcMember: null };

export function sameStanding(one: Standing, other: Standing): boolean {
  return (
    one.kind === other.kind && one.rank === other.rank && one.isCpcMember === other.isCpcMember
  );
}
