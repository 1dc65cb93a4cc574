import type { Tx } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { CampaignFrame, CampaignFrames } from '../campaign/campaign-frame.queries';
import { lockUnits, unitsOfPeople, unitsTouchedBy } from '../duty/lock-campaign.queries';
import { type RejudgeDuties, rowsOf } from '../duty/rejudge-duties';
import { codesOf, touchedByHoldings } from '../engine/touched.rules';
import type { WorldHolding } from '../engine/world.rules';
import {
  type HoldingSaying,
  insertHolding,
  sayingsOfHolding,
  unitsOfGroup,
} from './holdings.queries';

/** Something is said of a holding: it is kept, and what depends on who holds it is judged anew. */
export class FollowHolding {
  constructor(
    readonly clock: Clock,
    private readonly frames: CampaignFrames,
    private readonly rejudge: RejudgeDuties,
  ) {}

  async execute(tx: Tx, said: HoldingSaying): Promise<void> {
    await insertHolding(tx.manager, said);
    // All that was ever said of it: a holding that moved touches where it was and where it is.
    const places = await sayingsOfHolding(tx.manager, said.bureauId, said.holdingId);
    for (const frame of await this.frames.open(rowsOf(tx), said.bureauId))
      await this.follow(tx, frame, said.holdingId, places);
  }

  private async follow(
    tx: Tx,
    frame: CampaignFrame,
    holdingId: string,
    places: readonly WorldHolding[],
  ): Promise<void> {
    const touched = touchedByHoldings(frame.definition, places);
    if (!frame.rosterFrozen || touched.rules.length === 0) return;
    const unitIds = touched.everywhere ? null : await this.near(tx, frame, places, touched);
    if (unitIds?.length === 0) return;
    await lockUnits(tx.manager, { bureauId: frame.bureauId, campaignId: frame.id }, unitIds);
    const change = { what: 'holding' as const, holdings: places };
    await this.rejudge.execute(tx, frame, { unitIds, change }, { what: 'holding', id: holdingId });
  }

  /** Where it was held, over whom, and where else its holder is staff. */
  private async near(
    tx: Tx,
    { id: campaignId, bureauId }: CampaignFrame,
    holdings: readonly WorldHolding[],
    { supervised }: { readonly supervised: boolean },
  ): Promise<string[]> {
    const place = { bureauId, campaignId };
    const goers = holdings
      .filter(({ role }) => codesOf(role).length > 1)
      .map(({ personId }) => personId);
    const groups = holdings.flatMap(({ groupId }) => groupId ?? []);
    const named = [
      ...holdings.flatMap(({ unitId }) => unitId ?? []),
      ...(await unitsOfPeople(tx.manager, place, goers)),
      ...(supervised ? await unitsOfGroup(tx.manager, place, groups) : []),
    ];
    return unitsTouchedBy(tx.manager, place, [...new Set(named)]);
  }
}
