import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Actor } from '@huiyin/identity';
import { CampaignNode } from '../campaign/campaign.types';
import type { Loaders } from '../loaders';
import type { HoldMeeting } from './hold-meeting';
import { HoldMeetingInput, PostponeMeetingInput, ScheduleMeetingInput } from './meeting.inputs';
import type { MeetingQueries } from './meeting.queries';
import { MeetingNode, MeetingReadinessNode } from './meeting.types';
import type { PostponeMeeting } from './postpone-meeting';
import type { ScheduleMeeting } from './schedule-meeting';

type Context = RequestContext<Loaders>;

export interface MeetingVerbs {
  readonly schedule: ScheduleMeeting;
  readonly postpone: PostponeMeeting;
  readonly hold: HoldMeeting;
}

@Resolver(() => MeetingNode)
export class MeetingResolver {
  constructor(
    private readonly meetings: MeetingQueries,
    private readonly verbs: MeetingVerbs,
  ) {}

  @Can('meeting:read')
  @Query(() => MeetingNode, { nullable: true })
  meeting(@Arg('id', () => ID) id: string, @Ctx() { actor }: Context): Promise<MeetingNode | null> {
    return this.meetings.byId(actor, id);
  }

  @Can('meeting:read')
  @Query(() => MeetingReadinessNode, { nullable: true })
  meetingReadiness(
    @Arg('meetingId', () => ID) id: string,
    @Ctx() { actor }: Context,
  ): Promise<MeetingReadinessNode | null> {
    return this.meetings.readiness(actor, id);
  }

  @Can('meeting:schedule')
  @Mutation(() => MeetingNode)
  scheduleMeeting(
    @Ctx() { actor }: Context,
    @Arg('input') input: ScheduleMeetingInput,
  ): Promise<MeetingNode> {
    return this.after(actor, this.verbs.schedule.execute(actor, input));
  }

  @Can('meeting:schedule')
  @Mutation(() => MeetingNode)
  postponeMeeting(
    @Ctx() { actor }: Context,
    @Arg('input') input: PostponeMeetingInput,
  ): Promise<MeetingNode> {
    return this.after(actor, this.verbs.postpone.execute(actor, input));
  }

  @Can('meeting:hold')
  @Mutation(() => MeetingNode)
  holdMeeting(
    @Ctx() { actor }: Context,
    @Arg('input') input: HoldMeetingInput,
  ): Promise<MeetingNode> {
    return this.after(actor, this.verbs.hold.execute(actor, input));
  }

  @FieldResolver(() => CampaignNode)
  async campaign(
    @Root() { campaignId }: MeetingNode,
    @Ctx() { loaders }: Context,
  ): Promise<CampaignNode> {
    const campaign = await loaders.campaign.load(campaignId);
    if (!campaign) throw new Error('cannot happen: a meeting without its campaign');
    return campaign;
  }

  private async after(actor: Actor, change: Promise<{ id: string }>): Promise<MeetingNode> {
    const { id } = await change;
    const meeting = await this.meetings.byId(actor, id);
    if (!meeting) throw new Error('cannot happen: who may change a meeting may read it');
    return meeting;
  }
}
