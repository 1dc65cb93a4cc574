import {
  Arg,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { CampaignNode } from '../campaign/campaign.types';
import type { Loaders } from '../loaders';
import type { DutyQueries } from './duty.queries';
import { verdictNode } from './duty-verdict.rules';
import { DutyEventNode, DutyNode, DutyVerdictNode, WaiverNode } from './duty.types';
import type { KnownDutiesQueries } from './known-duties.queries';

type Context = RequestContext<Loaders>;

@Resolver(() => DutyNode)
export class DutyResolver {
  constructor(
    private readonly duties: DutyQueries,
    private readonly known: KnownDutiesQueries,
  ) {}

  @Can('duty:read')
  @Query(() => DutyNode, {
    nullable: true,
    description: 'Now, or as it stood by what was known at an instant.',
  })
  async duty(
    @Arg('id', () => ID) id: string,
    @Arg('knownAt', () => GraphQLISODateTime, { nullable: true }) knownAt: Date | null,
    @Ctx() { actor }: Context,
  ): Promise<DutyNode | null> {
    const duty = await this.duties.byId(actor, id);
    if (!duty || !knownAt) return duty;
    const then = await this.known.ofUnit(actor, duty.campaignId, duty.unitId, knownAt);
    return then.find(({ dutyKey }) => dutyKey === duty.dutyKey) ?? null;
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
  async verdict(@Root() duty: DutyNode, @Ctx() { loaders }: Context): Promise<DutyVerdictNode> {
    return verdictNode(duty, await loaders.rulebook.load(`${duty.campaignId} ${duty.revision}`));
  }

  @FieldResolver(() => [DutyEventNode], { description: 'Why it stands as it does, oldest first.' })
  history(@Root() duty: DutyNode, @Ctx() { loaders }: Context): Promise<DutyEventNode[]> {
    return loaders.dutyHistory.load(duty);
  }

  @FieldResolver(() => WaiverNode, { nullable: true })
  waiver(@Root() { state, waivedBy }: DutyNode): WaiverNode | null {
    if (state !== 'WAIVED' || !waivedBy) return null;
    const { reason, approvedBy, expiresOn } = waivedBy;
    return { reason, expiresOn, approvedBy: approvedBy === null ? null : { id: approvedBy } };
  }
}
