/** Who is appraised; the words of the event contract and of the board. */
export enum TargetKind {
  LEADING_BODY = 'leading-body',
  MEMBER = 'member',
  /** A Party leading cadre of the same level who is not in the body (R002.16). */
  OUTSIDE_CADRE = 'outside-cadre',
  /** Moved out less than a year ago: the result goes to the bureau's office (R002.15). */
  TRANSFERRED_CADRE = 'transferred-cadre',
  PARTY_MEMBER = 'party-member',
  /** The leading body of a Party organisation, appraised by its members (R004.26). */
  ORGANISATION_BODY = 'organisation-body',
}
