export interface Quota {
  readonly campaignId: string | null;
  readonly least: number;
  readonly most: number;
  /** Posts at the bureau organ whose holders are the leaders. */
  readonly leaderPosts: readonly string[];
}

/** R002.5: each Party leading cadre of the bureau has two to three affiliated units. */
export const defaultQuota: Quota = {
  campaignId: null,
  least: 2,
  most: 3,
  leaderPosts: [
    'unit-principal',
    'party-principal',
    'administrative-principal',
    'deputy-in-charge',
    'body-member',
    'discipline-officer',
  ],
};
