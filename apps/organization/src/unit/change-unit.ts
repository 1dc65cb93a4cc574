import type { unitChanges } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { announceUnitChange } from './announce-unit';
import { historyOf, isUnitType, unitCalled, writeHistory } from './unit-history.queries';
import {
  changedFrom,
  sameFacts,
  type UnitFacts,
  type UnitHistory,
  versionOn,
} from './unit-history.rules';
import { checkPlace } from './unit-place.rules';
import type { UnitVersionEntity } from './unit-version.entity';
import { UnitNameTaken, UnitTypeUnknown } from './unit.errors';

/**
 * From `on` on the unit's facts are these; asked again, nothing happens. Gives the version that held until then, or
 * null when nothing changed.
 */
export async function changeUnitFrom(
  tx: Tx,
  unitId: string,
  on: string,
  facts: Partial<UnitFacts>,
  change: (typeof unitChanges)[number],
): Promise<UnitVersionEntity | null> {
  const history = await historyOf(tx.manager, unitId);
  const held = { ...versionOn(history, on) };
  if (sameFacts(held, facts)) return null;
  await checkFacts(tx, history, facts, on);
  await writeHistory(tx.manager, changedFrom(history, on, facts));
  announceUnitChange(tx, change, { ...held, ...facts }, on);
  return held;
}

/** Refuses facts that cannot be from a day on: a name that is taken, a type that is none, a place that is no place. */
export async function checkFacts(
  { manager }: Tx,
  history: UnitHistory,
  { nameKey, unitType, parentUnitId }: Partial<UnitFacts>,
  on: string,
): Promise<void> {
  const { kind, bureauId, unitId } = history[0]!;
  if (unitType !== undefined && !(await isUnitType(manager, kind, unitType)))
    throw new UnitTypeUnknown(kind, unitType);
  if (parentUnitId !== undefined) {
    const parent = parentUnitId === null ? null : await historyOf(manager, parentUnitId);
    checkPlace(kind, parent === null ? null : versionOn(parent, on).kind);
  }
  if (nameKey === undefined || kind !== 'unit') return;
  const taken = await unitCalled(manager, nameKey, { bureauId, from: on });
  if (taken !== null && taken !== unitId) throw new UnitNameTaken(taken);
}
