import type { Actor } from '@huiyin/identity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { LedgerItemReasonInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/** The supervision group is not convinced; the unit goes on with the next measure. */
export class ReturnCompletion {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(
    actor: Actor,
    { ledgerItemId, reason }: LedgerItemReasonInput,
  ): Promise<LedgerItemEntity> {
    return this.ledger.move(actor, 'ledger:verify', ledgerItemId, ({ item, by, now }) =>
      item.returnCompletion(by, now, reason),
    );
  }
}
