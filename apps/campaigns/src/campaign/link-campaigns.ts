import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import type { Clock } from '@huiyin/kernel';
import { rowsOf } from '../duty/rejudge-duties';
import type { CampaignFrames } from './campaign-frame.queries';
import { type KindPair, saveLink } from './campaign-links.queries';
import {
  CampaignCountsForItself,
  CampaignLinkKindUnknown,
  CampaignNotFound,
} from './campaign.errors';

export interface CampaignLinkGiven {
  readonly campaignId: string;
  readonly countsForId: string;
  readonly kinds: readonly KindPair[];
}

/** From now on records of these kinds count for another campaign too: one activity, written down once (R003.20). */
export class LinkCampaigns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly frames: CampaignFrames,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    { campaignId, countsForId, kinds }: CampaignLinkGiven,
  ): Promise<{ id: string }> {
    if (campaignId === countsForId) throw new CampaignCountsForItself();
    return this.unitOfWork.run(actor, async (tx) => {
      const from = await this.frames.get(rowsOf(tx), actor.bureauId, campaignId);
      const to = await this.frames.get(rowsOf(tx), actor.bureauId, countsForId);
      if (!from || !to) throw new CampaignNotFound();
      const isKind = (frame: typeof from, kind: string) =>
        frame.definition.records.some(({ key }) => key === kind);
      const strange = kinds.flatMap((pair) => [
        ...(isKind(from, pair.from) ? [] : [pair.from]),
        ...(isKind(to, pair.to) ? [] : [pair.to]),
      ]);
      if (strange.length > 0) throw new CampaignLinkKindUnknown(strange);
      await saveLink(tx.manager, {
        ...{ bureauId: from.bureauId, campaignId, countsForId, kinds },
        ...{ linkedAt: this.clock.now(), linkedBy: actor.personId },
      });
      return { id: campaignId };
    });
  }
}
