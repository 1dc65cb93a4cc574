import type { Actor } from '@huiyin/identity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { UndertakeLedgerItemInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/** The office hands an item over to the unit (承办): with target, time limit and responsible person, or not at all. */
export class UndertakeLedgerItem {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(actor: Actor, input: UndertakeLedgerItemInput): Promise<LedgerItemEntity> {
    return this.ledger.move(actor, 'ledger:undertake', input.ledgerItemId, ({ item, by, now }) =>
      item.undertake(by, now, input),
    );
  }
}
