import type { Actor } from '@huiyin/identity';
import type { ScopedReads } from '@huiyin/persistence';
import { groupedBy } from '../row-groups';
import type { RemeasurementNode } from './remeasurement.types';

/** Reads of re-measurements, reached through their ledger items. */
export class RemeasurementQueries {
  constructor(private readonly reads: ScopedReads) {}

  async ofItems(actor: Actor, itemIds: readonly string[]): Promise<RemeasurementNode[][]> {
    const units = actor.unitIdsFor('remeasurement:read');
    const rows = await this.reads.rows<RemeasurementNode & { ledgerItemId: string }>(
      actor,
      `SELECT * FROM (SELECT id, ledger_item_id AS "ledgerItemId", state, due_on::text AS "dueOn", target_id AS "targetId",
           dimension, before_share AS "before", before_n AS "beforeN", after_share AS "after", after_n AS "afterN",
           after_share > before_share AS improved, note, appraisal_id AS "appraisalId",
           measured_by_appraisal_id AS "measuredByAppraisalId",
           row_number() OVER (PARTITION BY ledger_item_id ORDER BY planned_at, id) AS place
         FROM remeasurement
         WHERE bureau_id = $1 AND ($2::uuid[] IS NULL OR unit_id = ANY($2)) AND ledger_item_id = ANY($3)) AS plan
       WHERE place <= 200 ORDER BY place`,
      [actor.bureauId, units === 'all' ? null : units, itemIds],
    );
    return groupedBy(itemIds, rows, ({ ledgerItemId }) => ledgerItemId);
  }
}
