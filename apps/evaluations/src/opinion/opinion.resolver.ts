import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, Public, type RequestContext } from '@huiyin/graphql-server';
import { assertUuid } from '../board/board.errors';
import { CampaignNode } from '../campaign/campaign.types';
import type { Loaders } from '../loaders';
import { UnitNode } from '../unit/unit.types';
import type { OpinionQueries } from './opinion.queries';
import { OpinionNode, OpinionReceiptNode } from './opinion.types';
import type { WrongCodeThrottle } from './wrong-code-throttle';

@Resolver(() => OpinionNode)
export class OpinionResolver {
  constructor(
    private readonly queries: OpinionQueries,
    private readonly throttle: WrongCodeThrottle,
  ) {}

  @Can('opinion:read')
  @Query(() => [OpinionNode], {
    description: 'In random order, which tells nothing about when they came.',
  })
  opinions(
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Ctx() { actor }: RequestContext<Loaders>,
  ): Promise<OpinionNode[]> {
    assertUuid(campaignId);
    return this.queries.list(actor, campaignId, Math.min(Math.max(first, 1), 1_000));
  }

  @Public()
  @Query(() => OpinionReceiptNode, {
    nullable: true,
    description: 'For the holder of the code; null for any other.',
  })
  async opinionReceipt(@Arg('pickupCode') pickupCode: string): Promise<OpinionReceiptNode | null> {
    const receipt = await this.queries.receiptByCode(pickupCode.slice(0, 100));
    if (!receipt) await this.throttle.wrong();
    return receipt;
  }

  @FieldResolver(() => UnitNode, { nullable: true })
  unit(@Root() { unitId }: OpinionNode): UnitNode {
    return { id: unitId };
  }

  @FieldResolver(() => CampaignNode, { nullable: true })
  campaign(@Root() { campaignId }: OpinionNode): CampaignNode {
    return { id: campaignId };
  }
}
