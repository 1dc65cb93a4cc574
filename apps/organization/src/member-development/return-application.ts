import type { Actor } from '@huiyin/identity';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';

export interface StepBack {
  readonly developmentId: string;
  readonly on: string;
  readonly note: string;
}

/** Sends an application back to its beginning: recommended, published and voted on anew. */
export class ReturnApplication {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, { developmentId, on, note }: StepBack): Promise<MemberDevelopmentEntity> {
    return this.steps.take(actor, developmentId, { note }, (course) => course.return(on));
  }
}
