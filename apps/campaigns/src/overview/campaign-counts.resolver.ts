import { Ctx, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { CampaignCountsQueries } from './campaign-counts.queries';
import { CampaignCountsNode } from './campaign-counts.types';

@Resolver(() => CampaignCountsNode)
export class CampaignCountsResolver {
  constructor(private readonly counts: CampaignCountsQueries) {}

  @Can('campaign:count')
  @Query(() => [CampaignCountsNode], {
    description: 'All bureaus for the city level, one’s own for an office.',
  })
  campaignCounts(@Ctx() { actor }: RequestContext): Promise<CampaignCountsNode[]> {
    return this.counts.all(actor);
  }
}
