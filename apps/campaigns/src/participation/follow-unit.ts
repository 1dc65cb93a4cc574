import type { Tx } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { CampaignFrame, CampaignFrames } from '../campaign/campaign-frame.queries';
import type { Cause } from '../duty/duty-changes.rules';
import { everyRule } from '../duty/judging.rules';
import { lockUnits, unitsTouchedBy } from '../duty/lock-campaign.queries';
import { type RejudgeDuties, rowsOf } from '../duty/rejudge-duties';
import { planMeetings } from '../meeting/plan-meetings';
import {
  insertSaying,
  insertSuccessors,
  type NewSaying,
  retellUnits,
} from './campaign-units.queries';

/** Something is said of a unit: it is kept, and every running campaign of the bureau in which it counts goes after it. */
export class FollowUnit {
  constructor(
    readonly clock: Clock,
    readonly frames: CampaignFrames,
    private readonly rejudge: RejudgeDuties,
  ) {}

  async execute(tx: Tx, bureauId: string, saying: NewSaying, what: Cause['what']): Promise<void> {
    await insertSaying(tx.manager, bureauId, saying);
    for (const frame of await this.frames.open(rowsOf(tx), bureauId))
      if (saying.campaignId === null || saying.campaignId === frame.id)
        await this.follow(tx, frame, saying, { what, id: saying.unitId });
  }

  private async follow(
    tx: Tx,
    frame: CampaignFrame,
    saying: NewSaying,
    cause: Cause,
  ): Promise<void> {
    if (!frame.rosterFrozen) return; // the roster will have it, or it is told anew with the roster
    const { unitId, successorUnitIds, knownAt } = saying;
    const place = { bureauId: frame.bureauId, campaignId: frame.id };
    const named = [unitId, ...successorUnitIds];
    const before = await unitsTouchedBy(tx.manager, place, named);
    if (before.length === 0) return;
    await lockUnits(tx.manager, place, before);
    const changed = await retellUnits(tx.manager, place, [unitId], knownAt);
    if (changed.length === 0) return;
    await insertSuccessors(tx.manager, place, saying, knownAt);
    const after = await unitsTouchedBy(tx.manager, place, named);
    const unitIds = [...new Set([...before, ...after])].sort();
    await this.rejudge.execute(tx, frame, { unitIds, change: everyRule }, cause);
    await planMeetings(tx, frame);
  }
}
