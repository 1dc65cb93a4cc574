import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { EvidenceEntity } from './evidence.entity';
import type { LedgerItemEntity } from './ledger-item.entity';
import type { ReportCompletionInput } from './ledger-item.inputs';
import type { HeldItem, LedgerTransaction } from './ledger-transaction';

/** The unit says it is done (办结报告) and shows by what (need 29). */
export class ReportCompletion {
  constructor(private readonly ledger: LedgerTransaction) {}

  execute(actor: Actor, input: ReportCompletionInput): Promise<LedgerItemEntity> {
    const { ledgerItemId, summary, evidence } = input;
    return this.ledger.move(
      actor,
      'ledger:report',
      ledgerItemId,
      ({ item, by, now }) => item.reportCompletion(by, now, summary, evidence.length),
      (held) => keepEvidence(held, evidence),
    );
  }
}

function keepEvidence(
  { tx, item, by, now }: HeldItem,
  evidence: ReportCompletionInput['evidence'],
): Promise<unknown> {
  const { bureauId, id: ledgerItemId, round } = item;
  return tx.manager.insert(
    EvidenceEntity,
    evidence.map(({ sha256, fileName, mediaType }) => ({
      id: newId(),
      bureauId,
      ledgerItemId,
      round,
      sha256,
      fileName,
      mediaType,
      reportedBy: by.personId as string,
      reportedAt: now,
    })),
  );
}
