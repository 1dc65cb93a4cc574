import type { Actor } from '@huiyin/identity';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';

export interface Notice {
  readonly developmentId: string;
  /** First day of the notice. */
  readonly on: string;
  /** First day after it. */
  readonly until: string;
  readonly note?: string;
}

/** The applicant's name is posted, so that anybody may object (公示). */
export class PublishNotice {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, { developmentId, on, until, note }: Notice) {
    return this.steps.take(actor, developmentId, { note }, (course: MemberDevelopmentEntity) =>
      course.publish(on, until),
    );
  }
}
