import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import { DutyNode } from '../duty/duty.types';
import type { Loaders } from '../loaders';
import { RankingForbidden } from './overview.errors';
import { noDuties, ranked, type TallyRow } from './overview.rules';
import type { OverviewOf, OverviewQueries } from './overview.queries';
import { CampaignOverviewNode, UnitOverviewNode, UnitStandingNode } from './overview.types';

type Context = RequestContext<Loaders>;

@Resolver(() => CampaignOverviewNode)
export class OverviewResolver {
  constructor(private readonly overviews: OverviewQueries) {}

  @Can('duty:read')
  @Query(() => CampaignOverviewNode, {
    nullable: true,
    description:
      'Of the bureau for its office, of its units for a supervision group, of itself for a unit; of one group or unit where asked.',
  })
  async campaignOverview(
    @Ctx() { actor }: Context,
    @Arg('campaignId', () => ID) campaignId: string,
    @Arg('supervisionGroupId', () => ID, { nullable: true }) supervisionGroupId: string | null,
    @Arg('unitId', () => ID, { nullable: true }) unitId: string | null,
  ): Promise<CampaignOverviewNode | null> {
    const campaign = await this.overviews.campaign(actor, campaignId);
    if (!campaign) return null;
    const of: OverviewOf = { campaignId, supervisionGroupId, unitId, forRanking: false };
    const [rows, stands] = await Promise.all([
      this.overviews.tallies(actor, of, campaign.today),
      this.overviews.links(actor, of),
    ]);
    const stand = new Map(stands.map((found) => [found.link, found]));
    const nothing = { waiting: 0, consented: 0, makingUp: 0 };
    return {
      ...{ of, rows, today: campaign.today },
      rankingAllowed: campaign.ranking === 'allowed',
      total: rows.find(({ of: kind }) => kind === 'all') ?? noDuties,
      links: only(rows, 'link').map((tally) => {
        const link = tally.link ?? '';
        return { ...nothing, ...stand.get(link), link, tally };
      }),
      groups: only(rows, 'group').map(({ groupId: id, nextDueOn, ...tally }) => ({
        ...{ tally, nextDueOn },
        supervisionGroup: id === null ? null : { id },
      })),
    };
  }

  @FieldResolver(() => [UnitOverviewNode], { description: 'In the order of ids: no league table.' })
  units(
    @Root() { rows }: CampaignOverviewNode,
    @Arg('first', () => Int, { defaultValue: 100 }) first: number,
    @Arg('after', () => ID, { nullable: true, description: 'The last unit of the page before.' })
    after: string | null,
  ): UnitOverviewNode[] {
    const page = only(rows, 'unit').filter(({ unitId }) => !after || (unitId ?? '') > after);
    return page.slice(0, Math.min(Math.max(first, 1), 2_000)).map(unitOverview);
  }

  @FieldResolver(() => [DutyNode], { description: 'What is due next, soonest first.' })
  next(
    @Root() { of }: CampaignOverviewNode,
    @Ctx() { actor }: Context,
    @Arg('first', () => Int, { defaultValue: 10 }) first: number,
  ): Promise<DutyNode[]> {
    return this.overviews.next(actor, of, Math.min(Math.max(first, 1), 200));
  }

  @Can('duty:read')
  @Query(() => [UnitStandingNode], {
    description:
      'Units by the share of what they have done, over the rules that count. Refused where the campaign forbids it (R001.56, R002.27).',
  })
  async unitStandings(
    @Ctx() { actor }: Context,
    @Arg('campaignId', () => ID) campaignId: string,
  ): Promise<UnitStandingNode[]> {
    const campaign = await this.overviews.campaign(actor, campaignId);
    if (!campaign) return [];
    if (campaign.ranking !== 'allowed') throw new RankingForbidden();
    const of = { campaignId, supervisionGroupId: null, unitId: null, forRanking: true };
    const rows = await this.overviews.tallies(actor, of, campaign.today);
    return ranked(only(rows, 'unit')).map((row) => ({
      ...unitOverview(row),
      ...{ place: row.place, unitId: row.unitId ?? '' },
    }));
  }
}

function only(rows: readonly TallyRow[], of: TallyRow['of']): TallyRow[] {
  return rows.filter((row) => row.of === of);
}

function unitOverview({ unitId, nextDueOn, ...tally }: TallyRow): UnitOverviewNode {
  return { unit: { id: unitId ?? '' }, tally, nextDueOn };
}
