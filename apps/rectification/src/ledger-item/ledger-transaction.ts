import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor, Permission } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { handOf } from './hand-of-actor';
import { LedgerItemEntity } from './ledger-item.entity';
import { LedgerItemNotFound } from './ledger-item.errors';
import type { Hand, LedgerMove } from './ledger-item.rules';
import { recordMove } from './record-move';

/** One item, locked until commit, and the hand that is on it. */
export interface HeldItem {
  readonly tx: Tx;
  readonly item: LedgerItemEntity;
  readonly by: Hand;
  readonly now: Date;
}

/** What all steps of a ledger item have in common: lock the row, ask whose it is, move it, record the move. */
export class LedgerTransaction {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `then` runs after the move was recorded, in the same transaction. */
  move(
    actor: Actor,
    permission: Permission,
    ledgerItemId: string,
    step: (held: HeldItem) => LedgerMove | Promise<LedgerMove>,
    then: (held: HeldItem) => Promise<unknown> = async () => undefined,
  ): Promise<LedgerItemEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const item = await tx.lock(LedgerItemEntity, ledgerItemId);
      const by = item && handOf(actor, permission, item.unitId);
      if (!item || !by) throw new LedgerItemNotFound(ledgerItemId);
      const held: HeldItem = { tx, item, by, now: this.clock.now() };
      await recordMove(tx, item, await step(held));
      await then(held);
      return item;
    });
  }
}
