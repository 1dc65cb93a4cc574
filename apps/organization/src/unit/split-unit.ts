import type { Tx } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { announceUnitChange } from './announce-unit';
import { endAliases } from './end-aliases';
import { handOver } from './hand-over';
import { moveBelow } from './move-below';
import { type ChangedUnit, registerUnitIn, type UnitToRegister } from './register-unit';
import type { Place, StructureChanges } from './structure-changes';
import { historiesBelow, historyOf, writeHistory } from './unit-history.queries';
import { endedOn, versionOn } from './unit-history.rules';
import { UnitEntity } from './unit.entity';
import { UnitLineageEntity } from './unit-lineage.entity';
import type { UnitVersionEntity } from './unit-version.entity';
import { PartNotBelowUnit } from './unit.errors';

export interface PartOfUnit extends UnitToRegister {
  /** Departments and units directly below that go with the part. */
  readonly takes?: readonly string[];
}

export interface Split {
  readonly unitId: string;
  readonly parts: readonly PartOfUnit[];
  /** The unit stays beside its parts; otherwise it ends, and the first part takes over what is not placed. */
  readonly goesOn: boolean;
  /** First day of the parts, YYYY-MM-DD; today when absent. */
  readonly on?: string;
}

/** A unit becomes several from a day on. The same group supervises them all, and the same Party organisations serve them. */
export class SplitUnit {
  constructor(private readonly structure: StructureChanges) {}

  /** The parts, in the order given. */
  execute(actor: Actor, split: Split): Promise<ChangedUnit[]> {
    return this.structure.run(actor, async (tx, place) => {
      const on = split.on ?? place.today;
      const history = await historyOf(tx.manager, split.unitId);
      const held = { ...versionOn(history, on) };
      await tx.lock(UnitEntity, split.unitId);
      await refuseForeignParts(tx, split, on);
      // Ended first: a part may bear the name of the whole.
      if (!split.goesOn) {
        await writeHistory(tx.manager, endedOn(history, on));
        // Whom of several a former name means nobody can say.
        await endAliases(tx, split.unitId, on);
      }
      const successorIds = await begin(tx, place, held, split.parts, on);
      if (!split.goesOn) await moveBelow(tx, held, successorIds[0]!, on);
      announceUnitChange(tx, 'split', held, on, successorIds);
      const parties = { predecessorIds: [split.unitId], successorIds };
      await handOver(tx, { bureauId: place.bureauId, ...parties, on, goesOn: split.goesOn });
      const day = on > place.today ? on : place.today;
      return successorIds.map((unitId) => ({ unitId, day }));
    });
  }
}

async function begin(
  tx: Tx,
  place: Place,
  whole: UnitVersionEntity,
  parts: readonly PartOfUnit[],
  on: string,
): Promise<string[]> {
  const successorIds: string[] = [];
  for (const part of parts) {
    const { kind, parentUnitId } = whole;
    const successorId = await registerUnitIn(tx, place, { parentUnitId, ...part, kind }, on);
    const lineage = { predecessorId: whole.unitId, successorId, change: 'split' as const };
    const ordinal = successorIds.length;
    await tx.manager.insert(UnitLineageEntity, {
      id: newId(),
      bureauId: place.bureauId,
      ...lineage,
      ordinal,
      effectiveOn: on,
    });
    if (part.takes?.length) await moveBelow(tx, whole, successorId, on, part.takes);
    successorIds.push(successorId);
  }
  return successorIds;
}

async function refuseForeignParts(tx: Tx, { unitId, parts }: Split, on: string): Promise<void> {
  const below = await historiesBelow(tx.manager, [unitId], on);
  const known = new Set(below.map(([first]) => first!.unitId));
  for (const id of parts.flatMap(({ takes = [] }) => takes))
    if (!known.has(id)) throw new PartNotBelowUnit(id);
}
