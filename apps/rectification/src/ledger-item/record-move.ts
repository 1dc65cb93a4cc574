import { LedgerItemMoved } from '@huiyin/contracts';
import type { Tx } from '@huiyin/events';
import { newId } from '@huiyin/kernel';
import type { LedgerItemEntity } from './ledger-item.entity';
import { LedgerItemHistoryEntity } from './ledger-item-history.entity';
import type { LedgerMove } from './ledger-item.rules';

/** The item, its line of history and the event: one of them is never written without the others. */
export async function recordMove(tx: Tx, item: LedgerItemEntity, move: LedgerMove): Promise<void> {
  const { id: ledgerItemId, problemId, campaignId, bureauId, unitId, rebounds } = item;
  const { from, to, at } = move;
  await tx.save(item);
  await tx.manager.insert(LedgerItemHistoryEntity, {
    id: newId(),
    bureauId,
    ledgerItemId,
    sequence: item.moves,
    round: item.round,
    move: move.name,
    from,
    to,
    personId: move.by.personId,
    role: move.by.role,
    remark: move.remark,
    occurredAt: at,
  });
  const occurredAt = at.toISOString();
  tx.emit(
    LedgerItemMoved.of({
      ledgerItemId,
      problemId,
      campaignId,
      bureauId,
      unitId,
      from,
      to,
      occurredAt,
      rebounds,
    }),
  );
}
