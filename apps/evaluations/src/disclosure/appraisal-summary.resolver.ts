import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import { AppraisalSummaryGroup, AppraisalSummaryNode } from './appraisal-summary.types';
import type { SummariseCampaign } from './summarise-campaign';
import { lineView } from './summary-view.rules';

@Resolver()
export class AppraisalSummaryResolver {
  constructor(private readonly summarise: SummariseCampaign) {}

  @Can('appraisal-summary:read')
  @Query(() => AppraisalSummaryNode, {
    description:
      'Published appraisals of a campaign added up over units: of the own bureau (k = 5), or of any for the city level (k = 10). Unit results are blocks that are never cut again, whatever is asked later.',
  })
  async appraisalSummary(
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('groupBy', () => AppraisalSummaryGroup) groupBy: AppraisalSummaryGroup,
    @Ctx() { actor }: RequestContext,
  ): Promise<AppraisalSummaryNode> {
    assertUuid(campaignId);
    const { lines, ...summary } = await this.summarise.execute(actor, campaignId, groupBy);
    return { ...summary, lines: lines.map(lineView) };
  }
}
