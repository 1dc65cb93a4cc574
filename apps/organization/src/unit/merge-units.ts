import type { Tx } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { announceUnitChange } from './announce-unit';
import { endAliases } from './end-aliases';
import { handOver } from './hand-over';
import { keepAsAlias } from './keep-as-alias';
import { moveBelow } from './move-below';
import { type ChangedUnit, registerUnitIn, type UnitToRegister } from './register-unit';
import type { Place, StructureChanges } from './structure-changes';
import { historiesOf, historyOf, writeHistory } from './unit-history.queries';
import { endedOn, type UnitHistory, versionOn } from './unit-history.rules';
import { UnitEntity } from './unit.entity';
import { UnitLineageEntity } from './unit-lineage.entity';
import { UnitMergedIntoItself, UnitsNotOfOneKind } from './unit.errors';

export interface Merger {
  /** The units that end; the first one prevails where only one can. */
  readonly unitIds: readonly string[];
  /** A unit that goes on, or one that begins on the day. */
  readonly into: string | UnitToRegister;
  /** First day without them, YYYY-MM-DD; today when absent. */
  readonly on?: string;
}

/**
 * Units go on in another one from a day on (requirements §7.50): their people, contacts, supervision, Party
 * organisations and departments with them; their names become its aliases. Reads of days before stay as they are.
 */
export class MergeUnits {
  constructor(private readonly structure: StructureChanges) {}

  execute(actor: Actor, merger: Merger): Promise<ChangedUnit> {
    return this.structure.run(actor, async (tx, place) => {
      const on = merger.on ?? place.today;
      const unitIds = [...new Set(merger.unitIds.map((id) => id.toLowerCase()))];
      const histories = await historiesOf(tx.manager, unitIds);
      const kinds = new Set(histories.map((history) => versionOn(history, on).kind));
      const successorId = await this.successor(tx, place, merger, on, kinds);
      if (kinds.size > 1) throw new UnitsNotOfOneKind();
      for (const history of histories) await absorb(tx, history, successorId, on);
      const { bureauId } = place;
      const parties = { predecessorIds: unitIds, successorIds: [successorId] };
      await handOver(tx, { bureauId, ...parties, on, goesOn: false });
      return { unitId: successorId, day: on > place.today ? on : place.today };
    });
  }

  private async successor(
    tx: Tx,
    place: Place,
    { unitIds, into }: Merger,
    on: string,
    kinds: Set<string>,
  ): Promise<string> {
    if (typeof into !== 'string') {
      kinds.add(into.kind ?? 'unit');
      return registerUnitIn(tx, place, into, on);
    }
    if (unitIds.some((id) => id.toLowerCase() === into.toLowerCase()))
      throw new UnitMergedIntoItself(into);
    kinds.add(versionOn(await historyOf(tx.manager, into), on).kind);
    return into;
  }
}

async function absorb(
  tx: Tx,
  history: UnitHistory,
  successorId: string,
  on: string,
): Promise<void> {
  const last = { ...versionOn(history, on) };
  const { unitId, bureauId } = last;
  await tx.lock(UnitEntity, unitId);
  await moveBelow(tx, last, successorId, on);
  await writeHistory(tx.manager, endedOn(history, on));
  await tx.manager.insert(UnitLineageEntity, {
    id: newId(),
    bureauId,
    predecessorId: unitId,
    successorId,
    ordinal: 0,
    change: 'merged',
    effectiveOn: on,
  });
  await leaveNames(tx, last, successorId, on);
  announceUnitChange(tx, 'merged', last, on, [successorId]);
}

/** Whoever still uses a name of the unit finds its successor: no roster creates it a second time. */
async function leaveNames(
  tx: Tx,
  last: {
    unitId: string;
    bureauId: string;
    kind: 'unit' | 'department' | 'study-group';
    name: string;
    nameKey: string;
  },
  successorId: string,
  on: string,
): Promise<void> {
  const names = [last];
  for (const { name, nameKey } of await endAliases(tx, last.unitId, on))
    names.push({ ...last, name, nameKey });
  for (const name of names) await keepAsAlias(tx, name, successorId, on);
}
