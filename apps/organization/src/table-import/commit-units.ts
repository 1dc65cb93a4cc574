import { UnitRegistered } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import { beginUnits } from '../unit/begin-units';
import { UnitAliasEntity } from '../unit/unit-alias.entity';
import { unitNames } from './unit-names.queries';

interface Row {
  readonly id: string;
  readonly unitId: string | null;
  readonly name: string;
  readonly key: string;
  readonly unitType: string;
  readonly parentKey: string | null;
  readonly aliases: readonly string[] | null;
  readonly aliasKeys: readonly string[] | null;
}

const rows = `
  SELECT id, unit_id AS "unitId", unit_name AS name, unit_key AS key, unit_type AS "unitType", parent_key AS "parentKey",
         aliases, alias_keys AS "aliasKeys"
  FROM import_row WHERE bureau_id = $1 AND import_id = $2 AND NOT is_skipped ORDER BY row`;

/** Takes over the units of a checked table with their aliases; parents may stand in the same table. */
export async function commitUnits(
  tx: Tx,
  { id, bureauId }: { readonly id: string; readonly bureauId: string },
  today: string,
): Promise<void> {
  const units = await tx.manager.query<Row[]>(rows, [bureauId, id]);
  const named = await tx.manager.query<{ key: string; id: string }[]>(
    `SELECT n.key, n.id FROM (${unitNames}) n WHERE $2::uuid IS NOT NULL`,
    [bureauId, id, today],
  );
  const known = new Map(named.map((one) => [one.key, one.id]));
  const fresh = units.filter(({ unitId }) => unitId === null);
  const ids = new Map([...fresh.map((unit) => [unit.key, unit.id] as const), ...known]);
  await beginUnits(
    tx.manager,
    fresh.map(({ id: unitId, name, key, unitType, parentKey }) => ({
      id: unitId,
      name,
      nameKey: key,
      unitType,
      parentUnitId: parentKey === null ? null : (ids.get(parentKey) ?? null),
    })),
    { bureauId, validFrom: today },
  );
  const aliases = units.flatMap((unit) =>
    (unit.aliasKeys ?? []).flatMap((nameKey, at) => {
      if (known.has(nameKey) || nameKey === unit.key) return [];
      const name = unit.aliases?.[at] ?? nameKey;
      const span = { validFrom: today, validTo: null };
      return [{ id: newId(), bureauId, unitId: unit.unitId ?? unit.id, name, nameKey, ...span }];
    }),
  );
  for (let from = 0; from < aliases.length; from += 5_000)
    await tx.manager.insert(UnitAliasEntity, aliases.slice(from, from + 5_000));
  for (const { id: unitId, unitType } of fresh)
    tx.emit(UnitRegistered.of({ unitId, bureauId, unitType }));
}
