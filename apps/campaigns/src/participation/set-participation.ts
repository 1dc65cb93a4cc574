import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { type Day, dayIn } from '../calendar/days.rules';
import { CampaignNotFound } from '../campaign/campaign.errors';
import { rowsOf } from '../duty/rejudge-duties';
import { UnitNotInCampaign } from '../record/record.errors';
import { unitOf } from '../record/record-store.queries';
import type { ParticipationMode } from './campaign-unit.entity';
import { insertUnits } from './campaign-units.queries';
import type { FollowUnit } from './follow-unit';
import { rosteredUnit } from './stretches.rules';

export interface ParticipationGiven {
  readonly campaignId: string;
  readonly unitId: string;
  readonly mode: ParticipationMode;
  readonly from: Day | null;
  readonly reason: string;
  /** For a unit the roster did not have: of what type it is. */
  readonly unitType: string | null;
}

/**
 * How a unit takes part from a day on (R000.7): what it owed lapses with the reason, and comes back when it does. A
 * unit the roster did not have joins with its type.
 */
export class SetParticipation {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly follow: FollowUnit,
  ) {}

  execute(actor: Actor, given: ParticipationGiven): Promise<{ id: string }> {
    const { campaignId, unitId, mode, unitType } = given;
    return this.unitOfWork.run(actor, async (tx) => {
      const { clock, frames } = this.follow;
      const frame = await frames.get(rowsOf(tx), actor.bureauId, campaignId);
      if (!frame) throw new CampaignNotFound();
      const now = clock.now();
      const place = { bureauId: frame.bureauId, campaignId };
      if (!(await unitOf(tx.manager, frame.bureauId, campaignId, unitId))) {
        if (unitType === null) throw new UnitNotInCampaign();
        const joining = rosteredUnit({
          unitId,
          unitType,
          mode: 'contact-and-guidance',
          supervisionGroupId: null,
        });
        await insertUnits(tx.manager, place, [joining], { saidAt: null, knownAt: now });
      }
      const saying = {
        ...{ eventId: newId(), unitId, campaignId, change: 'participation' as const, mode },
        ...{ unitType: null, parentUnitId: null, supervisionGroupId: null, successorUnitIds: [] },
        ...{ effectiveOn: given.from ?? dayIn(frame.timeZone, now), reason: given.reason.trim() },
        ...{ endsOn: null, assignmentId: null, saidBy: actor.personId, saidAt: now, knownAt: now },
      };
      await this.follow.execute(tx, frame.bureauId, saying, 'participation');
      return { id: campaignId };
    });
  }
}
