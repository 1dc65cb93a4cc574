import type { Day } from '../calendar/days.rules';
import type { RuleStrength } from '../template/template-words.rules';
import type { OwedSpan } from './spans.rules';

/** Who owes it: the key of a duty is made of these and stays the same in every evaluation. */
export interface DutySubject {
  readonly rule: string;
  /** The unit, the department, the bureau organ; for people the unit (never a department) they hold their role in. */
  readonly unitId: string;
  /** Null where the office goes on when its holder leaves (R000.58). */
  readonly personId: string | null;
  readonly otherPersonId: string | null;
  /** First day of the period for recurring duties, e.g. 2026-01-01 for the year 2026. */
  readonly period: Day | null;
}

/** `rule/unit[/person[+other]][@period]`, people of a pair in order of their ids. */
export function dutyKey({ rule, unitId, personId, otherPersonId, period }: DutySubject): string {
  let key = `${rule}/${unitId}`;
  if (personId !== null)
    key +=
      otherPersonId === null ? `/${personId}` : `/${[personId, otherPersonId].sort().join('+')}`;
  return period === null ? key : `${key}@${period}`;
}

/** The other way round; null for a text that is no key. */
export function parseDutyKey(key: string): DutySubject | null {
  const parts = /^([^/@]+)\/([^/@]+)(?:\/([^/@+]+)(?:\+([^/@+]+))?)?(?:@(\d{4}-\d\d-\d\d))?$/.exec(
    key,
  );
  if (!parts) return null;
  const [, rule = '', unitId = '', personId, otherPersonId, period] = parts;
  return {
    ...{ rule, unitId },
    personId: personId ?? null,
    otherPersonId: otherPersonId ?? null,
    period: period ?? null,
  };
}

/** A duty somebody owes, with the days on which it is owed. */
export interface OwedDuty extends DutySubject {
  readonly key: string;
  /** In order, never touching; what lies between is time away (R000.7). */
  readonly spans: readonly OwedSpan[];
  /** First day of the next period; null where `period` is. */
  readonly periodTo: Day | null;
}

/** What a test says over a world, whatever day it is asked. */
export interface TestResult {
  /**
   * The day on which the last thing it needed happened; null: not all of it is there. A day yet to come is the day on
   * which it will be met if nothing else happens ("lasts at least 3 months", R000.11).
   */
  readonly metOn: Day | null;
  /** Record ids and holding ids it rests on. */
  readonly reads: readonly string[];
  /** Empty when it is met. */
  readonly missing: readonly Missing[];
}

/** What the engine says about a duty, whatever day it is asked; `outcomeOn` adds the day. */
export interface Finding extends TestResult {
  readonly met: boolean;
  /** Last day in time, extensions included; null: none, or none yet (what it is counted from has not happened). */
  readonly dueOn: Day | null;
  /** The same by the rule alone. */
  readonly deadlineOn: Day | null;
  /** First day on which it is owed; null: not known yet (what it waits for has not happened). */
  readonly owedFrom: Day | null;
}

export const missingThings = [
  'record',
  'amount',
  'distinct',
  'entry',
  'share',
  'length',
  'order',
  'gap',
  'span',
  'review',
  'filing',
  'posting',
  'attendance',
  'scope',
  'forbidden',
] as const;

/** What would settle it, as words a page can translate, with numbers. */
export interface Missing {
  /** `forbidden` and `order`, `gap` are breaches: there is something that must not be, whatever day it is. */
  readonly what: (typeof missingThings)[number];
  /** Record kind, field, taxonomy entry, chain step, filing target, role … */
  readonly name: string;
  readonly have: number | string | null;
  readonly need: number | string | null;
  /** The kind of record it is missing in: tells who can act. */
  readonly record: string;
}

/** A breach doesn't wait for a deadline: a meeting held before the one it must follow is wrong today (R000.50). */
export function isBreach(missing: readonly Missing[]): boolean {
  return missing.some(({ what }) => what === 'forbidden' || what === 'order' || what === 'gap');
}

/** Why a duty is no longer owed, although nobody met it. */
export type LapseReason =
  /** The unit left the scope of the rule: another mode or type (R000.7). */
  | 'out-of-scope'
  /** The unit was closed, and nobody goes on with its work. */
  | 'unit-closed'
  /** The unit goes on in others, who owe it now (merge, split). */
  | 'handed-over'
  /** The person no longer holds the role. */
  | 'left'
  /** Its day was over before the unit or person came. */
  | 'came-later';

/** A duty with what the engine says about it: everything but the day it is asked and the waivers. */
export interface JudgedDuty extends OwedDuty, Finding {
  readonly strength: RuleStrength;
  /** First day on which it is no longer owed; null: it is owed to the end. */
  readonly lapsedOn: Day | null;
  readonly lapseReason: LapseReason | null;
  /** The person left after its day had passed: it stays, and the unit principal answers for it. */
  readonly leftWhileOwing: boolean;
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
