import type { Actor } from '@huiyin/identity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { LedgerItemTextInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/** The unit reports its first measure, or the one after a completion came back. */
export class ReportMeasure {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(actor: Actor, { ledgerItemId, text }: LedgerItemTextInput): Promise<LedgerItemEntity> {
    return this.ledger.move(actor, 'ledger:report', ledgerItemId, ({ item, by, now }) =>
      item.reportMeasure(by, now, text),
    );
  }
}
