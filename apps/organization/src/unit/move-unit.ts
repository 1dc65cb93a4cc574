import type { Actor } from '@huiyin/identity';
import { changeUnitFrom } from './change-unit';
import type { ChangedUnit } from './register-unit';
import type { StructureChanges } from './structure-changes';

export interface Moving {
  readonly unitId: string;
  /** null: it stands by itself. */
  readonly parentUnitId: string | null;
  /** First day, YYYY-MM-DD; today when absent. */
  readonly from?: string;
}

/** A unit stands elsewhere from a day on. That it should stand below itself the database refuses. */
export class MoveUnit {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, { unitId, parentUnitId, from }: Moving): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, { today }) => {
      const on = from ?? today;
      await changeUnitFrom(tx, unitId, on, { parentUnitId }, 'moved');
      return { unitId, day: on > today ? on : today };
    });
  }
}
