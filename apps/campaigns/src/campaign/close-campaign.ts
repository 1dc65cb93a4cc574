import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { CampaignEntity } from './campaign.entity';
import { CampaignNotFound } from './campaign.errors';

export class CloseCampaign {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, campaignId: string): Promise<CampaignEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const campaign = await tx.lock(CampaignEntity, campaignId);
      if (!campaign || !actor.belongsTo(campaign.bureauId)) throw new CampaignNotFound();
      campaign.close(this.clock.now());
      return tx.save(campaign);
    });
  }
}
