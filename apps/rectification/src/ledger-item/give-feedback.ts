import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { PublicAnswerEntity } from '../public-answer/public-answer.entity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { LedgerItemTextInput } from './ledger-item.inputs';
import { dayOf } from './ledger-item.rules';
import type { HeldItem, LedgerTransaction } from './ledger-transaction';

/** Tells the masses, and whoever sent the opinion, what was done (R001.46); readable with the pick-up code. */
export class GiveFeedback {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(actor: Actor, { ledgerItemId, text }: LedgerItemTextInput): Promise<LedgerItemEntity> {
    return this.ledger.move(
      actor,
      'ledger:give-feedback',
      ledgerItemId,
      ({ item, by, now }) => item.giveFeedback(by, now),
      (held) => keepAnswer(held, text),
    );
  }
}

function keepAnswer({ tx, item, by, now }: HeldItem, text: string): Promise<unknown> {
  const { bureauId, problemId, id: ledgerItemId, round } = item;
  return tx.manager.insert(PublicAnswerEntity, {
    id: newId(),
    bureauId,
    problemId,
    ledgerItemId,
    round,
    text,
    givenBy: by.personId as string,
    givenOn: dayOf(now),
    givenAt: now,
  });
}
