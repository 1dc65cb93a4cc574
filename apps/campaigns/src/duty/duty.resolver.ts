import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Clock } from '@huiyin/kernel';
import { dayIn } from '../calendar/days.rules';
import { CampaignNode } from '../campaign/campaign.types';
import type { Loaders } from '../loaders';
import type { DutyQueries } from './duty.queries';
import { DutyNode, DutyVerdictNode, WaiverNode } from './duty.types';
import { verdictOn } from './verdict.rules';

type Context = RequestContext<Loaders>;

@Resolver(() => DutyNode)
export class DutyResolver {
  constructor(
    private readonly duties: DutyQueries,
    private readonly clock: Clock,
  ) {}

  @Can('duty:read')
  @Query(() => DutyNode, { nullable: true })
  duty(@Arg('id', () => ID) id: string, @Ctx() { actor }: Context): Promise<DutyNode | null> {
    return this.duties.byId(actor, id);
  }

  @Can('duty:read')
  @Query(() => [DutyNode], {
    description:
      'Of the whole bureau for its office, of one’s own units for everybody else (R000.15).',
  })
  async overdueDuties(
    @Ctx() { loaders }: Context,
    @Arg('campaignId', () => ID) id: string,
    @Arg('supervisionGroupId', () => ID, { nullable: true }) groupId: string | null,
    @Arg('first', () => Int, { defaultValue: 500 }) first: number,
  ): Promise<DutyNode[]> {
    const most = Math.min(Math.max(first, 1), 5_000);
    if (!groupId) return loaders.campaignDuties.load({ id, args: { overdue: true, first: most } });
    const ofGroup = await loaders.groupOverdue.load({ id: groupId, args: { campaignId: id } });
    return ofGroup.slice(0, most);
  }

  @FieldResolver(() => CampaignNode)
  async campaign(
    @Root() { campaignId }: DutyNode,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignNode> {
    const campaign = await loaders.campaign.load(campaignId);
    if (!campaign) throw new Error('cannot happen: a duty without its campaign');
    return campaign;
  }

  @FieldResolver(() => DutyVerdictNode)
  verdict(@Root() duty: DutyNode): DutyVerdictNode {
    return verdictOn(duty, dayIn(duty.timeZone, this.clock.now()));
  }

  @FieldResolver(() => WaiverNode, { nullable: true })
  waiver(@Root() { state, note, settledBy }: DutyNode): WaiverNode | null {
    if (state !== 'WAIVED') return null;
    return { reason: note ?? '', approvedBy: settledBy === null ? null : { id: settledBy } };
  }
}
