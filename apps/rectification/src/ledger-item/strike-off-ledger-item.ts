import type { Actor } from '@huiyin/identity';
import { mustChooseRemeasurement } from '../remeasurement/remeasurement.rules';
import { planRemeasurements, sourcesToRemeasure } from '../remeasurement/plan-remeasurements';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { StrikeOffLedgerItemInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/**
 * The office strikes a verified item off (销号, R001.45). If the problem was measured, the same transaction plans to
 * measure it again, or records why not (product.md "Closed is not fixed").
 */
export class StrikeOffLedgerItem {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(
    actor: Actor,
    { ledgerItemId, remeasureDueOn, waiverReason }: StrikeOffLedgerItemInput,
  ): Promise<LedgerItemEntity> {
    const [dueOn, waiver] = [remeasureDueOn ?? null, waiverReason ?? null];
    return this.ledger.move(
      actor,
      'ledger:strike-off',
      ledgerItemId,
      async ({ tx, item, by, now }) => {
        const move = item.strikeOff(by, now, waiver);
        const sources = await sourcesToRemeasure(tx, item.problemId);
        mustChooseRemeasurement(sources.length, dueOn, waiver);
        await planRemeasurements(tx, { item, sources, dueOn, now });
        return move;
      },
    );
  }
}
