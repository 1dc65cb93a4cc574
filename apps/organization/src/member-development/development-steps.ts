import type { Tx, UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { type Clock, newId } from '@huiyin/kernel';
import { DevelopmentStepEntity } from './development-step.entity';
import { MemberDevelopmentEntity } from './member-development.entity';
import { DevelopmentNotFound } from './member-development.errors';
import type { AdmissionBallot, StepKind } from './member-development.rules';

export interface StepWords {
  readonly note?: string | undefined;
  readonly ballot?: AdmissionBallot;
}

/** How every step is taken: the course locked, its unit the actor's, the record written with it. */
export class DevelopmentSteps {
  constructor(
    readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  take(
    actor: Actor,
    developmentId: string,
    words: StepWords,
    step: (course: MemberDevelopmentEntity, tx: Tx) => StepKind | Promise<StepKind>,
  ): Promise<MemberDevelopmentEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const course = await lockCourse(tx, actor, developmentId);
      const round = course.round;
      const kind = await step(course, tx);
      return this.record(tx, actor, course, { ...words, kind, round });
    });
  }

  /** Saves the course as it is after a step, with the step's line in the full-course record. */
  async record(
    tx: Tx,
    actor: Actor,
    course: MemberDevelopmentEntity,
    { kind, round, note, ballot }: StepWords & { kind: StepKind; round: number },
  ): Promise<MemberDevelopmentEntity> {
    course.steps += 1;
    await tx.save(course);
    await tx.manager.insert(DevelopmentStepEntity, {
      id: newId(),
      bureauId: course.bureauId,
      developmentId: course.id,
      ordinal: course.steps,
      kind,
      day: course.lastStepOn,
      stateAfter: course.state,
      round,
      note: note ?? null,
      ballot: ballot ?? null,
      ...this.recordedBy(actor),
    } as never);
    return course;
  }

  recordedBy(actor: Actor): { recordedBy: string; recordedAt: Date } {
    if (actor.personId === null) throw new Error('cannot happen: a step recorded by nobody');
    return { recordedBy: actor.personId, recordedAt: this.clock.now() };
  }
}

/** The course, locked; one of a unit that is not the actor's is not there. */
export async function lockCourse(
  tx: Tx,
  actor: Actor,
  developmentId: string,
): Promise<MemberDevelopmentEntity> {
  const course = await tx.lock(MemberDevelopmentEntity, developmentId);
  if (!course || !actor.coversUnit('member-development:record', course.unitId))
    throw new DevelopmentNotFound(developmentId);
  return course;
}
