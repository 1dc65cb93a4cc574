import type { Actor } from '@huiyin/identity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { LedgerItemReasonInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/** The trouble came back, seen by the supervision group or the office (R001.50). */
export class ReopenLedgerItem {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(
    actor: Actor,
    { ledgerItemId, reason }: LedgerItemReasonInput,
  ): Promise<LedgerItemEntity> {
    return this.ledger.move(actor, 'ledger:reopen', ledgerItemId, ({ item, by, now }) =>
      item.reopen(by, now, reason),
    );
  }
}
