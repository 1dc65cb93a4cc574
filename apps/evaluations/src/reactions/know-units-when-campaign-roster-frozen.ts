import { CampaignRosterFrozen } from '@huiyin/contracts';
import type { Reaction, ReceivedEvent, Tx } from '@huiyin/events';
import type { CampaignUnits } from '../campaign/campaign-units.queries';

type Payload = ReturnType<typeof CampaignRosterFrozen.of>['payload'];

/** From here opinions about these units can be handed in. */
export class KnowUnitsWhenCampaignRosterFrozen implements Reaction<Payload> {
  readonly name = 'know-units-when-campaign-roster-frozen';
  readonly on = CampaignRosterFrozen;

  constructor(private readonly campaignUnits: CampaignUnits) {}

  react({ manager }: Tx, { payload }: ReceivedEvent<Payload>): Promise<void> {
    return this.campaignUnits.remember(manager, payload);
  }
}
