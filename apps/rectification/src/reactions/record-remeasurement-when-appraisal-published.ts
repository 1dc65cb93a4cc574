import {
  AppraisalPublished,
  appraisalPublishedFromV1,
  AppraisalPublishedV1,
  RemeasurementRecorded,
} from '@huiyin/contracts';
import type { Reaction, Tx } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { LedgerItemEntity } from '../ledger-item/ledger-item.entity';
import { isClosed } from '../ledger-item/ledger-item.rules';
import { recordMove } from '../ledger-item/record-move';
import { RemeasurementEntity } from '../remeasurement/remeasurement.entity';

type Payload = Parameters<typeof AppraisalPublished.of>[0];
type PayloadV1 = Parameters<typeof AppraisalPublishedV1.of>[0];

const measurement = { party: 'measurement', role: 'measurement', personId: null } as const;

/** Before and after of the same question; what did not get better is opened again (product.md "Closed is not fixed"). */
export class RecordRemeasurementWhenAppraisalPublished implements Reaction<Payload> {
  readonly name = 'record-remeasurement-when-appraisal-published-v2';
  readonly on = AppraisalPublished;

  constructor(private readonly clock: Clock) {}

  react: Reaction<Payload>['react'] = async (tx, { payload }) => {
    if (payload.remeasuresAppraisalId === null) return;
    for (const { id, ledgerItemId } of await plansFor(tx, payload.remeasuresAppraisalId)) {
      // The item first, as strike-off does: both lock in the same order.
      const item = await tx.lock(LedgerItemEntity, ledgerItemId);
      const plan = await tx.lock(RemeasurementEntity, id);
      if (item && plan?.state === 'PLANNED') await this.record(tx, { item, plan }, payload);
    }
  };

  private async record(
    tx: Tx,
    { item, plan }: { item: LedgerItemEntity; plan: RemeasurementEntity },
    { appraisalId, results }: Payload,
  ): Promise<void> {
    const now = this.clock.now();
    const cell = results.find(
      ({ targetId, dimension }) => targetId === plan.targetId && dimension === plan.dimension,
    );
    if (!cell) {
      plan.noteWithheld(appraisalId);
      await tx.save(plan);
      return;
    }
    const { favourableShare: share, n } = cell;
    const improved = plan.record({ appraisalId, share, n }, now);
    await tx.save(plan);
    const { id: remeasurementId, problemId, ledgerItemId, bureauId, unitId, before } = plan;
    const about = { remeasurementId, problemId, ledgerItemId, bureauId, unitId };
    tx.emit(RemeasurementRecorded.of({ ...about, before, after: share, improved }));
    if (!improved && isClosed(item.state))
      await recordMove(tx, item, item.reopen(measurement, now, null));
  }
}

/** What still lies in an outbox from before version 2. */
export class RecordRemeasurementWhenAppraisalPublishedV1 implements Reaction<PayloadV1> {
  readonly name = 'record-remeasurement-when-appraisal-published';
  readonly on = AppraisalPublishedV1;

  constructor(private readonly newer: RecordRemeasurementWhenAppraisalPublished) {}

  react: Reaction<PayloadV1>['react'] = (tx, event) =>
    this.newer.react(tx, { ...event, payload: appraisalPublishedFromV1(event.payload) });
}

function plansFor(tx: Tx, appraisalId: string): Promise<{ id: string; ledgerItemId: string }[]> {
  return tx.manager.query(
    `SELECT id, ledger_item_id AS "ledgerItemId" FROM remeasurement
     WHERE appraisal_id = $1 AND state = 'PLANNED' ORDER BY ledger_item_id, id`,
    [appraisalId],
  );
}
