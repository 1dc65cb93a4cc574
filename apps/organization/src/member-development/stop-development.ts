import type { Actor } from '@huiyin/identity';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';
import type { StepBack } from './return-application';

/** Ends a course before admission, with its reason; the record stays. */
export class StopDevelopment {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, { developmentId, on, note }: StepBack): Promise<MemberDevelopmentEntity> {
    return this.steps.take(actor, developmentId, { note }, (course) => course.stop(on));
  }
}
