import type { Actor } from '@huiyin/identity';
import type { CampaignEntity } from '../campaign/campaign.entity';
import type { ReviseCampaign } from '../campaign/revise-campaign';
import { UnitPlanNotFound } from './plan.errors';
import { type OptionalAction, withOptionalAction, withoutOptionalAction } from './unit-plan.rules';

export interface OptionalActionGiven extends OptionalAction {
  readonly campaignId: string;
}

/** A unit adds optional actions to the plan it follows, and drops them again; what is prescribed stays (R003.111). */
export class ChangeUnitPlan {
  constructor(private readonly campaigns: ReviseCampaign) {}

  /** The key of the action's rule. The same action twice is one action. */
  async add(actor: Actor, { campaignId, ...action }: OptionalActionGiven): Promise<string> {
    assertOwn(actor, action.unitId);
    let key = '';
    await this.campaigns.reviseForUnit(
      actor,
      campaignId,
      action.unitId,
      action.title,
      (campaign) => {
        const { definition, rule, isNew } = withOptionalAction(campaign.definition, action);
        key = rule.key;
        return isNew && extend(campaign, definition);
      },
    );
    return key;
  }

  async drop(
    actor: Actor,
    given: {
      readonly campaignId: string;
      readonly unitId: string;
      readonly key: string;
      readonly reason: string;
    },
  ): Promise<void> {
    const { campaignId, unitId, key, reason } = given;
    assertOwn(actor, unitId);
    await this.campaigns.reviseForUnit(actor, campaignId, unitId, reason, (campaign) =>
      extend(campaign, withoutOptionalAction(campaign.definition, unitId, key)),
    );
  }
}

function assertOwn(actor: Actor, unitId: string): void {
  if (!actor.coversUnit('plan:extend', unitId)) throw new UnitPlanNotFound();
}

function extend(campaign: CampaignEntity, definition: CampaignEntity['definition']): boolean {
  campaign.extend(definition);
  return true;
}
