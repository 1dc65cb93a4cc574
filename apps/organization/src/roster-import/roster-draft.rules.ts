import type { RosterIssue } from './roster-issues.rules';
import type { UnitType } from './unit-type.rules';

/** A person named in a roster. `name` is compared (no white space), `displayName` is shown as typed. */
export interface RosterPerson {
  readonly name: string;
  readonly displayName: string;
  /** Carries ★. */
  readonly isLiaison: boolean;
  /** 1-based line of the text it was read from. */
  readonly line: number;
}

/** `unknown`: neither an 8-digit landline nor an 11-digit mobile; always comes with an issue. */
export type RosterPhoneKind = 'landline' | 'mobile' | 'unknown';

export interface RosterPhone {
  readonly kind: RosterPhoneKind;
  /** As typed. */
  readonly raw: string;
  /** Without area code, country code and extension. */
  readonly digits: string;
  /** With its leading zero; absent means the bureau's own area. */
  readonly areaCode?: string;
  readonly extension?: string;
  /** R000.79: the same mobile stands with another contact too. */
  readonly toVerify: boolean;
}

export interface RosterContact {
  readonly name: string;
  readonly displayName: string;
  readonly phones: readonly RosterPhone[];
  readonly line: number;
}

export interface RosterUnit {
  readonly name: string;
  /** See `unitAliasKey`: by this key a unit is found again and never created twice. */
  readonly aliasKey: string;
  /** 1-based row of the table, header not counted. */
  readonly row: number;
  readonly line: number;
  readonly contact: RosterContact | null;
  /** A proposal for the preview, null when the name tells nothing. */
  readonly guessedUnitType: UnitType | null;
}

export interface RosterGroup {
  /** 第三组 → 3. Unreadable: the next free number; 0: units before any group. Both come with an error. */
  readonly number: number;
  /** As typed, without the white space of the vertical setting. */
  readonly label: string;
  /** The first row of the group. */
  readonly row: number;
  readonly line: number;
  readonly leader: RosterPerson | null;
  readonly members: readonly RosterPerson[];
  readonly units: readonly RosterUnit[];
}

/** The figures an office compares with its paper before it commits (R000.76). */
export interface RosterCounts {
  readonly groups: number;
  readonly units: number;
  readonly unitsPerGroup: readonly number[];
  readonly leaders: number;
  readonly members: number;
  readonly liaisons: number;
  readonly contacts: number;
  readonly phones: number;
  readonly landlines: number;
  readonly mobiles: number;
  readonly distinctMobiles: number;
}

/** What stands around the table; kept so that the roster can be printed again (R000.80). */
export interface RosterFrame {
  /** Title lines above the table, as typed. */
  readonly heading: readonly string[];
  /** The four column titles. */
  readonly columns: readonly string[];
  /** The legend (注：…) and what follows it; never read as a person. */
  readonly legend: readonly string[];
}

/** A roster as read, nothing repaired silently: everything doubtful is an issue. */
export interface RosterDraft extends RosterFrame {
  /** The full title directly above the table. */
  readonly title: string;
  /** The title after 附件：, joined when it runs over several lines. */
  readonly annexTitle: string;
  readonly groups: readonly RosterGroup[];
  readonly counts: RosterCounts;
  readonly issues: readonly RosterIssue[];
}

/** True when nothing stands in the way of committing: warnings may remain, errors may not. */
export function isCommittable(draft: RosterDraft): boolean {
  return draft.issues.every(({ severity }) => severity === 'warning');
}
