import type { Actor } from '@huiyin/identity';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';

export interface Objection {
  readonly developmentId: string;
  readonly on: string;
  /** What is objected; who did is nobody's business here. */
  readonly note: string;
}

/** Somebody objected during the public notice: no vote until it is settled. */
export class ObjectToAdmission {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, { developmentId, on, note }: Objection): Promise<MemberDevelopmentEntity> {
    return this.steps.take(actor, developmentId, { note }, (course) => course.object(on));
  }
}
