import type { Day } from '../calendar/days.rules';
import type { CalendarExceptions } from '../calendar/working-days.rules';
import type { TemplateDefinition } from '../template/template-shape.rules';

/**
 * The duty engine is pure: a world (what was known at a moment) in, duties and verdicts out. It reads no clock, no
 * database and no configuration of its own, so the verdict at a past date is the same function over an older world.
 */
export interface World {
  readonly definition: EngineDefinition;
  readonly campaign: WorldCampaign;
  readonly units: readonly WorldUnit[];
  readonly holdings: readonly WorldHolding[];
  readonly records: readonly WorldRecord[];
  readonly extensions: readonly WorldExtension[];
  /** Days the bureau counts otherwise than its template does. */
  readonly calendarExceptions?: CalendarExceptions;
}

/** What the engine reads of a template. */
export interface EngineDefinition extends Pick<
  TemplateDefinition,
  | 'calendar'
  | 'gates'
  | 'links'
  | 'linkedCampaigns'
  | 'roles'
  | 'taxonomies'
  | 'records'
  | 'chains'
  | 'meetings'
  | 'publicationScopes'
  | 'interpretations'
  | 'duties'
> {
  readonly header: { readonly references: readonly { readonly key: string }[] };
}

export interface WorldCampaign {
  readonly startsOn: Day;
  /** Last day; null: a standing programme (R004.2). */
  readonly endsOn: Day | null;
  /** Days of links and stages as this campaign has them, both counted; missing or null: not said. */
  readonly links: Readonly<Record<string, { readonly from: Day | null; readonly to: Day | null }>>;
}

/**
 * A unit as the campaign knows it, over a stretch of days: a unit whose type, mode or place changed may have several
 * stretches that do not overlap. A department has a parent that is in the world too; a unit that left has an end and
 * perhaps successors.
 */
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

/**
 * One step of a review chain taken on a record; a return sends it back to its author and clears the steps before.
 * Steps of the same day are given in the order they were taken.
 */
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
  /** When it was written down (ISO 8601): tells which of two of the same day is the newer. */
  readonly recordedAt?: string;
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
