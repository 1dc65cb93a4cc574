import type { Actor } from '@huiyin/identity';
import type { DevelopmentSteps } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';
import type { Failure } from './member-development.rules';

export interface Settlement {
  readonly developmentId: string;
  readonly on: string;
  /** Upheld: the application goes back or ends. Absent: the objection is dismissed. */
  readonly upheld?: Failure;
  readonly note: string;
}

/** An objection is found wrong, or right. */
export class SettleObjection {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(actor: Actor, settlement: Settlement): Promise<MemberDevelopmentEntity> {
    const { developmentId, on, upheld, note } = settlement;
    return this.steps.take(actor, developmentId, { note }, (course) =>
      upheld === undefined ? course.dismissObjection(on) : course.upholdObjection(on, upheld),
    );
  }
}
