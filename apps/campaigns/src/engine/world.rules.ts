import type { Role } from '@huiyin/identity';
import type { Day } from '../calendar/days.rules';
import type { RuleStrength } from '../template/template-words.rules';

/**
 * The duty engine is pure: a world (what was known at a moment) in, duties and verdicts out. It reads no clock, no
 * database and no configuration of its own, so the verdict at a past date is the same function over an older world.
 */

/** A unit as the campaign knows it. A department has a parent; a unit that left has an end and perhaps successors. */
export interface WorldUnit {
  readonly unitId: string;
  readonly unitType: string;
  readonly mode: 'full' | 'contact-and-guidance';
  readonly parentUnitId: string | null;
  readonly supervisionGroupId: string | null;
  /** The bureau organ itself: whose records `of: bureau` reads. */
  readonly isBureau: boolean;
  /** First day it takes part; null: from the campaign's start. */
  readonly from: Day | null;
  /** First day it no longer does (merged, split, closed); null: open. */
  readonly to: Day | null;
  readonly successorUnitIds: readonly string[];
}

/** A person in a role for a span of days, from `organization.role-held`. */
export interface WorldHolding {
  readonly holdingId: string;
  readonly personId: string;
  readonly role: string;
  readonly unitId: string | null;
  readonly groupId: string | null;
  readonly from: Day;
  readonly to: Day | null;
}

/** One step of a review chain taken on a record; a return sends it back to its author and clears the steps before. */
export interface ReviewStep {
  readonly step: string;
  readonly outcome: 'passed' | 'returned';
  readonly on: Day;
}

export type RecordValue =
  string | number | boolean | readonly string[] | Readonly<Record<string, number>>;

/** A fact of the campaign. Sections and texts come in as their lengths only. */
export interface WorldRecord {
  readonly id: string;
  readonly kind: string;
  /** The unit it belongs to; the bureau organ for records of the bureau. */
  readonly unitId: string;
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  /** The day it happened (not the day it was written down). */
  readonly on: Day;
  readonly values: Readonly<Record<string, RecordValue>>;
  readonly reviews: readonly ReviewStep[];
  /** Targets that received it. */
  readonly filedWith: readonly { readonly target: string; readonly on: Day }[];
  readonly posted: readonly { readonly scope: string; readonly on: Day }[];
}

export interface WorldWaiver {
  readonly dutyKey: string;
  readonly reason: string;
  readonly approvedBy: string | null;
  /** First day on which it no longer holds; null: for good. */
  readonly expiresOn: Day | null;
}

/** A later day with a reason, not counted as failing ("time yields to quality", R001.7). */
export interface WorldExtension {
  readonly dutyKey: string;
  readonly dueOn: Day;
  readonly reason: string;
}

/** Who owes it: the key of a duty is made of these and stays the same in every evaluation. */
export interface DutySubject {
  readonly rule: string;
  readonly unitId: string;
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  /** First day of the period for recurring duties, e.g. 2026-01-01 for the year 2026. */
  readonly period: Day | null;
}

/** `rule/unit[/person[+other]][@period]`, people of a pair in order of their ids. */
export function dutyKey({ rule, unitId, personId, otherPersonId, period }: DutySubject): string {
  const people = [personId, otherPersonId].filter((id) => id !== null).sort();
  const who = people.length > 0 ? `/${people.join('+')}` : '';
  return `${rule}/${unitId}${who}${period === null ? '' : `@${period}`}`;
}

/** What the engine says about a duty, whatever day it is asked; `outcomeOn` adds the day. */
export interface Finding {
  readonly met: boolean;
  /** The day on which the last thing it needed happened; null while unmet. */
  readonly metOn: Day | null;
  readonly dueOn: Day | null;
  /** Record ids and holding ids it rests on. */
  readonly reads: readonly string[];
  /** What is missing, as words a page can translate: `record:<kind>`, `entry:<taxonomy entry>`, `review:<step>`, … with numbers. */
  readonly missing: readonly Missing[];
}

export interface Missing {
  /** `record`, `amount`, `entry`, `share`, `length`, `order`, `gap`, `review`, `filing`, `posting`, `attendance`, `forbidden`. */
  readonly what: string;
  /** Record kind, taxonomy entry, chain step, filing target, role … */
  readonly name: string;
  readonly have: number | string | null;
  readonly need: number | string | null;
}

/** NOT_MET is a HARD duty past its day, WARNING a SOFT one, HINT mere advice (requirements.md §0). */
export type DutyOutcome =
  | 'MET'
  | 'MET_LATE'
  | 'WAIVED'
  | 'EXCUSED'
  | 'OPEN'
  | 'NOT_MET'
  | 'WARNING'
  | 'HINT'
  | 'NOT_YET_OWED'
  | 'LAPSED';

/** A judgement that explains itself: the rule, the facts it read, what is missing, who can act. */
export interface DutyVerdict extends Finding {
  readonly key: string;
  readonly rule: string;
  readonly strength: RuleStrength;
  readonly outcome: DutyOutcome;
  readonly whoCanAct: readonly Role[];
}
