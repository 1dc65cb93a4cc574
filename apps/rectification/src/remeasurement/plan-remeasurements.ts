import { RemeasurementPlanned } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import type { LedgerItemEntity } from '../ledger-item/ledger-item.entity';
import { RemeasurementEntity } from './remeasurement.entity';

/** One measured weakness: which cell of which appraisal, and what it said. */
export interface MeasuredSource {
  readonly appraisalId: string;
  readonly targetId: string;
  readonly dimension: string;
  readonly n: number;
  readonly favourableShare: number;
}

interface Plan {
  readonly item: LedgerItemEntity;
  readonly sources: readonly MeasuredSource[];
  /** null: waived; what was planned earlier is then superseded, too. */
  readonly dueOn: string | null;
  readonly now: Date;
}

/** Per target and dimension the latest appraisal that found it weak: that one is asked again. */
export function sourcesToRemeasure(tx: Tx, problemId: string): Promise<MeasuredSource[]> {
  return tx.manager.query<MeasuredSource[]>(
    `SELECT DISTINCT ON (target_id, dimension) appraisal_id AS "appraisalId", target_id AS "targetId",
       dimension, n, favourable_share AS "favourableShare"
     FROM problem_source WHERE problem_id = $1 AND kind = 'appraisal-dimension'
     ORDER BY target_id, dimension, found_at DESC, id`,
    [problemId],
  );
}

/** Within the strike-off: its row lock is held, so an item has at most one open plan per target and dimension. */
export async function planRemeasurements(tx: Tx, plan: Plan): Promise<void> {
  const { item, sources, dueOn, now } = plan;
  await tx.manager.update(
    RemeasurementEntity,
    { ledgerItemId: item.id, state: 'PLANNED' },
    { state: 'SUPERSEDED' },
  );
  if (dueOn === null) return;
  for (const source of sources) {
    const { bureauId, campaignId, unitId, problemId, id: ledgerItemId } = item;
    const { appraisalId, targetId, dimension, n, favourableShare } = source;
    const remeasurementId = newId();
    const about = { bureauId, campaignId, unitId, problemId, ledgerItemId };
    const cell = { appraisalId, targetId, dimension, dueOn };
    await tx.manager.insert(RemeasurementEntity, {
      id: remeasurementId,
      ...about,
      ...cell,
      state: 'PLANNED',
      before: favourableShare,
      beforeN: n,
      plannedAt: now,
    });
    tx.emit(RemeasurementPlanned.of({ remeasurementId, ...about, ...cell }));
  }
}
