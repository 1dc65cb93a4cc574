import type { Actor } from '@huiyin/identity';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import { announceUnit } from './announce-unit';
import { beginUnits } from './begin-units';
import type { Place, StructureChanges } from './structure-changes';
import { historyOf, isUnitType, unitCalled } from './unit-history.queries';
import { versionOn } from './unit-history.rules';
import { checkPlace } from './unit-place.rules';
import type { UnitKind } from './unit.entity';
import { UnitNameTaken, UnitTypeUnknown } from './unit.errors';

export interface UnitToRegister {
  readonly name: string;
  readonly unitType: string;
  readonly kind?: UnitKind;
  readonly parentUnitId?: string | null;
}

export interface ChangedUnit {
  readonly unitId: string;
  /** YYYY-MM-DD: the day from which it is so; today when that is later. */
  readonly day: string;
}

/** A unit, department or study group begins on a day, today when none is named (R000.6, R001.4). */
export class RegisterUnit {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, unit: UnitToRegister & { readonly from?: string }): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, place) => {
      const from = unit.from ?? place.today;
      const unitId = await registerUnitIn(tx, place, unit, from);
      return { unitId, day: from > place.today ? from : place.today };
    });
  }
}

/** One unit more, inside a structure change that may do further things. */
export async function registerUnitIn(
  tx: Tx,
  { bureauId }: Place,
  { name, unitType, kind = 'unit', parentUnitId = null }: UnitToRegister,
  from: string,
): Promise<string> {
  const nameKey = unitAliasKey(name);
  if (!(await isUnitType(tx.manager, kind, unitType))) throw new UnitTypeUnknown(kind, unitType);
  const parent =
    parentUnitId === null ? null : versionOn(await historyOf(tx.manager, parentUnitId), from);
  checkPlace(kind, parent?.kind ?? null);
  const taken = kind === 'unit' ? await unitCalled(tx.manager, nameKey, { bureauId, from }) : null;
  if (taken !== null) throw new UnitNameTaken(taken);
  const id = newId();
  const begun = { id, kind, name: name.trim(), nameKey, unitType, parentUnitId };
  await beginUnits(tx.manager, [begun], { bureauId, validFrom: from });
  announceUnit(tx, { unitId: id, bureauId, kind, unitType });
  return id;
}
