import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders';
import { SetParticipationInput } from '../participation/participation.inputs';
import type { SetParticipation } from '../participation/set-participation';
import {
  AdoptTemplateVersionInput,
  LinkCampaignsInput,
  MoveCampaignDatesInput,
  RejudgeCampaignInput,
} from './campaign.inputs';
import { campaignAfter } from './campaign.resolver';
import { CampaignNode } from './campaign.types';
import type { LinkCampaigns } from './link-campaigns';
import type { ReviseCampaign } from './revise-campaign';

type Context = RequestContext<Loaders>;

export interface CampaignVerbs {
  readonly revise: ReviseCampaign;
  readonly link: LinkCampaigns;
  readonly participation: SetParticipation;
}

/** What can change while a campaign runs, always with a reason. Each answers with the campaign as it is afterwards. */
@Resolver()
export class CampaignVerbsResolver {
  constructor(private readonly verbs: CampaignVerbs) {}

  @Can('campaign:open')
  @Mutation(() => CampaignNode, { description: 'The newest version of its template, from now on.' })
  adoptTemplateVersion(
    @Ctx() context: Context,
    @Arg('input') input: AdoptTemplateVersionInput,
  ): Promise<CampaignNode> {
    return campaignAfter(context, this.verbs.revise.adopt(context.actor, input));
  }

  @Can('campaign:open')
  @Mutation(() => CampaignNode)
  moveCampaignDates(
    @Ctx() context: Context,
    @Arg('input') input: MoveCampaignDatesInput,
  ): Promise<CampaignNode> {
    const dates = { ...input, endsOn: input.endsOn ?? null, links: input.links ?? [] };
    return campaignAfter(context, this.verbs.revise.moveDates(context.actor, dates));
  }

  @Can('campaign:open')
  @Mutation(() => CampaignNode, { description: 'Judges every duty from scratch.' })
  rejudgeCampaign(
    @Ctx() context: Context,
    @Arg('input') { campaignId }: RejudgeCampaignInput,
  ): Promise<CampaignNode> {
    return campaignAfter(context, this.verbs.revise.rejudgeAll(context.actor, campaignId));
  }

  @Can('campaign:open')
  @Mutation(() => CampaignNode, {
    description: 'Records of these kinds count for another campaign too (R003.20).',
  })
  linkCampaigns(
    @Ctx() context: Context,
    @Arg('input') input: LinkCampaignsInput,
  ): Promise<CampaignNode> {
    return campaignAfter(context, this.verbs.link.execute(context.actor, input));
  }

  @Can('campaign:open')
  @Mutation(() => CampaignNode, { description: 'How a unit takes part from a day on (R000.7).' })
  setParticipation(
    @Ctx() context: Context,
    @Arg('input') input: SetParticipationInput,
  ): Promise<CampaignNode> {
    const { from, unitType } = input;
    const given = { ...input, from: from ?? null, unitType: unitType ?? null };
    return campaignAfter(context, this.verbs.participation.execute(context.actor, given));
  }
}
