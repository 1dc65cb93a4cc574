import { newId } from '@huiyin/kernel';
import { holdsOn } from '../loaders/as-of.rules';
import { UnitBeganLater, UnitBeginsTooLate, UnitClosed } from './unit.errors';
import type { UnitVersionEntity } from './unit-version.entity';

/** What about a unit changes from a day on. */
export type UnitFacts = Pick<UnitVersionEntity, 'name' | 'nameKey' | 'unitType' | 'parentUnitId'>;

/** A unit's versions, first one first. */
export type UnitHistory = readonly UnitVersionEntity[];

/** How to write a changed history: what ends is ended before its successor begins. */
export interface HistoryChange {
  readonly changed: readonly UnitVersionEntity[];
  readonly added: readonly UnitVersionEntity[];
  readonly dropped: readonly UnitVersionEntity[];
}

/** The version that holds on a day; refuses a day before the unit began or on which it is closed. */
export function versionOn(history: UnitHistory, day: string): UnitVersionEntity {
  const found = history.find((version) => holdsOn(version, day));
  if (found) return found;
  const { unitId, validFrom } = history[0]!;
  if (day < validFrom) throw new UnitBeganLater(unitId, validFrom);
  throw new UnitClosed(unitId, history.at(-1)!.validTo ?? day);
}

/**
 * From `on` on (YYYY-MM-DD) the facts are these, until the next day on which they change anyway: a change planned for
 * later stays planned. Days before `on` read as before.
 */
export function changedFrom(
  history: UnitHistory,
  on: string,
  facts: Partial<UnitFacts>,
): HistoryChange {
  const held = versionOn(history, on);
  const run = runFrom(history, held, facts);
  const later = run.filter((version) => version !== held);
  if (held.validFrom === on) return settled([held, ...later], facts);
  const begun = { ...held, id: newId(), validFrom: on, ...facts };
  held.validTo = on;
  later.forEach((version) => Object.assign(version, facts));
  return { changed: [held, ...later], added: [begun], dropped: [] };
}

/** A mistake is put right as if it had never been: on every day on which the same wrong facts stood in one piece. */
export function corrected(
  history: UnitHistory,
  on: string,
  facts: Partial<UnitFacts>,
): HistoryChange {
  const held = versionOn(history, on);
  const backwards = runFrom([...history].reverse(), held, facts);
  return settled([...new Set([...backwards.reverse(), ...runFrom(history, held, facts)])], facts);
}

/** From `on` on there is no such unit any more; what was planned for later is dropped. */
export function endedOn(history: UnitHistory, on: string): HistoryChange {
  const held = versionOn(history, on);
  if (history[0]!.validFrom >= on) throw new UnitBeganLater(held.unitId, history[0]!.validFrom);
  const dropped = history.filter(({ validFrom }) => validFrom >= on);
  const last = history.filter(({ validFrom }) => validFrom < on).at(-1)!;
  last.validTo = on;
  return { changed: [last], added: [], dropped };
}

/** The unit really began on another day: its first version does. */
export function begunOn(history: UnitHistory, day: string): HistoryChange {
  const first = history[0]!;
  if (first.validTo !== null && day >= first.validTo) throw new UnitBeginsTooLate(first.validTo);
  first.validFrom = day;
  return { changed: [first], added: [], dropped: [] };
}

export function sameFacts(version: UnitFacts, facts: Partial<UnitFacts>): boolean {
  return (Object.keys(facts) as (keyof UnitFacts)[]).every((key) => version[key] === facts[key]);
}

function settled(versions: UnitVersionEntity[], facts: Partial<UnitFacts>): HistoryChange {
  versions.forEach((version) => Object.assign(version, facts));
  return { changed: versions, added: [], dropped: [] };
}

/** `held` and what follows it as long as the facts to change are still the same as in it. */
function runFrom(
  history: UnitHistory,
  held: UnitVersionEntity,
  facts: Partial<UnitFacts>,
): UnitVersionEntity[] {
  const keys = Object.keys(facts) as (keyof UnitFacts)[];
  const following = history.slice(history.indexOf(held));
  const end = following.findIndex((version) => keys.some((key) => version[key] !== held[key]));
  return end < 0 ? following : following.slice(0, end);
}
