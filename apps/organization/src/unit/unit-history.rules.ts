import * as history from '../span/history.rules';
import type { UnitVersionEntity } from './unit-version.entity';
import { UnitBeganLater, UnitBeginsTooLate, UnitClosed } from './unit.errors';

/** What about a unit changes from a day on. */
export type UnitFacts = Pick<UnitVersionEntity, 'name' | 'nameKey' | 'unitType' | 'parentUnitId'>;

/** A unit's versions, first one first. */
export type UnitHistory = readonly UnitVersionEntity[];
export type UnitHistoryChange = history.HistoryChange<UnitVersionEntity>;

/** The version that holds on a day; refuses a day before the unit began or on which it is closed. */
export function versionOn(versions: UnitHistory, day: string): UnitVersionEntity {
  const found = history.heldOn(versions, day);
  if (found) return found;
  const { unitId, validFrom } = versions[0]!;
  if (day < validFrom) throw new UnitBeganLater(unitId, validFrom);
  throw new UnitClosed(unitId, versions.at(-1)!.validTo ?? day);
}

/** From `on` on the unit's facts are these; what was planned for later stays planned. */
export function changedFrom(
  versions: UnitHistory,
  on: string,
  facts: Partial<UnitFacts>,
): UnitHistoryChange {
  return history.changedFrom<UnitVersionEntity>(versions, versionOn(versions, on), on, facts);
}

/** A mistake that stands on `on` is put right as if it had never been. */
export function corrected(
  versions: UnitHistory,
  on: string,
  facts: Partial<UnitFacts>,
): UnitHistoryChange {
  return history.corrected<UnitVersionEntity>(versions, versionOn(versions, on), facts);
}

/** From `on` on there is no such unit any more. */
export function endedOn(versions: UnitHistory, on: string): UnitHistoryChange {
  const { unitId } = versionOn(versions, on);
  if (versions[0]!.validFrom >= on) throw new UnitBeganLater(unitId, versions[0]!.validFrom);
  return history.endedOn(versions, on);
}

/** The unit really began on another day: its first version does. */
export function begunOn(versions: UnitHistory, day: string): UnitHistoryChange {
  const first = versions[0]!;
  if (first.validTo !== null && day >= first.validTo) throw new UnitBeginsTooLate(first.validTo);
  first.validFrom = day;
  return { changed: [first], added: [], dropped: [] };
}

export function sameFacts(version: UnitVersionEntity, facts: Partial<UnitFacts>): boolean {
  return history.sameFacts<UnitVersionEntity>(version, facts);
}
