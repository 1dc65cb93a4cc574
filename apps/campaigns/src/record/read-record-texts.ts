import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import { holdingsOfPerson } from '../holding/holdings.queries';
import { isId } from '../ids.rules';
import type { KeepRecord } from './keep-record';
import { RecordNotFound } from './record.errors';
import { insertRead, type KeptRecord, recordById, textsOf } from './record-store.queries';
import type { KeptText } from './record-values.rules';
import { actsIn } from './recorder.rules';

/**
 * The texts of a record. Of confidential kinds for who wrote it, whom it is about and who reviews it, and nobody else:
 * not the office, not the unit's principal (need 42). Whoever reads what is not their own stands in the log.
 */
export class ReadRecordTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeper: KeepRecord,
  ) {}

  execute(actor: Actor, recordId: string): Promise<KeptText[]> {
    return this.unitOfWork.run(actor, async (tx) => {
      const record = isId(recordId) ? await recordById(tx.manager, actor.bureauId, recordId) : null;
      if (!record) throw new RecordNotFound();
      if (!isOwn(actor, record)) {
        if (!(await this.mayRead(tx, actor, record))) throw new RecordNotFound();
        const read = { id: newId(), readAt: this.keeper.clock.now(), readBy: actor.personId };
        await insertRead(tx.manager, record, read);
      }
      return textsOf(tx.manager, record.id);
    });
  }

  private async mayRead(tx: Tx, actor: Actor, record: KeptRecord): Promise<boolean> {
    const frame = await this.keeper.frames.get(rowsOf(tx), record.bureauId, record.campaignId);
    if (!frame) throw new CampaignNotFound();
    const { records, chains, roles } = frame.definition;
    const kind = records.find(({ key }) => key === record.kind);
    if (!kind?.confidential)
      return record.answeredBy.some((unitId) => actor.coversUnit('duty:read', unitId));
    const steps = chains.find(({ key }) => key === kind.chain)?.steps ?? [];
    const reviewers = new Set(steps.flatMap(({ by }) => by));
    const held = await holdingsOfPerson(rowsOf(tx), frame, actor.personId, this.keeper.clock.now());
    return roles.some((role) => reviewers.has(role.key) && actsIn(actor, role, record, held));
  }
}

function isOwn({ personId }: Actor, record: KeptRecord): boolean {
  return (
    personId !== null &&
    [record.recordedBy, record.personId, record.otherPersonId].includes(personId)
  );
}
