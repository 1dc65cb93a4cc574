import type { Actor } from '@huiyin/identity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { VerifyCompletionInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/** The supervision group agrees that it is done: another body than the unit, another person than those who worked on it. */
export class VerifyCompletion {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(
    actor: Actor,
    { ledgerItemId, remark }: VerifyCompletionInput,
  ): Promise<LedgerItemEntity> {
    return this.ledger.move(actor, 'ledger:verify', ledgerItemId, ({ item, by, now }) =>
      item.verify(by, now, remark ?? null),
    );
  }
}
