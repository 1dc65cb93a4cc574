import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import { CampaignNode } from '../campaign/campaign.types';
import type { FormDefinition } from '../form/form-shape.rules';
import type { Loaders } from '../loaders';
import { UnitNode } from '../unit/unit.types';
import { FollowUpNode } from '../follow-up/follow-up.types';
import { AppraisalResultNode } from '../result/result.types';
import { AppraisalNotClosed, AppraisalNotFound, AppraisalNotPublished } from './appraisal.errors';
import { hasReached } from './appraisal-states.rules';
import { AppraisalState } from './appraisal.rules';
import { AppraisalNode, AppraisalTargetNode } from './appraisal.types';
import { dimensionIds } from './ballot-definition.rules';

type Context = RequestContext<Loaders>;

@Resolver(() => AppraisalNode)
export class AppraisalResolver {
  @Can('appraisal:read')
  @Query(() => AppraisalNode, { nullable: true })
  appraisal(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<AppraisalNode | null> {
    assertUuid(id);
    return loaders.appraisal.load(id);
  }

  @Can('appraisal:read')
  @Query(() => [AppraisalNode])
  appraisals(
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('unitId', () => ID) unitId: string,
    @Ctx() { loaders }: Context,
  ): Promise<AppraisalNode[]> {
    assertUuid(campaignId, unitId);
    return loaders.appraisalsOfUnit.load({ campaignId, unitId });
  }

  @Can('appraisal-result:read')
  @Query(() => [AppraisalResultNode], {
    description:
      'Says why when there is nothing to show: not counted, or not published to the viewer.',
  })
  async appraisalResults(
    @Arg('appraisalId', () => ID) appraisalId: string,
    @Ctx() { loaders }: Context,
  ): Promise<AppraisalResultNode[]> {
    assertUuid(appraisalId);
    const appraisal = await loaders.appraisal.load(appraisalId);
    if (!appraisal) throw new AppraisalNotFound(appraisalId);
    const results = await loaders.results.load(appraisalId);
    if (results) return results;
    throw hasReached(appraisal.state, AppraisalState.TALLIED)
      ? new AppraisalNotPublished()
      : new AppraisalNotClosed();
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(@Root() { unitId }: AppraisalNode): UnitNode {
    return { id: unitId };
  }

  @FieldResolver(() => CampaignNode, { nullable: true })
  campaign(@Root() { campaignId }: AppraisalNode): CampaignNode {
    return { id: campaignId };
  }

  @FieldResolver(() => [AppraisalTargetNode])
  targets(
    @Root() { id }: AppraisalNode,
    @Ctx() { loaders }: Context,
  ): Promise<AppraisalTargetNode[]> {
    return loaders.targets.load(id);
  }

  @FieldResolver(() => [AppraisalResultNode], {
    nullable: true,
    description: 'Null until the viewer may read them: see `publishedTo`.',
  })
  results(
    @Root() { id }: AppraisalNode,
    @Ctx() { loaders }: Context,
  ): Promise<AppraisalResultNode[] | null> {
    return loaders.results.load(id);
  }

  @FieldResolver(() => [FollowUpNode], {
    description: 'Salient problems (R002.19), for who may read the results.',
  })
  followUps(@Root() { id }: AppraisalNode, @Ctx() { loaders }: Context): Promise<FollowUpNode[]> {
    return loaders.followUps.load(id);
  }

  @FieldResolver(() => [String], {
    description: 'Ids of all dimensions, check-list items (`<checklist>.<item>`) too.',
  })
  dimensions(@Root() { form }: AppraisalNode): string[] {
    return dimensionIds(form as unknown as FormDefinition);
  }

  @FieldResolver(() => AppraisalNode, {
    nullable: true,
    description: 'The first appraisal, of which this is the re-measurement.',
  })
  async remeasures(
    @Root() { remeasuresAppraisalId }: AppraisalNode,
    @Ctx() { loaders }: Context,
  ): Promise<AppraisalNode | null> {
    return remeasuresAppraisalId ? loaders.appraisal.load(remeasuresAppraisalId) : null;
  }
}
