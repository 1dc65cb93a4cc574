import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { CampaignSnapshotQueries } from './campaign-snapshot.queries';
import { CampaignSnapshotNode } from './campaign-snapshot.types';
import type { DecideParticipation, WithdrawParticipation } from './decide-participation';
import type { ParticipationQueries } from './participation.queries';
import {
  DecideParticipationInput,
  ParticipationDecisionNode,
  WithdrawParticipationInput,
} from './participation.types';

@Resolver(() => CampaignSnapshotNode)
export class CampaignSnapshotResolver {
  constructor(
    private readonly snapshots: CampaignSnapshotQueries,
    private readonly participation: ParticipationQueries,
    private readonly decide: DecideParticipation,
    private readonly withdraw: WithdrawParticipation,
  ) {}

  @Can('snapshot:read')
  @Query(() => CampaignSnapshotNode, {
    nullable: true,
    description: 'The structure of a campaign as it was when it opened; own units and groups only.',
  })
  campaignSnapshot(
    @Ctx() { actor }: RequestContext,
    @Arg('campaignId', () => ID) campaignId: string,
  ): Promise<CampaignSnapshotNode | null> {
    return this.snapshots.byCampaign(actor, campaignId);
  }

  @Can('structure:change')
  @Query(() => [ParticipationDecisionNode], {
    description: 'Units that take part otherwise than their type says, in campaigns of a template.',
  })
  participationDecisions(
    @Ctx() { actor }: RequestContext,
    @Arg('templateKey') templateKey: string,
  ): Promise<ParticipationDecisionNode[]> {
    return this.participation.ofTemplate(actor, templateKey);
  }

  @Can('structure:change')
  @Mutation(() => ParticipationDecisionNode, {
    description: 'For campaigns of the template that open from now on; an open one is frozen.',
  })
  decideParticipation(
    @Ctx() { actor }: RequestContext,
    @Arg('input') input: DecideParticipationInput,
  ): Promise<ParticipationDecisionNode> {
    return this.decide.execute(actor, input);
  }

  @Can('structure:change')
  @Mutation(() => ParticipationDecisionNode, {
    description: 'The unit takes part as its type does again. Gives what was decided.',
  })
  withdrawParticipation(
    @Ctx() { actor }: RequestContext,
    @Arg('input') { templateKey, unitId }: WithdrawParticipationInput,
  ): Promise<ParticipationDecisionNode> {
    return this.withdraw.execute(actor, templateKey, unitId);
  }
}
