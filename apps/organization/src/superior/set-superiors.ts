import { IsNull } from 'typeorm';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import type { StructureChanges } from '../unit/structure-changes';
import { historyOf } from '../unit/unit-history.queries';
import { SuperiorEntity, type SuperiorKind } from './superior.entity';

export interface SuperiorSet {
  readonly campaignId?: string;
  readonly unitId?: string;
  readonly superiors: readonly {
    readonly kind: SuperiorKind;
    readonly name: string;
    readonly receives: readonly string[];
  }[];
}

/** Who is reported to: the whole set for a campaign or always, for the bureau or one unit (R003.125, R003.136). */
export class SetSuperiors {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, { campaignId, unitId, superiors }: SuperiorSet): Promise<SuperiorEntity[]> {
    return this.structure.run(actor, async ({ manager }, { bureauId }) => {
      if (unitId !== undefined) await historyOf(manager, unitId);
      await manager.delete(SuperiorEntity, {
        bureauId,
        campaignId: campaignId ?? IsNull(),
        unitId: unitId ?? IsNull(),
      });
      const place = { bureauId, campaignId: campaignId ?? null, unitId: unitId ?? null };
      const rows = superiors.map(({ kind, name, receives }, ordinal) => ({
        ...place,
        id: newId(),
        ordinal,
        kind,
        name: name.trim(),
        receives: [...receives],
      }));
      if (rows.length > 0) await manager.insert(SuperiorEntity, rows);
      return rows;
    });
  }
}
