import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { DutyFilter } from '../duty/duty.inputs';
import { DutyNode } from '../duty/duty.types';
import type { Loaders } from '../loaders';
import { CampaignUnitNode } from '../participation/participation.types';
import { CampaignTemplateNode } from '../template/campaign-template.types';
import { CloseCampaignInput, OpenCampaignInput } from './campaign.inputs';
import type { CampaignQueries } from './campaign.queries';
import { CampaignNode, CampaignRevisionNode } from './campaign.types';
import type { CloseCampaign } from './close-campaign';
import type { OpenCampaign } from './open-campaign';

type Context = RequestContext<Loaders>;

@Resolver(() => CampaignNode)
export class CampaignResolver {
  constructor(
    private readonly campaigns: CampaignQueries,
    private readonly open: OpenCampaign,
    private readonly close: CloseCampaign,
  ) {}

  @Can('campaign:read')
  @Query(() => CampaignNode, { nullable: true })
  campaign(
    @Arg('id', () => ID) id: string,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignNode | null> {
    return loaders.campaign.load(id);
  }

  @Can('campaign:read')
  @Query(() => [CampaignNode], { name: 'campaigns' })
  list(
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
  ): Promise<CampaignNode[]> {
    return this.campaigns.list(actor, Math.min(Math.max(first, 1), 200));
  }

  @Can('campaign:open')
  @Mutation(() => CampaignNode)
  openCampaign(
    @Ctx() context: Context,
    @Arg('input') input: OpenCampaignInput,
  ): Promise<CampaignNode> {
    return campaignAfter(context, this.open.execute(context.actor, input));
  }

  @Can('campaign:open')
  @Mutation(() => CampaignNode)
  closeCampaign(
    @Ctx() context: Context,
    @Arg('input') input: CloseCampaignInput,
  ): Promise<CampaignNode> {
    return campaignAfter(context, this.close.execute(context.actor, input.campaignId));
  }

  @FieldResolver(() => CampaignTemplateNode, { description: 'The template as it was at opening.' })
  template(
    @Root() { id }: CampaignNode,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignTemplateNode> {
    return loaders.definition.load(id);
  }

  @FieldResolver(() => CampaignNode, { nullable: true })
  parent(
    @Root() { parent }: CampaignNode,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignNode | null> {
    return parent ? loaders.campaign.load(parent.id) : Promise.resolve(null);
  }

  @FieldResolver(() => [CampaignRevisionNode], {
    description: 'What changed in its rules and dates, newest first.',
  })
  revisions(
    @Root() { id }: CampaignNode,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignRevisionNode[]> {
    return loaders.revisions.load({ id, args: {} });
  }

  @FieldResolver(() => [CampaignUnitNode], {
    description: 'Units the viewer may see, and how they take part.',
  })
  units(@Root() { id }: CampaignNode, @Ctx() { loaders }: Context): Promise<CampaignUnitNode[]> {
    return loaders.campaignUnits.load({ id, args: {} });
  }

  @FieldResolver(() => [DutyNode], { description: 'Duties of the units the viewer may see.' })
  duties(
    @Root() { id }: CampaignNode,
    @Ctx() { loaders }: Context,
    @Arg('filter', () => DutyFilter, { nullable: true }) filter: DutyFilter | null,
    @Arg('first', () => Int, { defaultValue: 500 }) first: number,
  ): Promise<DutyNode[]> {
    return loaders.campaignDuties.load({ id, args: { ...filter, first: bounded(first) } });
  }

  @FieldResolver(() => [DutyNode], {
    description: 'Due, and the day after the deadline has begun (R000.15).',
  })
  overdue(
    @Root() { id }: CampaignNode,
    @Ctx() { loaders }: Context,
    @Arg('first', () => Int, { defaultValue: 500 }) first: number,
  ): Promise<DutyNode[]> {
    return loaders.campaignDuties.load({ id, args: { overdue: true, first: bounded(first) } });
  }
}

function bounded(first: number): number {
  return Math.min(Math.max(first, 1), 5_000);
}

/** The campaign as it is after a verb. */
export async function campaignAfter(
  { loaders }: Context,
  change: Promise<{ id: string }>,
): Promise<CampaignNode> {
  const { id } = await change;
  const campaign = await loaders.campaign.clear(id).load(id);
  if (!campaign) throw new Error('cannot happen: who may change a campaign may read it');
  return campaign;
}
