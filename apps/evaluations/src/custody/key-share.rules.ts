import type { ShareOrdinal } from '@huiyin/ballot';
import { AppraisalState, hasReached } from '../appraisal/appraisal-states.rules';

/** What people call the two shares. */
export enum KeyShare {
  FIRST = 'FIRST',
  SECOND = 'SECOND',
}

export enum KeyShareState {
  /** Nobody has seen it. */
  WAITING = 'WAITING',
  /** Shown to somebody who has not typed it back yet: it can be shown again, or to another. */
  SHOWN = 'SHOWN',
  /** With its holder; the service does not have it. */
  HELD = 'HELD',
  HANDED_IN = 'HANDED_IN',
  /** After the count. */
  SPENT = 'SPENT',
}

export interface KeyShareRow {
  readonly ordinal: ShareOrdinal;
  readonly state: KeyShareState;
  readonly holderPersonId: string | null;
  /** Everybody who ever saw this share. */
  readonly shownTo: readonly string[];
  readonly shareHash: string;
}

export const ordinalOf = (share: KeyShare): ShareOrdinal => (share === KeyShare.FIRST ? 1 : 2);
export const shareOf = (ordinal: ShareOrdinal): KeyShare =>
  ordinal === 1 ? KeyShare.FIRST : KeyShare.SECOND;

/** Nobody who has ever seen one share is shown the other: otherwise one person could open the box alone. */
export function hasSeenOther(
  shares: readonly KeyShareRow[],
  ordinal: ShareOrdinal,
  personId: string,
): boolean {
  return shares.some((each) => each.ordinal !== ordinal && each.shownTo.includes(personId));
}

/** Not yet confirmed by a holder. */
export function isWithTheService(state: KeyShareState): boolean {
  return state === KeyShareState.WAITING || state === KeyShareState.SHOWN;
}

/** From the opening on, and never again: after the sealing a share would be shown that only hands itself in. */
export function sharesAreCollected(state: AppraisalState): boolean {
  return state === AppraisalState.MEETING_HELD;
}

/** From the sealing to the count: until then the service must not be able to open a sheet. */
export function sharesAreHandedIn(state: AppraisalState): boolean {
  return hasReached(state, AppraisalState.BOX_SEALED) && !hasReached(state, AppraisalState.TALLIED);
}
