import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { dayIn } from '../calendar/days.rules';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import { PostingNotFound, PostingTakenDown } from './filing.errors';
import { lockPosting, takeDown } from './given-out.queries';
import type { KeepRecord } from './keep-record';
import { lockRecord } from './record-store.queries';
import { leads } from './recorder.rules';

/** Takes a posting down, with the reason; that it was shown stays true, and known (need 65). */
export class TakeDownPosting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly keeper: KeepRecord,
  ) {}

  execute(
    actor: Actor,
    { postingId, reason }: { postingId: string; reason: string },
  ): Promise<{ id: string }> {
    return this.unitOfWork.run(actor, async (tx) => {
      const posting = await lockPosting(tx.manager, actor.bureauId, postingId);
      const record = posting && (await lockRecord(tx.manager, actor.bureauId, posting.recordId));
      if (!record || !(actor.hasRole('campaign-office') || leads(actor, record)))
        throw new PostingNotFound();
      if (posting.isDown) throw new PostingTakenDown();
      const frame = await this.keeper.frames.get(rowsOf(tx), record.bureauId, record.campaignId);
      if (!frame) throw new CampaignNotFound();
      const now = this.keeper.clock.now();
      await takeDown(tx.manager, postingId, {
        ...{ on: dayIn(frame.timeZone, now), reason: reason.trim() },
        ...{ at: now, by: actor.personId },
      });
      return { id: record.id };
    });
  }
}
