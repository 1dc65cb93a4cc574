import { IsNull } from 'typeorm';
import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { BureauEntity } from '../bureau/bureau.entity';
import { OwnBureauNotFound } from '../bureau/bureau.errors';
import { ContactPointQuotaEntity } from './contact-point-quota.entity';
import { QuotaOutOfOrder } from './contact-point.errors';
import { defaultQuota, type Quota } from './quota.rules';

export interface QuotaToSet {
  /** Absent: for whatever campaign says nothing of its own. */
  readonly campaignId?: string;
  readonly least: number;
  readonly most: number;
  /** Posts at the bureau organ whose holders are the leaders; those of before when absent. */
  readonly leaderPosts?: readonly string[];
}

/** R002.5: how many contact points each leader has, in the bureau or in one campaign. Set again, the last word counts. */
export class SetContactPointQuota {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, { campaignId, least, most, leaderPosts }: QuotaToSet): Promise<Quota> {
    if (most < least) throw new QuotaOutOfOrder(least, most);
    return this.unitOfWork.run(actor, async (tx) => {
      const bureau = actor.bureauId === null ? null : await tx.lock(BureauEntity, actor.bureauId);
      if (!bureau) throw new OwnBureauNotFound();
      const known = await tx.manager.findOneBy(ContactPointQuotaEntity, {
        bureauId: bureau.id,
        campaignId: campaignId ?? IsNull(),
      });
      const quota = tx.manager.create(ContactPointQuotaEntity, {
        id: known?.id ?? newId(),
        bureauId: bureau.id,
        campaignId: campaignId ?? null,
        least,
        most,
        leaderPosts: [...(leaderPosts ?? known?.leaderPosts ?? defaultQuota.leaderPosts)],
      });
      return tx.save(quota);
    });
  }
}
