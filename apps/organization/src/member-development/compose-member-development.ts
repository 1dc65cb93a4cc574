import type { UnitOfWork } from '@huiyin/events';
import type { Clock } from '@huiyin/kernel';
import type { ScopedReads } from '@huiyin/persistence';
import { AdmitMember } from './admit-member';
import { ApplyForMembership } from './apply-for-membership';
import { DevelopmentSteps } from './development-steps';
import { MemberDevelopmentVerbsResolver } from './member-development-verbs.resolver';
import { MemberDevelopmentQueries } from './member-development.queries';
import { MemberDevelopmentResolver } from './member-development.resolver';
import { ObjectToAdmission } from './object-to-admission';
import { PublishNotice } from './publish-notice';
import { RecommendApplicant } from './recommend-applicant';
import { RecommendationResolver } from './recommendation.resolver';
import { RecordDevelopmentProblem } from './record-development-problem';
import { ReturnApplication } from './return-application';
import { SettleObjection } from './settle-objection';
import { StopDevelopment } from './stop-development';
import { VoteOnAdmission } from './vote-on-admission';

interface Parts {
  readonly reads: ScopedReads;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** The room's part of the object graph. */
export function composeMemberDevelopment({ reads, unitOfWork, clock }: Parts) {
  const memberDevelopments = new MemberDevelopmentQueries(reads);
  const steps = new DevelopmentSteps(unitOfWork, clock);
  const verbs = {
    apply: new ApplyForMembership(steps),
    recommend: new RecommendApplicant(steps),
    publish: new PublishNotice(steps),
    object: new ObjectToAdmission(steps),
    settle: new SettleObjection(steps),
    vote: new VoteOnAdmission(steps),
    admit: new AdmitMember(steps),
    return: new ReturnApplication(steps),
    stop: new StopDevelopment(steps),
    problem: new RecordDevelopmentProblem(steps),
  };
  return {
    loaderSources: { memberDevelopments },
    resolvers: [
      new MemberDevelopmentResolver(memberDevelopments),
      new MemberDevelopmentVerbsResolver(verbs),
      new RecommendationResolver(),
    ],
  };
}
