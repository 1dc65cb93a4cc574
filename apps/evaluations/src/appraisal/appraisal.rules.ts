export { AppraisalState } from './appraisal-states.rules';
export { TargetKind } from './target-kind.rules';

/** Who may read what was published (R003.161–163). */
export enum PublicationScope {
  /** The unit's people and who voted. */
  UNIT = 'unit',
  /** Those, and the roles the form lists (R003.162). */
  LISTED_GROUPS = 'listed-groups',
  BUREAU = 'bureau',
  PUBLIC = 'public',
}

/** Whose campaign office the summary goes to (R003.161–163). */
export enum ReportTarget {
  UNIT_CAMPAIGN_OFFICE = 'unit-campaign-office',
  BUREAU_CAMPAIGN_OFFICE = 'bureau-campaign-office',
}

/** How a voter takes part; the paper route stays (R002.18, need 20). */
export enum BallotMedium {
  ELECTRONIC = 'electronic',
  PAPER = 'paper',
  /** A printed QR ticket, cast from whatever device is at hand. */
  SLIP = 'slip',
}

/** Who got how many tickets and what came back; public after closing. */
export interface ClassTurnout {
  readonly ticketClass: string;
  readonly eligible: number;
  readonly issued: number;
  readonly cast: number;
  readonly counted: number;
}

const reach = Object.values(PublicationScope);

/** Whether `scope` lets more people read than `than`. */
export function isWider(scope: PublicationScope, than: PublicationScope): boolean {
  return reach.indexOf(scope) > reach.indexOf(than);
}

/** Weak calls for rectification; a withheld cell is never weak, because saying so would disclose it. */
export function isWeak(
  cell: { readonly favourable: number; readonly n: number },
  weakBelow: number,
): boolean {
  return cell.n > 0 && cell.favourable / cell.n < weakBelow;
}
