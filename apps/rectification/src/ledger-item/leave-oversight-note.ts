import { violatedConstraint } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { LedgerItemEntity } from './ledger-item.entity';
import { OversightNoteRepeated } from './ledger-item.errors';
import type { LedgerItemTextInput } from './ledger-item.inputs';
import type { LedgerTransaction } from './ledger-transaction';

/** The supervision group oversees (督办); without a note in this round the office cannot strike off. */
export class LeaveOversightNote {
  constructor(private readonly ledger: LedgerTransaction) {}

  async execute(
    actor: Actor,
    { ledgerItemId, text }: LedgerItemTextInput,
  ): Promise<LedgerItemEntity> {
    try {
      return await this.ledger.move(actor, 'ledger:oversee', ledgerItemId, ({ item, by, now }) =>
        item.leaveNote(by, now, text),
      );
    } catch (error) {
      if (violatedConstraint(error) === 'ledger_item_history_note_once')
        throw new OversightNoteRepeated();
      throw error;
    }
  }
}
