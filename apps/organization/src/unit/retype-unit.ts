import type { Actor } from '@huiyin/identity';
import { changeUnitFrom } from './change-unit';
import type { ChangedUnit } from './register-unit';
import type { StructureChanges } from './structure-changes';

export interface Retyping {
  readonly unitId: string;
  readonly unitType: string;
  /** First day, YYYY-MM-DD; today when absent. */
  readonly from?: string;
}

/** A unit is of another type from a day on: a township centre becomes a hospital. */
export class RetypeUnit {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, { unitId, unitType, from }: Retyping): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, { today }) => {
      const on = from ?? today;
      await changeUnitFrom(tx, unitId, on, { unitType }, 'retyped');
      return { unitId, day: on > today ? on : today };
    });
  }
}
