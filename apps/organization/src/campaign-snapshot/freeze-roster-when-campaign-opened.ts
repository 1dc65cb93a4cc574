import { CampaignOpened, CampaignRosterFrozen, type EventContract } from '@huiyin/contracts';
import type { Reaction } from '@huiyin/events';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { CampaignUnitEntity } from './campaign-unit.entity';
import { unitsForCampaign } from './campaign-unit.queries';
import { participationOf } from './participation.rules';

type Opened = typeof CampaignOpened extends EventContract<infer P> ? P : never;

/** Fixes who takes part, how and under which group at the moment of opening, and tells the others. Once per campaign. */
export const freezeRosterWhenCampaignOpened: Reaction<Opened> = {
  name: 'organization.freeze-roster-when-campaign-opened',
  on: CampaignOpened,
  async react(tx, { time, payload: { campaignId, bureauId, participation } }) {
    if (await tx.manager.existsBy(CampaignUnitEntity, { campaignId })) return;
    const { timeZone } = await tx.manager.findOneByOrFail(BureauEntity, { id: bureauId });
    const found = await unitsForCampaign(tx.manager, bureauId, localDay(time, timeZone));
    const units = found.map((unit) => ({
      ...unit,
      mode: participationOf(unit.unitType, participation),
    }));
    if (units.length > 0)
      await tx.manager.insert(
        CampaignUnitEntity,
        units.map((unit) => ({ ...unit, campaignId, bureauId })),
      );
    tx.emit(CampaignRosterFrozen.of({ campaignId, bureauId, units }));
  },
};
