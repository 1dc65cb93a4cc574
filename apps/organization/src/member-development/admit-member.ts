import type { Actor } from '@huiyin/identity';
import { changeStanding } from '../person/change-standing';
import { lockPerson } from '../person/lock-person';
import { MemberDevelopmentEntity } from './member-development.entity';
import { DevelopmentNotFound } from './member-development.errors';
import { type DevelopmentSteps, lockCourse } from './development-steps';

export interface Admission {
  readonly developmentId: string;
  readonly on: string;
  readonly note?: string;
}

/** Admits whom the ballot carried; from that day the person counts as a Party member. */
export class AdmitMember {
  constructor(private readonly steps: DevelopmentSteps) {}

  async execute(
    actor: Actor,
    { developmentId, on, note }: Admission,
  ): Promise<MemberDevelopmentEntity> {
    return this.steps.unitOfWork.run(actor, async (tx) => {
      const found = await tx.manager.findOneBy(MemberDevelopmentEntity, { id: developmentId });
      if (!found) throw new DevelopmentNotFound(developmentId);
      // The person first: the order in which every verb locks.
      const person = await lockPerson(tx, found.personId);
      const course = await lockCourse(tx, actor, developmentId);
      const kind = course.admit(on);
      await changeStanding(tx, person, { on, changes: { isCpcMember: true } });
      return this.steps.record(tx, actor, course, { kind, round: course.round, note });
    });
  }
}
