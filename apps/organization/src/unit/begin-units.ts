import type { EntityManager } from 'typeorm';
import { newId } from '@huiyin/kernel';
import { UnitVersionEntity } from './unit-version.entity';
import { UnitEntity, type UnitKind } from './unit.entity';

export interface UnitToBegin {
  readonly id: string;
  readonly kind?: UnitKind;
  /** As typed. */
  readonly name: string;
  /** `unitAliasKey(name)`. */
  readonly nameKey: string;
  readonly unitType: string;
  readonly parentUnitId?: string | null;
}

// PostgreSQL takes 65 535 parameters a statement; a version has ten.
const rowsAtOnce = 5_000;

/** Writes units with their first version, from `validFrom` (YYYY-MM-DD) on: how every unit begins, whoever begins it. */
export async function beginUnits(
  manager: EntityManager,
  units: readonly UnitToBegin[],
  place: { readonly bureauId: string; readonly validFrom: string },
): Promise<void> {
  for (let from = 0; from < units.length; from += rowsAtOnce) {
    const some = units.slice(from, from + rowsAtOnce);
    const { bureauId } = place;
    await manager.insert(
      UnitEntity,
      some.map(({ id, kind = 'unit' }) => ({ id, bureauId, kind })),
    );
    await manager.insert(
      UnitVersionEntity,
      some.map(({ id, kind = 'unit', name, nameKey, unitType, parentUnitId = null }) => {
        const now = { name, nameKey, unitType, parentUnitId };
        return { id: newId(), unitId: id, kind, ...now, ...place, validTo: null };
      }),
    );
  }
}
