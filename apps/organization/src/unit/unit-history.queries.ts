import { type EntityManager, In } from 'typeorm';
import { listsFor } from '../loaders/batches.rules';
import { UnitAliasEntity } from './unit-alias.entity';
import type { UnitHistory, UnitHistoryChange } from './unit-history.rules';
import { UnitVersionEntity } from './unit-version.entity';
import { UnitNotFound } from './unit.errors';

/** All versions of a unit, first one first; of another bureau's none are seen. */
export async function historyOf(manager: EntityManager, unitId: string): Promise<UnitHistory> {
  const history = await manager.find(UnitVersionEntity, {
    where: { unitId },
    order: { validFrom: 'ASC' },
  });
  if (history.length === 0) throw new UnitNotFound(unitId);
  return history;
}

/** What ends is ended before its successor begins: at no moment two versions of a day. */
export async function writeHistory(
  manager: EntityManager,
  change: UnitHistoryChange,
): Promise<void> {
  const { changed, added, dropped } = change;
  if (dropped.length > 0)
    await manager.delete(
      UnitVersionEntity,
      dropped.map(({ id }) => id),
    );
  for (const version of changed) await manager.update(UnitVersionEntity, version.id, version);
  if (added.length > 0) await manager.insert(UnitVersionEntity, [...added]);
}

/** Of each unit all versions, in the order of the ids. */
export async function historiesOf(
  manager: EntityManager,
  unitIds: readonly string[],
): Promise<UnitHistory[]> {
  const versions = await manager.find(UnitVersionEntity, {
    where: { unitId: In([...unitIds]) },
    order: { validFrom: 'ASC' },
  });
  return listsFor(unitIds, versions, ({ unitId }) => unitId).map((history, index) => {
    if (history.length === 0) throw new UnitNotFound(unitIds[index] ?? '');
    return history;
  });
}

/** Histories of what stands directly below these units on `on` or later. */
export async function historiesBelow(
  manager: EntityManager,
  unitIds: readonly string[],
  on: string,
): Promise<UnitHistory[]> {
  const below = await manager.query<{ id: string }[]>(
    `SELECT DISTINCT unit_id AS id FROM unit_version
     WHERE parent_unit_id = ANY($1::uuid[]) AND (valid_to IS NULL OR valid_to > GREATEST(valid_from, $2::date))
     ORDER BY unit_id`,
    [unitIds, on],
  );
  return historiesOf(
    manager,
    below.map(({ id }) => id),
  );
}

/** The unit that goes by this name on some day of the span, by its own name or an alias; null when it is free. */
export async function unitCalled(
  manager: EntityManager,
  nameKey: string,
  span: { readonly bureauId: string; readonly from: string; readonly to?: string | null },
): Promise<string | null> {
  const [taken] = await manager.query<{ id: string }[]>(
    `SELECT v.unit_id AS id FROM unit_version v WHERE v.bureau_id = $1 AND v.kind = 'unit' AND v.name_key = $2
       AND daterange(v.valid_from, v.valid_to) && daterange($3, $4)
     UNION ALL
     SELECT a.unit_id FROM unit_alias a WHERE a.bureau_id = $1 AND a.name_key = $2
       AND daterange(a.valid_from, a.valid_to) && daterange($3, $4) LIMIT 1`,
    [span.bureauId, nameKey, span.from, span.to ?? null],
  );
  return taken?.id ?? null;
}

/** The aliases that lead to a unit on `on` or later. */
export async function openAliasesOf(
  manager: EntityManager,
  unitId: string,
  on: string,
): Promise<UnitAliasEntity[]> {
  const aliases = await manager.find(UnitAliasEntity, {
    where: { unitId },
    order: { validFrom: 'ASC', id: 'ASC' },
  });
  return aliases.filter(({ validTo }) => validTo === null || validTo > on);
}

export function isUnitType(manager: EntityManager, kind: string, code: string): Promise<boolean> {
  return manager
    .query<unknown[]>('SELECT 1 FROM unit_type WHERE kind = $1 AND code = $2', [kind, code])
    .then(({ length }) => length > 0);
}
