import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import type { ChangedUnit } from './register-unit';
import type { StructureChanges } from './structure-changes';
import { UnitAliasEntity } from './unit-alias.entity';
import { historyOf, openAliasesOf, unitCalled } from './unit-history.queries';
import { versionOn } from './unit-history.rules';
import { UnitAliasNotFound, UnitNameTaken } from './unit.errors';

export interface Aliasing {
  readonly unitId: string;
  readonly name: string;
  /** First day, YYYY-MM-DD; today when absent. */
  readonly from?: string;
}

/** A unit is found by one more name (§5.3 item 18). Asked again, nothing happens; a name of another unit is refused. */
export class AddUnitAlias {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, { unitId, name, from }: Aliasing): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, { bureauId, today }) => {
      const on = from ?? today;
      const nameKey = unitAliasKey(name);
      versionOn(await historyOf(tx.manager, unitId), on);
      const known = await openAliasesOf(tx.manager, unitId, on);
      const day = on > today ? on : today;
      if (known.some((one) => one.nameKey === nameKey && one.validTo === null))
        return { unitId, day };
      const taken = await unitCalled(tx.manager, nameKey, { bureauId, from: on });
      if (taken !== null) throw new UnitNameTaken(taken);
      const alias = { id: newId(), bureauId, unitId, name: name.trim(), nameKey };
      await tx.manager.insert(UnitAliasEntity, { ...alias, validFrom: on, validTo: null });
      return { unitId, day };
    });
  }
}

/** A unit is not found by an alias any more, from a day on (today when none is named). */
export class RemoveUnitAlias {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, aliasId: string, on?: string): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, { today }) => {
      const alias = await tx.lock(UnitAliasEntity, aliasId);
      if (!alias) throw new UnitAliasNotFound(aliasId);
      alias.end(on ?? today);
      await tx.save(alias);
      return { unitId: alias.unitId, day: today };
    });
  }
}
