import type { Day } from '../calendar/days.rules';
import type { JudgedDuty } from '../engine/finding.rules';

/** Who holds the office a duty goes with, from one day to another (null: open). */
export interface OwnerSpan {
  readonly personId: string;
  readonly from: Day;
  readonly to: Day | null;
}

/** A duty as the engine says it stands; nothing in it depends on the day it is read. */
export interface DutyStand extends Omit<JudgedDuty, 'met' | 'lapseReason'> {
  readonly lapseReason: string | null;
  /** Whose it is by the office they hold (R000.58); empty where a unit or a named person owes it. */
  readonly owners: readonly OwnerSpan[];
  readonly waiverId: string | null;
  /** First day on which the waiver no longer holds; null: for good. */
  readonly waivedUntil: Day | null;
}

export interface StoredDuty extends DutyStand {
  readonly id: string;
  readonly eventCount: number;
}

/** What happened that made a duty stand otherwise. */
export interface Cause {
  readonly what:
    | 'roster'
    | 'record'
    | 'retraction'
    | 'review'
    | 'filing'
    | 'posting'
    | 'holding'
    | 'unit'
    | 'participation'
    | 'rules'
    | 'dates'
    | 'waiver'
    | 'extension'
    | 'rejudged';
  /** Id of the record, holding, unit, waiver … */
  readonly id: string | null;
}

export const dutyEventKinds = [
  'OWED',
  'MET',
  'UNMET',
  'DUE_MOVED',
  'EXTENDED',
  'HANDED_OVER',
  'LAPSED',
  'RESTORED',
  'WAIVED',
  'WAIVER_REVOKED',
  'RULE_CHANGED',
] as const;

export type DutyEventKind = (typeof dutyEventKinds)[number];

export interface DutyChange {
  readonly kind: DutyEventKind;
  readonly before: string | null;
  readonly after: string | null;
}

/** Why a duty stands otherwise than before, one entry for each thing that changed. */
export function changesBetween(before: DutyStand, after: DutyStand): DutyChange[] {
  const found: (DutyChange | false)[] = [
    (before.metOn === null) !== (after.metOn === null) &&
      change(after.metOn ? 'MET' : 'UNMET', before.metOn, after.metOn),
    before.dueOn !== after.dueOn &&
      change(isExtended(after) ? 'EXTENDED' : 'DUE_MOVED', before.dueOn, after.dueOn),
    owners(before) !== owners(after) && change('HANDED_OVER', owners(before), owners(after)),
    before.lapsedOn === null &&
      after.lapsedOn !== null &&
      change('LAPSED', null, `${after.lapsedOn} ${after.lapseReason ?? ''}`.trim()),
    before.lapsedOn !== null &&
      after.lapsedOn === null &&
      change('RESTORED', before.lapsedOn, null),
    before.waiverId !== after.waiverId &&
      change(after.waiverId ? 'WAIVED' : 'WAIVER_REVOKED', before.waiverId, after.waiverId),
    before.strength !== after.strength && change('RULE_CHANGED', before.strength, after.strength),
  ];
  return found.filter((one) => one !== false);
}

function change(kind: DutyEventKind, before: string | null, after: string | null): DutyChange {
  return { kind, before, after };
}

function owners({ owners: spans }: DutyStand): string {
  return spans.map(({ personId, from }) => `${personId} ${from}`).join();
}

/** Its day was moved for a reason ("time yields to quality", R001.7). */
export function isExtended({ dueOn, deadlineOn }: DutyStand): boolean {
  return dueOn !== deadlineOn;
}

/** The same in everything that is kept. */
export function standsAlike(one: DutyStand, other: DutyStand): boolean {
  return fingerprint(one) === fingerprint(other);
}

/** Everything of a duty that can change, as one text: two stand alike when it is the same. */
export function fingerprint(duty: DutyStand): string {
  const { spans, missing, reads } = duty;
  return [
    ...[duty.strength, duty.metOn, duty.dueOn, duty.deadlineOn, duty.owedFrom, duty.periodTo],
    ...[duty.lapsedOn, duty.lapseReason, duty.leftWhileOwing, duty.waiverId, duty.waivedUntil],
    duty.owners.map(({ personId, from, to }) => `${personId}:${from}:${to}`).join(),
    spans.map(({ from, to, why }) => `${from}:${to}:${why}`).join(),
    reads.join(),
    missing
      .map(({ what, name, have, need, record }) => `${what}:${name}:${have}:${need}:${record}`)
      .join(),
  ].join('|');
}
