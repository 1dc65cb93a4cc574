import { AppraisalPublished } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import { CampaignEntity } from '../campaign/campaign.entity';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { DutyEntity } from '../duty/duty.entity';
import { announceFulfilment } from '../duty/settle-duty';

type Published = ReturnType<typeof AppraisalPublished.of>['payload'];

/** The appraisal is the supervision group's to hold and to summarise: its result settles the duty, no unit can (R000.16). */
export class FulfilAppraisalDutyWhenAppraisalPublished implements Reaction<Published> {
  readonly name = 'fulfil-appraisal-duty-when-appraisal-published';
  readonly on = AppraisalPublished;

  constructor(private readonly clock: Clock) {}

  async react(tx: Tx, { payload }: ReceivedEvent<Published>): Promise<void> {
    const { campaignId, unitId } = payload;
    const campaign = await tx.manager.findOneBy(CampaignEntity, { id: campaignId });
    if (!campaign) throw new CampaignNotFound();
    const duties = await tx.manager.find(DutyEntity, {
      where: { campaignId, unitId, fulfilment: 'appraisal' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    const settlement = { on: dayIn(campaign.timeZone, this.clock.now()), by: null };
    for (const duty of duties) {
      if (!duty.fulfilByFact(settlement)) continue;
      await tx.save(duty);
      announceFulfilment(tx, duty);
    }
  }
}
