import type { Actor } from '@huiyin/identity';
import { newId } from '@huiyin/kernel';
import { DevelopmentProblemEntity } from './development-problem.entity';
import { type DevelopmentSteps, lockCourse } from './development-steps';
import type { MemberDevelopmentEntity } from './member-development.entity';
import { StepBeforeTheLast, StepNotPossible } from './member-development.errors';

export interface LaterProblem {
  readonly developmentId: string;
  readonly foundOn: string;
  readonly summary: string;
}

/** Something came out about a member after the admission: it is traced to those who recommended (R004.19). */
export class RecordDevelopmentProblem {
  constructor(private readonly steps: DevelopmentSteps) {}

  execute(
    actor: Actor,
    { developmentId, foundOn, summary }: LaterProblem,
  ): Promise<MemberDevelopmentEntity> {
    return this.steps.unitOfWork.run(actor, async (tx) => {
      const course = await lockCourse(tx, actor, developmentId);
      if (course.admittedOn === null) throw new StepNotPossible('a later problem', course.state);
      if (foundOn < course.admittedOn) throw new StepBeforeTheLast(course.admittedOn);
      await tx.manager.insert(DevelopmentProblemEntity, {
        id: newId(),
        bureauId: course.bureauId,
        developmentId,
        foundOn,
        summary,
        ...this.steps.recordedBy(actor),
      });
      return course;
    });
  }
}
