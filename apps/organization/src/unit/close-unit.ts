import type { Actor } from '@huiyin/identity';
import type { Tx } from '@huiyin/events';
import { announceUnitChange } from './announce-unit';
import { endAliases } from './end-aliases';
import { handOver } from './hand-over';
import { holdsOffice } from './hand-over.queries';
import type { ChangedUnit } from './register-unit';
import type { StructureChanges } from './structure-changes';
import { historiesBelow, historyOf, writeHistory } from './unit-history.queries';
import { endedOn, type UnitHistory, versionOn } from './unit-history.rules';
import { UnitEntity } from './unit.entity';
import { UnitHasUnitsBelow, UnitHoldsOffice } from './unit.errors';

/**
 * A unit ends on a day without a successor, its departments and study groups with it. Supervision, contacts and posts
 * end; its people stay known. A unit below it must be moved or closed first.
 */
export class CloseUnit {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, unitId: string, closedOn?: string): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, { bureauId, today }) => {
      const on = closedOn ?? today;
      const closed = await closeWithDepartments(tx, await historyOf(tx.manager, unitId), on);
      if (await holdsOffice(tx.manager, closed, on)) throw new UnitHoldsOffice(unitId);
      const parties = { predecessorIds: closed, successorIds: [] };
      await handOver(tx, { bureauId, ...parties, on, goesOn: false });
      return { unitId, day: on > today ? on : today };
    });
  }
}

/** The unit and everything inside it, the unit first. */
async function closeWithDepartments(tx: Tx, history: UnitHistory, on: string): Promise<string[]> {
  const last = { ...versionOn(history, on) };
  await tx.lock(UnitEntity, last.unitId);
  const below = await historiesBelow(tx.manager, [last.unitId], on);
  const units = below.filter(([first]) => first!.kind === 'unit');
  if (units.length > 0) throw new UnitHasUnitsBelow(last.unitId, units.length);
  const closed = [last.unitId];
  for (const inside of below) closed.push(...(await closeWithDepartments(tx, inside, on)));
  await writeHistory(tx.manager, endedOn(history, on));
  await endAliases(tx, last.unitId, on);
  announceUnitChange(tx, 'closed', last, on);
  return closed;
}
