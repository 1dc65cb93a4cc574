import {
  CampaignOpened,
  CampaignOpenedV1,
  CampaignRosterFrozen,
  type EventContract,
} from '@huiyin/contracts';
import type { Reaction } from '@huiyin/events';
import { BureauEntity } from '../bureau/bureau.entity';
import { localDay } from '../bureau/local-day.rules';
import { freezeRoles } from './campaign-role.queries';
import { CampaignSnapshotEntity } from './campaign-snapshot.entity';
import { CampaignUnitEntity } from './campaign-unit.entity';
import { type UnitForCampaign, unitsForCampaign } from './campaign-unit.queries';
import { departmentsOn } from './department.queries';
import { departmentsAsTold } from './departments.rules';
import { participationOf } from './participation.rules';

type Opened = typeof CampaignOpened extends EventContract<infer P> ? P : never;
type OpenedV1 = typeof CampaignOpenedV1 extends EventContract<infer P> ? P : never;

// PostgreSQL takes 65 535 parameters a statement; a row here has eleven.
const rowsAtOnce = 5_000;

/**
 * Fixes what the campaign's reports rest on at the moment of opening — who takes part, how, under which group, and who
 * was what, names included — and tells the others who takes part. Once per campaign.
 */
export const freezeRosterWhenCampaignOpened: Reaction<Opened> = {
  name: 'organization.freeze-roster-when-campaign-opened',
  on: CampaignOpened,
  async react({ manager, emit }, { time, payload }) {
    const { campaignId, bureauId, templateKey, participation } = payload;
    if (await manager.existsBy(CampaignSnapshotEntity, { campaignId })) return;
    const { timeZone } = await manager.findOneByOrFail(BureauEntity, { id: bureauId });
    const day = localDay(time, timeZone);
    const found = await unitsForCampaign(manager, { bureauId, day, templateKey });
    const units = found.map(({ override, ...unit }) => ({
      ...unit,
      mode: override ?? participationOf(unit.unitType, participation),
    }));
    await manager.insert(CampaignSnapshotEntity, { campaignId, bureauId, frozenOn: day });
    for (let from = 0; from < units.length; from += rowsAtOnce)
      await manager.insert(
        CampaignUnitEntity,
        units.slice(from, from + rowsAtOnce).map((unit) => ({ ...unit, campaignId, bureauId })),
      );
    await freezeRoles(manager, { campaignId, bureauId, day });
    const departments = departmentsAsTold(units, await departmentsOn(manager, { bureauId, day }));
    emit(CampaignRosterFrozen.of({ campaignId, bureauId, units: units.map(asTold), departments }));
  },
};

/** What still lies in an outbox from before version 2; what it says is said there, too. */
export const freezeRosterWhenCampaignOpenedV1: Reaction<OpenedV1> = {
  name: 'organization.freeze-roster-when-campaign-opened-v1',
  on: CampaignOpenedV1,
  react: (tx, event) => freezeRosterWhenCampaignOpened.react(tx, event),
};

/** Names stay here: the others learn ids and facts. */
function asTold<U extends Pick<UnitForCampaign, 'unitId' | 'unitType' | 'supervisionGroupId'>, M>({
  unitId,
  unitType,
  mode,
  supervisionGroupId,
}: U & { readonly mode: M }) {
  return { unitId, unitType, mode, supervisionGroupId };
}
