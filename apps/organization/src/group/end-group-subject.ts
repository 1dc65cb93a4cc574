import type { UnitOfWork } from '@huiyin/events';
import type { Actor } from '@huiyin/identity';
import { endSpan } from '../span/span.rules';
import { GroupSubjectEntity } from './group-subject.entity';
import type { GroupEntity } from './group.entity';
import { GroupSubjectNotFound } from './group.errors';
import { lockGroup } from './keep-group';

/** From a day on the group does not go to that unit or Party organisation any more. */
export class EndGroupSubject {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  execute(actor: Actor, subjectId: string, on: string): Promise<GroupEntity> {
    return this.unitOfWork.run(actor, async (tx) => {
      const found = await tx.manager.findOneBy(GroupSubjectEntity, { id: subjectId });
      if (!found) throw new GroupSubjectNotFound(subjectId);
      const group = await lockGroup(tx, actor, found.groupId, on);
      const subject = await tx.lock(GroupSubjectEntity, subjectId);
      if (!subject) throw new GroupSubjectNotFound(subjectId);
      endSpan('The visit', subject, on);
      await tx.save(subject);
      return group;
    });
  }
}
