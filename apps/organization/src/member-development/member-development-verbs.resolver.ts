import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Can, type RequestContext } from '@huiyin/graphql-server';
import type { Loaders } from '../loaders/loaders';
import type { AdmitMember } from './admit-member';
import type { ApplyForMembership } from './apply-for-membership';
import * as inputs from './member-development.inputs';
import { MemberDevelopmentNode } from './member-development.types';
import type { ObjectToAdmission } from './object-to-admission';
import type { PublishNotice } from './publish-notice';
import type { RecommendApplicant } from './recommend-applicant';
import type { RecordDevelopmentProblem } from './record-development-problem';
import type { ReturnApplication } from './return-application';
import type { SettleObjection } from './settle-objection';
import type { StopDevelopment } from './stop-development';
import type { VoteOnAdmission } from './vote-on-admission';

type Context = RequestContext<Loaders>;
type Answer = Promise<MemberDevelopmentNode>;

export interface DevelopmentVerbs {
  readonly apply: ApplyForMembership;
  readonly recommend: RecommendApplicant;
  readonly publish: PublishNotice;
  readonly object: ObjectToAdmission;
  readonly settle: SettleObjection;
  readonly vote: VoteOnAdmission;
  readonly admit: AdmitMember;
  readonly return: ReturnApplication;
  readonly stop: StopDevelopment;
  readonly problem: RecordDevelopmentProblem;
}

@Resolver()
export class MemberDevelopmentVerbsResolver {
  constructor(private readonly verbs: DevelopmentVerbs) {}

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode)
  applyForMembership(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.ApplyForMembershipInput,
  ): Answer {
    return this.verbs.apply.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode)
  recommendApplicant(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.RecommendApplicantInput,
  ): Answer {
    return this.verbs.recommend.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode, { description: 'Public notice (公示).' })
  publishNotice(@Ctx() { actor }: Context, @Arg('input') input: inputs.PublishNoticeInput): Answer {
    return this.verbs.publish.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode)
  objectToAdmission(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.ObjectToAdmissionInput,
  ): Answer {
    return this.verbs.object.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode)
  settleObjection(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.SettleObjectionInput,
  ): Answer {
    return this.verbs.settle.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode, { description: 'Counts of the ballot (票决).' })
  voteOnAdmission(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.VoteOnAdmissionInput,
  ): Answer {
    return this.verbs.vote.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode)
  admitMember(@Ctx() { actor }: Context, @Arg('input') input: inputs.AdmitMemberInput): Answer {
    return this.verbs.admit.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode, { description: 'From the beginning again.' })
  returnApplication(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.ReturnApplicationInput,
  ): Answer {
    return this.verbs.return.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode)
  stopDevelopment(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.StopDevelopmentInput,
  ): Answer {
    return this.verbs.stop.execute(actor, input);
  }

  @Can('member-development:record')
  @Mutation(() => MemberDevelopmentNode, {
    description: 'What came out later, traced to those who recommended.',
  })
  recordDevelopmentProblem(
    @Ctx() { actor }: Context,
    @Arg('input') input: inputs.RecordDevelopmentProblemInput,
  ): Answer {
    return this.verbs.problem.execute(actor, input);
  }
}
