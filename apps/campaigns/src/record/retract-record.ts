import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import type { KeepRecord } from './keep-record';
import { RecordBySystem, RecordGivenOut, RecordNotFound, RecordRetracted } from './record.errors';
import { copiesOf, insertRetraction, type KeptRecord, lockRecord } from './record-store.queries';
import { leads } from './recorder.rules';

/** A record written down wrongly stays, with the reason it no longer counts; what was so is recorded anew. */
export class RetractRecord {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeper: KeepRecord,
  ) {}

  execute(
    actor: Actor,
    { recordId, reason }: { recordId: string; reason: string },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const record = await lockRecord(tx.manager, actor.bureauId, recordId);
      if (!record || !(await this.mayRetract(tx, actor, record))) throw new RecordNotFound();
      if (record.recordedBy === null) throw new RecordBySystem(record.kind);
      if (record.retracted) throw new RecordRetracted();
      if (record.posted) throw new RecordGivenOut('posted');
      if (record.filed) throw new RecordGivenOut('filed');
      await this.retract(tx, actor, record, reason.trim());
      for (const id of await copiesOf(tx.manager, record.id)) {
        const copy = await lockRecord(tx.manager, actor.bureauId, id);
        if (copy && !copy.retracted) await this.retract(tx, actor, copy, reason.trim());
      }
      return { id: record.id };
    });
  }

  private async retract(tx: Tx, actor: Actor, record: KeptRecord, reason: string): Promise<void> {
    const frame = await this.keeper.frames.get(rowsOf(tx), record.bureauId, record.campaignId);
    if (!frame) throw new CampaignNotFound();
    const scope = await this.keeper.lock(tx, frame, record);
    const by = { recordedAt: this.keeper.clock.now(), recordedBy: actor.personId };
    await insertRetraction(tx.manager, record, { reason, ...by });
    await this.keeper.judge(tx, frame, scope, { what: 'retraction', id: record.id });
  }

  /** Who wrote it, the office, and the unit what a unit may write: never what others wrote about it (§4.1). */
  private async mayRetract(tx: Tx, actor: Actor, record: KeptRecord): Promise<boolean> {
    if (actor.hasRole('campaign-office')) return true;
    if (actor.personId !== null && record.recordedBy === actor.personId) return true;
    if (!leads(actor, record)) return false;
    const frame = await this.keeper.frames.get(rowsOf(tx), record.bureauId, record.campaignId);
    const kind = frame?.definition.records.find(({ key }) => key === record.kind);
    return kind?.recordedBy.some((who) => who === 'unit' || who === 'self') ?? false;
  }
}
