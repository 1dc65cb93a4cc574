import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { CampaignFrame } from '../campaign/campaign-frame.queries';
import { CampaignNotFound } from '../campaign/campaign.errors';
import type { Cause } from '../duty/duty-changes.rules';
import { rowsOf } from '../duty/rejudge-duties';
import type { KeepRecord } from './keep-record';
import { RecordNotFound, RecordRetracted } from './record.errors';
import { type KeptRecord, lockRecord } from './record-store.queries';

export type RecordChange = (tx: Tx, record: KeptRecord, frame: CampaignFrame) => Promise<void>;

/** The way every later step of a record goes: lock it, ask whether it is the actor's, change it, judge anew. */
export class ChangeRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly keeper: KeepRecord,
  ) {}

  execute(
    actor: Actor,
    recordId: string,
    what: Cause['what'],
    isMine: (record: KeptRecord) => boolean,
    change: RecordChange,
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const record = await lockRecord(tx.manager, actor.bureauId, recordId);
      if (!record || !isMine(record)) throw new RecordNotFound();
      const frame = await this.keeper.frames.get(rowsOf(tx), record.bureauId, record.campaignId);
      if (!frame) throw new CampaignNotFound();
      if (record.retracted) throw new RecordRetracted();
      const scope = await this.keeper.lock(tx, frame, record);
      await change(tx, record, frame);
      await this.keeper.judge(tx, frame, scope, { what, id: record.id });
      return { id: record.id };
    });
  }
}
