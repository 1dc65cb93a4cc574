import type { Tx } from '@huiyin/events';
import { unitAliasKey } from '../roster-import/unit-type.rules';
import { announceUnitChange } from './announce-unit';
import { historiesBelow, writeHistory } from './unit-history.queries';
import { changedFrom, versionOn } from './unit-history.rules';
import type { UnitVersionEntity } from './unit-version.entity';

/**
 * What stands below a unit stands below its successor from the day on. Both may have a department of one name (内科):
 * the one that moves then says where it came from, and the office may merge the two.
 */
export async function moveBelow(
  tx: Tx,
  from: UnitVersionEntity,
  successorId: string,
  on: string,
  only?: readonly string[],
): Promise<void> {
  const taken = await namesBelow(tx, successorId, on);
  for (const history of await historiesBelow(tx.manager, [from.unitId], on)) {
    const { unitId, kind, name, nameKey, validFrom } = history.at(-1)!;
    if (unitId === successorId || (only && !only.includes(unitId))) continue;
    const day = validFrom > on && history.length === 1 ? validFrom : on;
    const named = `${name}（${from.name}）`;
    const clash = kind !== 'unit' && taken.has(`${kind}:${nameKey}`);
    const facts = clash ? { name: named, nameKey: unitAliasKey(named) } : {};
    const held = { ...versionOn(history, day) };
    await writeHistory(
      tx.manager,
      changedFrom(history, day, { parentUnitId: successorId, ...facts }),
    );
    announceUnitChange(tx, 'moved', { ...held, parentUnitId: successorId }, day);
  }
}

async function namesBelow(tx: Tx, unitId: string, on: string): Promise<Set<string>> {
  const histories = await historiesBelow(tx.manager, [unitId], on);
  return new Set(histories.flat().map(({ kind, nameKey }) => `${kind}:${nameKey}`));
}
