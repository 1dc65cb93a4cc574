import type { Tx } from '@huiyin/events';
import { handOver } from './hand-over';
import { UnitEntity } from './unit.entity';
import { UnitClosed, UnitNotFound } from './unit.errors';

interface PlannedEnd {
  readonly unitId: string;
  readonly bureauId: string;
  readonly on: string;
  readonly successorIds: string[];
}

/**
 * The unit, locked, at which something is to hold from `from` (YYYY-MM-DD) on. Refused when it is closed by then; that
 * it was not known yet is no reason. Whoever merges or closes it at the same time waits, or is waited for.
 */
export async function unitToHoldAt(tx: Tx, unitId: string, from: string): Promise<UnitEntity> {
  const unit = await tx.lock(UnitEntity, unitId);
  if (!unit) throw new UnitNotFound(unitId);
  const [end] = await plannedEnds(tx, [unitId]);
  if (end && end.on <= from) throw new UnitClosed(unitId, end.on);
  return unit;
}

/**
 * What was just written at units whose end is planned already goes on in their successors from that day, like what was
 * there when the end was planned. Call it last, with the units written to. Asked again, nothing happens.
 */
export async function followPlannedEnds(tx: Tx, unitIds: readonly string[]): Promise<void> {
  let written: readonly string[] = unitIds;
  while (written.length > 0) {
    const ends = await plannedEnds(tx, written);
    for (const { unitId, bureauId, on, successorIds } of ends)
      await handOver(tx, { bureauId, predecessorIds: [unitId], successorIds, on, goesOn: false });
    written = ends.flatMap(({ successorIds }) => successorIds);
  }
}

/** The same for all that a whole import wrote: every unit of the bureau that ends after `today`. */
export async function followAllPlannedEnds(tx: Tx, bureauId: string, today: string): Promise<void> {
  const ending = await tx.manager.query<{ id: string }[]>(
    `SELECT v.unit_id AS id FROM unit_version v WHERE v.bureau_id = $1 AND v.valid_to > $2::date
     AND NOT EXISTS (SELECT FROM unit_version w WHERE w.unit_id = v.unit_id AND w.valid_from >= v.valid_to)
     ORDER BY v.unit_id`,
    [bureauId, today],
  );
  await followPlannedEnds(
    tx,
    ending.map(({ id }) => id),
  );
}

function plannedEnds({ manager }: Tx, unitIds: readonly string[]): Promise<PlannedEnd[]> {
  return manager.query(
    `SELECT v.unit_id AS "unitId", v.bureau_id AS "bureauId", max(v.valid_to)::text AS "on",
            (SELECT COALESCE(json_agg(l.successor_id ORDER BY l.ordinal), '[]') FROM unit_lineage l
             WHERE l.predecessor_id = v.unit_id AND l.effective_on = max(v.valid_to)) AS "successorIds"
     FROM unit_version v WHERE v.unit_id = ANY($1::uuid[])
     GROUP BY v.bureau_id, v.unit_id HAVING bool_and(v.valid_to IS NOT NULL) ORDER BY v.unit_id`,
    [unitIds],
  );
}
