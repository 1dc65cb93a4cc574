import { DutyFulfilled } from '@huiyin/contracts';
import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor, Permission } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import { CampaignEntity } from '../campaign/campaign.entity';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { DutyEntity, type Settlement } from './duty.entity';
import { DutyNotFound } from './duty.errors';

/** The way every verb on a duty goes: lock it, ask whether it is the actor's, change it, save it, say so. */
export class SettleDuty {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    permission: Permission,
    dutyId: string,
    change: (duty: DutyEntity, settlement: Settlement) => void,
  ): Promise<DutyEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const duty = await tx.lock(DutyEntity, dutyId);
      if (!duty || !actor.belongsTo(duty.bureauId) || !actor.coversUnit(permission, duty.unitId))
        throw new DutyNotFound();
      change(duty, { on: await this.today(tx, duty.campaignId), by: actor.personId });
      await tx.save(duty);
      if (duty.state === 'FULFILLED') announceFulfilment(tx, duty);
      return duty;
    });
  }

  private async today(tx: Tx, campaignId: string): Promise<string> {
    const campaign = await tx.manager.findOne(CampaignEntity, {
      where: { id: campaignId },
      select: { id: true, timeZone: true },
    });
    if (!campaign) throw new CampaignNotFound();
    return dayIn(campaign.timeZone, this.clock.now());
  }
}

export function announceFulfilment(tx: Tx, duty: DutyEntity): void {
  const { id: dutyId, campaignId, bureauId, unitId, ruleKey: dutyKey } = duty;
  tx.emit(DutyFulfilled.of({ dutyId, campaignId, bureauId, unitId, dutyKey }));
}
