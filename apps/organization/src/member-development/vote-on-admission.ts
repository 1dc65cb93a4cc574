import type { Actor } from '@huiyin/identity';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';
import type { AdmissionBallot, Failure } from './member-development.rules';

export interface AdmissionVote extends AdmissionBallot {
  readonly developmentId: string;
  readonly on: string;
  /** What becomes of the application when it is voted down; back to the beginning when absent. */
  readonly otherwise?: Failure;
  readonly note?: string;
}

/** Records the counts of the ballot (票决); carried by more than half of all who have a vote. */
export class VoteOnAdmission {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, vote: AdmissionVote): Promise<MemberDevelopmentEntity> {
    const { developmentId, on, otherwise, note, eligible, inFavour, against, abstained } = vote;
    const ballot = { eligible, inFavour, against, abstained };
    return this.steps.take(actor, developmentId, { note, ballot }, (course) =>
      course.vote(on, ballot, otherwise ?? 'return'),
    );
  }
}
