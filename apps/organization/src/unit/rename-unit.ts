import type { Actor } from '@huiyin/identity';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import { changeUnitFrom } from './change-unit';
import { keepAsAlias } from './keep-as-alias';
import type { ChangedUnit } from './register-unit';
import type { StructureChanges } from './structure-changes';

export interface Renaming {
  readonly unitId: string;
  readonly name: string;
  /** First day of the name, YYYY-MM-DD; today when absent. */
  readonly from?: string;
}

/** A unit is called otherwise from a day on. Its former name stays an alias: a roster that still uses it finds the unit. */
export class RenameUnit {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, { unitId, name, from }: Renaming): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, { today }) => {
      const on = from ?? today;
      const facts = { name: name.trim(), nameKey: unitAliasKey(name) };
      const former = await changeUnitFrom(tx, unitId, on, facts, 'renamed');
      if (former && former.nameKey !== facts.nameKey) await keepAsAlias(tx, former, unitId, on);
      return { unitId, day: on > today ? on : today };
    });
  }
}
