import type { ServiceParts } from '@huiyin/service';
import { GateQueries } from '../gate/gate.queries';
import { GateResolver } from '../gate/gate.resolver';
import { PassLink } from '../gate/pass-link';
import { FollowUnit } from '../participation/follow-unit';
import { SetParticipation } from '../participation/set-participation';
import { ChangeUnitPlan } from '../plan/change-unit-plan';
import { PlanResolver } from '../plan/plan.resolver';
import { UnitPlanQueries } from '../plan/unit-plan.queries';
import type { RecordRoom } from '../record/compose-records';
import type { TemplateShelf } from '../template/template-shelf';
import { CampaignVerbsResolver } from './campaign-verbs.resolver';
import type { CampaignQueries } from './campaign.queries';
import { CampaignResolver } from './campaign.resolver';
import { CloseCampaign } from './close-campaign';
import { LinkCampaigns } from './link-campaigns';
import { OpenCampaign } from './open-campaign';
import { ReviseCampaign } from './revise-campaign';

/** Campaigns, what may change while they run, and the gates between their links. */
export function composeCampaigns(
  { reads, unitOfWork, clock }: ServiceParts,
  { frames, rejudge, facts, reviews }: RecordRoom,
  templates: TemplateShelf,
  campaigns: CampaignQueries,
): object[] {
  const open = new OpenCampaign(unitOfWork, templates, clock);
  const revise = new ReviseCampaign(unitOfWork, templates, clock, frames, rejudge);
  const follow = new FollowUnit(clock, frames, rejudge);
  return [
    new CampaignResolver(campaigns, open, new CloseCampaign(unitOfWork, clock)),
    new CampaignVerbsResolver({
      revise,
      link: new LinkCampaigns(unitOfWork, frames, clock),
      participation: new SetParticipation(unitOfWork, follow),
    }),
    new PlanResolver(new UnitPlanQueries(reads), new ChangeUnitPlan(revise)),
    new GateResolver(
      new GateQueries(reads, frames, clock),
      new PassLink(unitOfWork, facts, reviews),
    ),
  ];
}
